#include "close/why.hpp"

#include <algorithm>

#include "kvit/trace/number.hpp"

namespace kvit::close {
namespace {

bool is_of_rules(const trace::Source& source) {
    return source.kind == trace::SourceKind::tariff || source.kind == trace::SourceKind::norm ||
           source.kind == trace::SourceKind::law;
}

/// The sources of rules that the lines of a charge were made by.
std::vector<trace::Source> rules_of(const ReplayedMonth& month, const ChargeKey& key) {
    std::vector<trace::Source> sources;
    const auto at = month.charges.find(key.account);
    if (at == month.charges.end()) return sources;
    for (const auto& line : at->second.lines)
        for (const auto& input : line.inputs)
            if (const auto& source = at->second.sources[input.source];
                line.service == key.service && line.creditor == key.creditor && is_of_rules(source))
                sources.push_back(source);
    return sources;
}

trace::Source named(const LateCause& cause, bool others) {
    const FactId& id = cause.withdraws ? *cause.withdraws : cause.named.id;
    const auto in = [&](Language language) {
        const bool russian = language == Language::ru;
        std::string text(russian ? cause.what.ru : cause.what.en);
        text += ' ' + id.text();
        if (cause.withdraws) text += russian ? " (отозвано)" : " (withdrawn)";
        if (cause.corrects) text += russian ? " (исправлено)" : " (corrected)";
        if (others) text += russian ? " и другие" : " and others";
        return text;
    };
    return {.kind = trace::SourceKind::fact,
            .id = cause.named.id.text(),
            .label = {in(Language::ru), in(Language::en)},
            .valid = cause.named.valid,
            .reference = cause.named.reference};
}

}  // namespace

trace::Source Why::source_of(const Changed& changed) const {
    return learned_.empty() ? of_rules(changed) : of_facts(changed.key);
}

trace::Source Why::of_rules(const Changed& changed) const {
    if (then_ != nullptr) {
        const auto then = rules_of(then_->months[changed.month], changed.key);
        const auto now = rules_of(now_->months[changed.month], changed.key);
        for (const auto& source : now)
            if (std::find(then.begin(), then.end(), source) == then.end()) return source;
        for (const auto& source : then)
            if (std::find(now.begin(), now.end(), source) == now.end())
                return as_it_is_now(source, now_->months[changed.month].month);
    }
    return {.kind = trace::SourceKind::computed,
            .label = {"сведения или правила не те, что при начислении",
                      "facts or rules that are not those of the charge"}};
}

/// A value that no line is made by any more: of the law what took its place, with its act.
trace::Source Why::as_it_is_now(trace::Source source, Month month) const {
    if (source.kind != trace::SourceKind::law) return source;
    const trace::Reference was = source.reference;
    for (const Date day : {month.next().first_day() - 1, month.first_day()})
        if (const auto found = rules_->law.find(source.id, day, known_on_);
            found && !(found->value.reference == was)) {
            source.valid = found->value.valid;
            source.reference = found->value.reference;
        }
    return source;
}

/// The cause of the account's own; what is only known of other accounts is not named, unless it is
/// the one cause there is.
trace::Source Why::of_facts(const ChargeKey& key) const {
    std::size_t all = 0;
    std::size_t about = 0;
    const LateCause* first = nullptr;
    for (const auto& step : learned_)
        for (const auto& cause : step.causes) {
            ++all;
            if (!cause.account.empty() && cause.account != key.account) continue;
            ++about;
            if (first == nullptr || (first->account.empty() && !cause.account.empty()))
                first = &cause;
        }
    if (all == 1) first = &learned_.front().causes.front();
    if (first == nullptr)
        return {.kind = trace::SourceKind::computed,
                .label = {"сведения о других помещениях дома",
                          "facts about other premises of the house"}};
    return named(*first, about > 1 || (all > 1 && shares_the_house(key.service)));
}

/// Whether what one flat took changes what others pay for the service.
bool Why::shares_the_house(const ServiceId& service) const {
    using premises::Method;
    return std::any_of(
        house_->supplies.begin(), house_->supplies.end(), [&](const premises::Supply& each) {
            return each.service == service &&
                   (each.method == Method::heating || each.method == Method::common_property ||
                    each.method == Method::common_needs ||
                    each.method == Method::solid_waste_containers);
        });
}

Text Why::reason_of(Month month, const trace::Source& source) {
    const auto in = [&](Language language) {
        const bool russian = language == Language::ru;
        const auto& label = russian ? source.label.ru : source.label.en;
        std::string text = (russian ? "Перерасчёт за " : "Recalculation of ") +
                           trace::month_text(month, language) + ": " + label;
        if (!source.reference.act.empty()) text += ", " + source.reference.act;
        return text + ".";
    };
    return {in(Language::ru), in(Language::en)};
}

}  // namespace kvit::close
