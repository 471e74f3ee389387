#include <algorithm>

#include "kvit/trace/number.hpp"
#include "ledger/proceedings/proceedings.hpp"
#include "ledger/proceedings/run.hpp"
#include "ledger/reconciliation/words.hpp"

namespace kvit::ledger {
namespace {

std::string in(Language language, std::string_view ru, std::string_view en) {
    return std::string(language == Language::ru ? ru : en);
}

/// The first day on which a search may be asked for.
Date opens_on(const PaymentSearch& search, const ReconciliationPractices& practices) {
    const bool received = practices.search_from == law::SearchFrom::from_received;
    const Date from = received ? search.received.value_or(search.paid) : search.paid;
    return practices.search_term == law::SearchTerm::calendar_month ? month_after(from) : from + 30;
}

charge::Decision already_posted(const PaymentSearch& search) {
    return row_words::told("already_posted", search.id, [&](Language language) {
        return in(language, "Платёж ", "The payment ") + *search.payment +
               in(language, " уже на лицевом счёте: искать нечего",
                  " is on its account already: there is nothing to search for");
    });
}

charge::Decision opens(const PaymentSearch& search, Date from, bool early) {
    return row_words::told(
        early ? "filed_early" : "search_opens", search.id, [&](Language language) {
            return (early ? in(language, "Заявление подано раньше срока: розыск возможен с ",
                               "The request came early: a search is possible from ")
                          : in(language, "Розыск возможен с ", "A search is possible from ")) +
                   trace::date_text(from, language);
        });
}

}  // namespace

void Proceedings::look_at_searches(std::vector<Standing>& searches,
                                   const std::function<ReconciliationPractices(Date)>& practices) {
    for (const PaymentSearch& search : facts_.searches) {
        if (search.paid > *facts_.as_of) {
            errors_.add(ErrorCode::out_of_range, search.path + ".paid", search.paid.to_string(),
                        {"день не позже as_of, " + facts_.as_of->to_string(),
                         "a day not after as_of, " + facts_.as_of->to_string()});
            continue;
        }
        const Date from = opens_on(search, practices(search.paid));
        Standing standing{.id = search.id, .state = {}};
        bool early = false;
        auto events = events_of(search.events);
        const RowInWork* row = search.payment ? rows_.find_payment(*search.payment) : nullptr;
        const bool posted = row != nullptr && row->account && !row->left().is_zero();
        const Progress progress =
            run(search_machine, std::move(events), *facts_.as_of, errors_,
                [&](const MachineEvent& event, const Progress&) {
                    if (event.event == static_cast<std::uint8_t>(SearchEvent::file) &&
                        event.date < from)
                        early = true;
                });
        standing.state = search_states[progress.state].name;
        standing.since = progress.since;
        const auto state = static_cast<SearchState>(progress.state);
        if (posted && state != SearchState::posted) {
            standing.decisions.push_back(already_posted(search));
            // What is on the account is not searched for; what was asked for is only closed.
            if (state != SearchState::waiting)
                standing.next = {{search_events[static_cast<std::size_t>(SearchEvent::post)].name,
                                  search_states[static_cast<std::size_t>(SearchState::posted)].name,
                                  progress.since}};
        } else {
            standing.next = next_steps(
                search_machine, progress.state, [&](std::uint8_t event) -> std::optional<Date> {
                    if (event == static_cast<std::uint8_t>(SearchEvent::file))
                        return std::max(from, progress.since.value_or(from));
                    return progress.since.value_or(search.paid);
                });
            if (state == SearchState::waiting || early)
                standing.decisions.push_back(opens(search, from, early));
        }
        searches.push_back(std::move(standing));
    }
    std::sort(searches.begin(), searches.end(),
              [](const Standing& a, const Standing& b) { return a.id < b.id; });
}

}  // namespace kvit::ledger
