#include "kvit/law/diff.hpp"

#include <algorithm>
#include <set>

namespace kvit::law {
namespace {

const Parameter* parameter_of(const LawBook& book, const std::string& id) {
    const auto found = book.parameters().find(id);
    return found == book.parameters().end() ? nullptr : &found->second;
}

/// The days from which an answer may be another one.
void add_cuts(std::set<Date>& cuts, const Parameter* parameter) {
    if (parameter == nullptr) return;
    for (const auto& dated : parameter->values.values()) {
        cuts.insert(dated.valid.from);
        cuts.insert(dated.valid.to);
    }
    if (parameter->covered_until() != Date::open_end()) cuts.insert(parameter->covered_until() + 1);
}

std::optional<Value> answer(const Parameter* parameter, Date date) {
    if (parameter == nullptr || parameter->covered_until() < date) return std::nullopt;
    const auto* dated = parameter->values.at(date);
    return dated == nullptr ? std::nullopt : std::optional(dated->value);
}

void compare(const std::string& id, const Parameter* before, const Parameter* after,
             std::vector<Change>& changes) {
    std::set<Date> cuts{Date::open_start(), Date::open_end()};
    add_cuts(cuts, before);
    add_cuts(cuts, after);
    const std::size_t first = changes.size();
    for (auto from = cuts.begin(), to = std::next(from); to != cuts.end(); ++from, ++to) {
        Change change{id, {*from, *to}, answer(before, *from), answer(after, *from)};
        if (change.before == change.after) continue;
        if (changes.size() > first) {
            Change& last = changes.back();
            if (last.days.to == *from && last.before == change.before &&
                last.after == change.after) {
                last.days.to = *to;
                continue;
            }
        }
        changes.push_back(std::move(change));
    }
}

/// Values of another kind or unit cannot be compared: the one parameter goes, the other comes.
bool comparable(const Parameter* before, const Parameter* after) {
    return before == nullptr || after == nullptr ||
           (before->kind == after->kind && before->unit == after->unit);
}

}  // namespace

std::vector<Change> diff(const LawBook& before, const LawBook& after) {
    std::set<std::string> ids;
    for (const auto& [id, parameter] : before.parameters()) ids.insert(id);
    for (const auto& [id, parameter] : after.parameters()) ids.insert(id);
    std::vector<Change> changes;
    for (const auto& id : ids) {
        const Parameter* was = parameter_of(before, id);
        const Parameter* is = parameter_of(after, id);
        if (comparable(was, is)) {
            compare(id, was, is, changes);
        } else {
            compare(id, was, nullptr, changes);
            compare(id, nullptr, is, changes);
        }
    }
    return changes;
}

}  // namespace kvit::law
