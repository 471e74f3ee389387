#include "unit/mutation/product.hpp"

#include <algorithm>

#include "kvit/format/documents.hpp"

namespace kvit::test::mutation {
namespace {

/// Walks a path such as accounts[3].id or ["a b"].c; null where it leads nowhere.
class Path {
  public:
    /// `absent`: the last key may be one that is not there.
    Path(const Json& document, std::string_view path, bool absent)
        : at_(&document), rest_(path), absent_(absent) {}

    bool resolves() {
        while (at_ != nullptr && !rest_.empty()) step();
        return at_ != nullptr;
    }

  private:
    void step() {
        if (rest_.front() == '[') {
            const auto end = rest_.find(']');
            if (end == rest_.npos) return fail();
            const std::string inside(rest_.substr(1, end - 1));
            rest_.remove_prefix(end + 1);
            if (inside.starts_with('"')) return quoted(inside);
            const auto index = static_cast<std::size_t>(std::stoul(inside));
            at_ = at_->is_array() && index < at_->size() ? &(*at_)[index] : nullptr;
            return;
        }
        if (rest_.front() == '.') rest_.remove_prefix(1);
        const auto end = rest_.find_first_of(".[");
        key(std::string(rest_.substr(0, end)));
        rest_.remove_prefix(std::min(end, rest_.size()));
    }
    /// Odd keys are shown with escapes, shortened: that there is such an object is enough.
    void quoted(const std::string& shown) {
        if (!at_->is_object() || shown.size() < 2 || !rest_.empty()) fail();
    }
    void key(const std::string& name) {
        if (!at_->is_object() || name.empty()) return fail();
        if (at_->contains(name))
            at_ = &(*at_)[name];
        else if (!absent_ || rest_ != name)
            fail();
    }
    void fail() {
        at_ = nullptr;
        rest_ = {};
    }

    const Json* at_;
    std::string_view rest_;
    bool absent_;
};

/// Errors about what is not there.
bool is_absence(ErrorCode code) {
    return code == ErrorCode::missing_key || code == ErrorCode::missing_fact ||
           code == ErrorCode::payment_not_split;
}

/// A look-up in the law names its parameter, which is there unless that is what is wrong; or what
/// asked for it.
bool names_parameter(const Error& error, const Json& law) {
    const Json& parameters = law["parameters"];
    const bool there =
        std::any_of(parameters.begin(), parameters.end(),
                    [&](const Json& parameter) { return parameter["id"] == error.path; });
    return there == (error.code != ErrorCode::law_unknown_parameter);
}

bool resolves(const Error& error, const std::string& stage, const Docs& docs) {
    std::string_view path = error.path;
    if (path.empty()) return false;
    const bool looked_up =
        error.code == ErrorCode::law_unknown_parameter || error.code == ErrorCode::law_gap ||
        error.code == ErrorCode::law_wrong_kind || error.code == ErrorCode::out_of_range;
    if (stage == "close" && looked_up && names_parameter(error, docs.root["law"])) return true;
    std::string name = stage;
    if (stage == "close") {
        name = "house";
        for (const char* document : {"opening", "tariffs", "law", "policy"})
            if (const std::string prefix = std::string(document) + "."; path.starts_with(prefix)) {
                name = document;
                path.remove_prefix(prefix.size());
            }
    }
    return docs.root.contains(name) &&
           Path(docs.root[name], path, is_absence(error.code)).resolves();
}

bool has_cyrillic(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0xD0 || byte == 0xD1;
    });
}

}  // namespace

std::string text_of(const Json& document) {
    std::string text = document.dump(-1, ' ', false, Json::error_handler_t::ignore);
    for (auto at = text.find(again); at != text.npos; at = text.find(again, at))
        text.erase(at, again.size());
    return text;
}

Outcome run(const Docs& docs) {
    Outcome outcome;
    const auto refused = [&](const char* stage, const Errors& errors) {
        outcome.stage = stage;
        outcome.errors = errors;
        outcome.bytes = format::write_errors(errors, format::Layout::line);
        return outcome;
    };
    const auto text = [&](const char* name) { return text_of(docs.root[name]); };
    const auto law = format::read_law(text("law"));
    if (!law) return refused("law", law.errors());
    const auto tariffs = format::read_tariffs(text("tariffs"));
    if (!tariffs) return refused("tariffs", tariffs.errors());
    law::Policy policy;
    if (docs.root.contains("policy")) {
        const auto read = format::read_policy(text("policy"));
        if (!read) return refused("policy", read.errors());
        policy = *read;
    }
    const auto house = format::read_house(text("house"));
    if (!house) return refused("house", house.errors());
    std::optional<close::Opening> opening;
    if (docs.root.contains("opening")) {
        const auto read = format::read_opening(text("opening"));
        if (!read) return refused("opening", read.errors());
        opening = *read;
    }
    const Date known_on = docs.known_on ? *Date::parse(*docs.known_on) : Date::open_end();
    auto closed = close::close({*law, *tariffs, policy}, *house, opening ? &*opening : nullptr,
                               *Month::parse(docs.month), known_on);
    if (!closed) return refused("close", closed.errors());
    outcome.stage = "close";
    outcome.bytes = format::write_closed(*closed, format::Layout::line);
    outcome.closed = *std::move(closed);
    return outcome;
}

std::map<std::string, std::string> bills_of(const Outcome& outcome) {
    std::map<std::string, std::string> bills;
    if (outcome.closed)
        for (const auto& bill : outcome.closed->bills)
            bills[bill.account.text()] = format::write_bill(bill, format::Layout::line);
    return bills;
}

std::string codes_of(const Errors& errors) {
    std::vector<std::string> codes;
    for (const auto& error : errors.list()) codes.emplace_back(error_code_row(error.code).name);
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    std::string text;
    for (const auto& code : codes) text += (text.empty() ? "" : " ") + code;
    return text;
}

std::vector<std::string> flaws_of(const Outcome& outcome, const Docs& docs) {
    std::vector<std::string> flaws;
    if (outcome.errors.empty()) flaws.emplace_back("neither a bill nor an error");
    for (const auto& error : outcome.errors.list()) {
        const std::string english = error.message(Language::en);
        const auto flaw = [&](const std::string& what) { flaws.push_back(what + ": " + english); };
        if (error.code == ErrorCode::internal || error.code == ErrorCode::identity_violated)
            flaw("an error of kvit itself");
        if (!resolves(error, outcome.stage, docs))
            flaw("the path leads nowhere in " + outcome.stage);
        if (error.expected.ru.empty() != error.expected.en.empty())
            flaw("expected in one language only");
        if (error.expected.en.empty() && error.found.empty() &&
            error.code != ErrorCode::duplicate_key && error.code != ErrorCode::unknown_key)
            flaw("says nothing but its code");
        if (!has_cyrillic(error.message(Language::ru))) flaw("the Russian text is not Russian");
    }
    return flaws;
}

}  // namespace kvit::test::mutation
