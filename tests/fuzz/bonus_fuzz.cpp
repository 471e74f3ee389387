// A kvit-programme/1 and a kvit-bonus-history/1, a line each: what reads is canonical, evaluates or
// is refused by a list of errors, and gives the same bytes whatever the order of its facts.
#include <algorithm>

#include "errors.hpp"
#include "kvit/format/bonus.hpp"

namespace {

using namespace kvit;

std::vector<bonus::History> backwards(std::vector<bonus::History> histories) {
    std::ranges::reverse(histories);
    for (auto& history : histories) {
        std::ranges::reverse(history.bills);
        std::ranges::reverse(history.payments);
        std::ranges::reverse(history.returns);
        std::ranges::reverse(history.meters);
        std::ranges::reverse(history.readings);
        std::ranges::reverse(history.facts);
        std::ranges::reverse(history.levels);
        std::ranges::reverse(history.given);
    }
    return histories;
}

void evaluate(const bonus::Programme& programme, const std::vector<bonus::History>& histories,
              Instant as_of) {
    static const law::LawBook book = format::built_in_law().value_or_throw();
    const auto one = bonus::evaluate(programme, histories, as_of, book);
    const auto other = bonus::evaluate(programme, backwards(histories), as_of, book);
    fuzz::require(one.ok() == other.ok(), "order has no say in what is refused");
    if (!one.ok()) {
        fuzz::require_errors(one.errors());
        return;
    }
    const auto text = format::write_evaluation(programme, *one, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(text) == text.npos, "a result is UTF-8");
    fuzz::require(text == format::write_evaluation(programme, *other, format::Layout::line),
                  "the same facts give the same bytes", text);
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    const std::string_view first = input.substr(0, end);
    const std::string_view second = input.substr(std::min(end + 1, input.size()));
    const auto programme = fuzz::read_checked(format::read_programme, first);
    fuzz::require(format::check_document(first, "kvit-programme/1").empty() == programme.ok(),
                  "checking agrees with reading");
    const auto histories = fuzz::read_checked(format::read_bonus_history, second);
    if (programme.ok()) {
        const auto text = format::write_programme(*programme, format::Layout::line);
        const auto again = format::read_programme(text);
        fuzz::require(again.ok() && *again == *programme, "the canonical form reads alike", text);
    }
    if (!histories.ok()) return;
    const Instant as_of = Instant::parse("2022-01-01T00:00:00Z").value();
    if (programme.ok()) evaluate(*programme, *histories, as_of);
    for (const auto& shipped : format::shipped_programmes())
        evaluate(*format::programme(shipped.name), *histories, as_of);
}
