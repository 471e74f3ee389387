// A house and, below a line of three dashes, its opening: a closed month, every bill of which keeps
// its identities, or a list of errors.
#include "errors.hpp"
#include "month.hpp"

void kvit_fuzz(std::string_view input) {
    using namespace kvit;
    const auto documents = fuzz::two_of(input);
    const auto house = fuzz::read_checked(format::read_house, documents.first);
    if (!house.ok()) return;
    std::optional<close::Opening> opening;
    if (!documents.second.empty()) {
        const auto read = fuzz::read_checked(format::read_opening, documents.second);
        if (!read.ok()) return;
        opening = *read;
    }
    const auto how = fuzz::month();
    const auto closed =
        close::close(how.rules, *house, opening ? &*opening : nullptr, how.month, how.known_on);
    if (!closed.ok()) {
        fuzz::require_errors(closed.errors());
        return;
    }
    for (const auto& bill : closed->bills) {
        const Errors wrong = bill::check(bill);
        fuzz::require(wrong.empty(), "a bill keeps its identities",
                      wrong.empty() ? "" : wrong.first().message(Language::en));
        const auto again = format::read_bill(format::write_bill(bill));
        fuzz::require(again.ok() && *again == bill, "a bill reads back",
                      again.ok() ? "" : again.errors().first().message(Language::en));
    }
    const auto next = format::read_opening(format::write_opening(closed->closing));
    fuzz::require(next.ok() && *next == closed->closing, "an opening reads back");
}
