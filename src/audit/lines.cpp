// Which lines of two bills answer each other, and what their differences consist of.
#include "audit/lines.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "audit/input_cause.hpp"
#include "audit/steps.hpp"
#include "audit/tell.hpp"
#include "audit/words.hpp"
#include "kvit/version.hpp"

namespace kvit::audit {
namespace {

using charge::ChargeLine;
using charge::detail::ExactAmount;

/// The service of a line: where no closer match is found, its lines answer each other together.
struct ServiceKey {
    tariff::Section section{};
    ProviderId creditor;
    ServiceId service;
    int months = 0;  ///< from the month of the bill

    friend auto operator<=>(const ServiceKey&, const ServiceKey&) = default;
};

struct LineKey {
    ServiceKey of;
    charge::Component component{};
    Zone zone{};
    int band = 0;

    friend auto operator<=>(const LineKey&, const LineKey&) = default;
};

LineKey key_of(const ChargeLine& line, const bill::Bill& bill) {
    return {.of = {.section = line.section,
                   .creditor = line.creditor,
                   .service = line.service,
                   .months = line.month.index() - bill.month.index()},
            .component = line.component,
            .zone = line.zone,
            .band = line.band};
}

/// Lines of both sides under one key.
struct Group {
    Lines before;
    Lines after;

    bool empty() const { return before.empty() && after.empty(); }
    bool both() const { return !before.empty() && !after.empty(); }
};

template <class Key>
using Groups = std::map<Key, Group>;

Money sum_of(const Lines& lines) {
    Money sum;
    for (const auto& [line, number] : lines) sum += line->amount;
    return sum;
}

bool same_formula(const Group& group) {
    const auto id = group.before.front().line->formula;
    const auto alike = [&](const Placed& placed) { return placed.line->formula == id; };
    return std::all_of(group.before.begin(), group.before.end(), alike) &&
           std::all_of(group.after.begin(), group.after.end(), alike);
}

/// Equal in all that its amount is computed from, and in the amount.
bool same_value(const ChargeLine& a, const ChargeLine& b) {
    const auto inputs_equal = [&] {
        return std::equal(a.inputs.begin(), a.inputs.end(), b.inputs.begin(), b.inputs.end(),
                          [](const auto& x, const auto& y) { return x.value == y.value; });
    };
    return a.formula == b.formula && a.amount == b.amount && a.share == b.share && inputs_equal();
}

/// One month by the same rules and knowledge, but by another law.
bool only_laws_differ(const Sides& sides) {
    if (!sides.laws_differ() || sides.before.month != sides.after.month) return false;
    bill::Basis basis = sides.before.basis;
    basis.law = sides.after.basis.law;
    return basis == sides.after.basis;
}

class Compared {
  public:
    explicit Compared(const Sides& sides) : sides_(sides) {}

    Result<std::vector<LineDifference>> run() {
        Groups<LineKey> groups;
        collect(groups, sides_.before, &Group::before);
        collect(groups, sides_.after, &Group::after);
        Groups<ServiceKey> rest;
        for (auto& [key, group] : groups) {
            drop_same(group);
            pair_same_days(group);
            if (group.both() && same_formula(group) && cuttable(group)) {
                substitute(group, cut_of(group));
                continue;
            }
            auto& at = rest[key.of];
            at.before.insert(at.before.end(), group.before.begin(), group.before.end());
            at.after.insert(at.after.end(), group.after.begin(), group.after.end());
        }
        for (auto& [key, group] : rest) unmatched(group);
        if (!errors_.empty()) return errors_;
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
        return std::move(found_);
    }

  private:
    void collect(Groups<LineKey>& groups, const bill::Bill& bill, Lines Group::*side) {
        for (std::size_t i = 0; i < bill.lines.size(); ++i)
            (groups[key_of(bill.lines[i], bill)].*side).push_back({&bill.lines[i], i + 1});
    }

    /// Lines that differ in nothing but their days.
    static void drop_same(Group& group) {
        for (std::size_t i = 0; i < group.before.size();) {
            const auto& line = *group.before[i].line;
            const auto twin =
                std::find_if(group.after.begin(), group.after.end(),
                             [&](const auto& placed) { return same_value(line, *placed.line); });
            if (twin == group.after.end()) {
                ++i;
                continue;
            }
            group.after.erase(twin);
            group.before.erase(group.before.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    /// Lines with the same days and formula, where there are several.
    void pair_same_days(Group& group) {
        if (group.before.size() < 2 && group.after.size() < 2) return;
        for (std::size_t i = 0; i < group.before.size();) {
            const Placed placed = group.before[i];
            const auto match =
                std::find_if(group.after.begin(), group.after.end(), [&](const auto& other) {
                    return other.line->formula == placed.line->formula &&
                           same_days(*placed.line, *other.line);
                });
            if (match == group.after.end()) {
                ++i;
                continue;
            }
            const Group pair{{placed}, {*match}};
            group.after.erase(match);
            group.before.erase(group.before.begin() + static_cast<std::ptrdiff_t>(i));
            substitute(pair, one_piece(pair));
        }
    }

    static bool cuttable(const Group& group) {
        const bool one = group.before.size() == 1 && group.after.size() == 1;
        return one || (can_cut(group.before) && can_cut(group.after));
    }

    static std::vector<Piece> one_piece(const Group& group) {
        return {{{.line = group.before.front().line}, {.line = group.after.front().line}}};
    }

    static std::vector<Piece> cut_of(const Group& group) {
        const bool one = group.before.size() == 1 && group.after.size() == 1;
        return one ? one_piece(group) : cut(group.before, group.after);
    }

    /// The same formula on both sides: input after input.
    void substitute(const Group& group, const std::vector<Piece>& pieces) {
        auto steps = steps_of(sides_, pieces);
        if (!steps.ok()) {  // a mixture of inputs that no house has, such as a divisor of zero
            add(group, {{.cause = cause_of_method(sides_), .amount = computed_difference(group)}});
            return;
        }
        add(group, rounded(*std::move(steps), computed_difference(group)));
    }

    /// Lines that no substitution leads from one to the other.
    void unmatched(const Group& group) {
        if (group.both()) {
            regrouped(group);
            return;
        }
        for (const auto* side : {&group.before, &group.after})
            for (const auto& placed : *side) {
                Group alone;
                (side == &group.before ? alone.before : alone.after) = {placed};
                const Cause cause = sides_.policies_differ()   ? Cause::practice
                                    : only_laws_differ(sides_) ? Cause::law
                                    : side == &group.before    ? Cause::vanished
                                                               : Cause::appeared;
                add(alone, {{.cause = cause, .amount = computed_difference(alone)}});
            }
    }

    /// One service computed otherwise. Where the exact amounts are the same, what is left is the
    /// rounding of another number of lines.
    void regrouped(const Group& group) {
        ExactAmount exact;
        for (const auto& [line, number] : group.after)
            if (const auto amount = exact_of(*line); amount.ok()) exact = exact + *amount;
        for (const auto& [line, number] : group.before)
            if (const auto amount = exact_of(*line); amount.ok()) exact = exact - *amount;
        const Money difference = computed_difference(group);
        const Cause cause =
            exact.is_zero() && !difference.is_zero() ? Cause::rounding : cause_of_method(sides_);
        add(group, {{.cause = cause, .amount = difference}});
    }

    /// What the lines give again, side by side.
    Money computed_difference(const Group& group) {
        Money sum;
        for (const auto& placed : group.after) sum += computed(placed, sides_.after, "after:");
        for (const auto& placed : group.before) sum -= computed(placed, sides_.before, "before:");
        return sum;
    }

    /// The amount of a line by the exact reading; that on the bill where another engine made it
    /// from what this one does not admit.
    Money computed(const Placed& placed, const bill::Bill& bill, const char* side) {
        std::vector<Decimal> inputs;
        for (const auto& input : placed.line->inputs) inputs.push_back(input.value);
        const auto again = charge::evaluate_exact(placed.line->formula, inputs, placed.line->share);
        const bool own = bill.basis.engine == version;
        if (own && (!again.ok() || again->amount != placed.line->amount)) {
            const std::string expected = again.ok() ? again->amount.to_string() : "";
            errors_.add_once({ErrorCode::identity_violated,
                              side + ("lines[" + std::to_string(placed.number - 1) + "].amount"),
                              placed.line->amount.to_string(),
                              {expected, expected}});
        }
        return again.ok() ? again->amount : placed.line->amount;
    }

    void add(const Group& group, std::vector<Part> parts) {
        const ChargeLine& line = *(group.after.empty() ? group.before : group.after).front().line;
        LineDifference found{.section = line.section,
                             .service = line.service,
                             .title = line_title(sides_, line),
                             .creditor = line.creditor,
                             .component = line.component,
                             .zone = line.zone,
                             .band = line.band,
                             .month = line.month,
                             .before_lines = numbers(group.before),
                             .after_lines = numbers(group.after),
                             .before = sum_of(group.before),
                             .after = sum_of(group.after),
                             .parts = std::move(parts)};
        // What the engine of a bill gave and this one does not give.
        Money left = found.difference();
        for (const auto& part : found.parts) left -= part.amount;
        if (!left.is_zero()) found.parts.push_back({.cause = Cause::engine, .amount = left});
        if (found.parts.empty()) return;
        for (auto& part : found.parts)
            part.text = line_part_text(sides_, found, part, group.before, group.after);
        found_.push_back(std::move(found));
    }

    static std::vector<std::size_t> numbers(const Lines& lines) {
        std::vector<std::size_t> all;
        for (const auto& [line, number] : lines) all.push_back(number);
        return all;
    }

    /// By the later bill; what it no longer has goes by the earlier one, after its section.
    static std::tuple<tariff::Section, bool, std::size_t> place_of(const LineDifference& line) {
        const bool gone = line.after_lines.empty();
        return {line.section, gone, gone ? line.before_lines.front() : line.after_lines.front()};
    }

    const Sides& sides_;
    std::vector<LineDifference> found_;
    Errors errors_;
};

}  // namespace

Result<std::vector<LineDifference>> compare_lines(const Sides& sides) {
    return Compared(sides).run();
}

}  // namespace kvit::audit
