#include "format/proceedings.hpp"

#include "format/decision.hpp"
#include "format/optional_id.hpp"
#include "format/reconciliation_names.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;

template <class List>
auto read_events(ObjectReader& r, const List& names) {
    using Event = json::Chosen<List>;
    return r.list(
        "events",
        [&](ObjectReader& each) -> ledger::Happened<Event> {
            return {.event = each.choice("event", names),
                    .date = each.date("date"),
                    .path = each.path()};
        },
        Presence::optional);
}

ledger::ClaimDocumentGiven read_document_given(ObjectReader& r) {
    return {.document = r.choice("document", names::claim_documents),
            .date = r.date("date"),
            .path = r.path()};
}

json::Object next_object(const ledger::NextStep& next) {
    return json::Object().add("event", next.event).add("state", next.state).add("from", next.from);
}

}  // namespace

ledger::PaymentLife read_life(ObjectReader& r) {
    return {.id = r.id("id"), .events = read_events(r, names::life_events), .path = r.path()};
}

ledger::PaymentSearch read_search(ObjectReader& r) {
    return {.id = r.id("id"),
            .payment = r.optional_id("payment"),
            .paid = r.date("paid"),
            .received = r.optional_date("received"),
            .events = read_events(r, names::search_events),
            .path = r.path()};
}

ledger::MisdirectedClaim read_claim(ObjectReader& r) {
    ledger::MisdirectedClaim claim{
        .id = r.id("id"),
        .payment = r.id("payment"),
        .source = read_optional_id<AccountId>(r, "source"),
        .target = read_optional_id<AccountId>(r, "target"),
        .amount = r.optional_money("amount"),
        .reason = r.text("reason"),
        .author = r.text("author"),
        .documents = r.list("documents", read_document_given, Presence::optional),
        .events = read_events(r, names::claim_events),
        .path = r.path()};
    const bool outside = r.boolean("outside", false);
    if (outside == claim.target.has_value())
        r.fail(outside ? "outside" : "target",
               outside ? ErrorCode::contradiction : ErrorCode::missing_key, {},
               {"счёт в target либо outside: true", "an account in target, or outside: true"});
    return claim;
}

json::Object standing_object(const ledger::Standing& standing) {
    return json::Object()
        .add("id", standing.id)
        .add("state", standing.state)
        .add("since", standing.since)
        .add("next", json::array_of(standing.next, next_object))
        .add("missing",
             json::array_of(standing.missing, [](std::string_view name) { return name; }))
        .add("decisions", json::array_of(standing.decisions, decision_object));
}

}  // namespace kvit::format
