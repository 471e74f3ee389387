// kvit-book/1: opening balances, postings, and what is known about debts and months.
#include <utility>

#include "format/allocation_names.hpp"
#include "format/balance.hpp"
#include "format/book_names.hpp"
#include "format/optional_id.hpp"
#include "kvit/format/book.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using json::Presence;
using ledger::BookCase;
using ledger::PostingKind;
using ledger::ReceivableKind;

/// What a posting of a kind is of, unless it says so.
ReceivableKind usual_balance(PostingKind kind) {
    if (kind == PostingKind::penalty) return ReceivableKind::penalty;
    if (kind == PostingKind::court_cost) return ReceivableKind::court_cost;
    return ReceivableKind::principal;
}

ledger::BalanceOf read_balance_of(ObjectReader& r, ReceivableKind usual) {
    return {.account = AccountId(r.id("account")),
            .key = read_money_key(r),
            .kind = r.choice("of", names::receivable_kinds, usual)};
}

ledger::OpeningBalance read_opening_balance(ObjectReader& r) {
    return {.of = read_balance_of(r, ReceivableKind::principal),
            .amount = r.money("amount"),
            .path = r.path()};
}

ledger::Posting read_posting(ObjectReader& r) {
    ledger::Posting posting;
    posting.id = r.id("id");
    posting.kind = r.choice("kind", names::book_posting_kinds);
    posting.of = read_balance_of(r, usual_balance(posting.kind));
    posting.amount = r.money("amount");
    posting.posted = r.date("posted");
    posting.month = r.optional_month("posted_in").value_or(Month::of(posting.posted));
    posting.value_date = r.optional_date("value_date").value_or(posting.posted);
    posting.cause = r.optional_id("cause").value_or("");
    posting.reason = r.optional_text("reason").value_or("");
    posting.author = r.optional_text("author").value_or("");
    posting.path = r.path();
    return posting;
}

ledger::MonthLock read_lock(ObjectReader& r) {
    return {.month = r.month("month"),
            .on = r.date("on"),
            .reopens = r.choice("event", names::lock_events),
            .reason = r.text("reason"),
            .author = r.text("author"),
            .path = r.path()};
}

ledger::DebtMark read_mark(ObjectReader& r) {
    return {.id = r.id("id"),
            .kind = r.choice("mark", names::debt_marks),
            .valid = r.interval(),
            .account = AccountId(r.id("account")),
            .creditor = read_optional_id<ProviderId>(r, "creditor"),
            .service = read_optional_id<ServiceId>(r, "service"),
            .from = r.optional_month("from"),
            .through = r.optional_month("through"),
            .document = r.text("document"),
            .path = r.path()};
}

ledger::Succession read_succession(ObjectReader& r) {
    return {.id = r.id("id"),
            .from = AccountId(r.id("from")),
            .to = AccountId(r.id("to")),
            .on = r.date("on"),
            .reason = r.text("reason"),
            .author = r.text("author"),
            .path = r.path()};
}

ledger::BookAccount read_account(ObjectReader& r) {
    return {.account = AccountId(r.id("account")), .house = HouseId(r.id("house"))};
}

BookCase read_document(ObjectReader& r) {
    BookCase facts;
    r.schema("kvit-book/1");
    facts.id = r.id("id");
    facts.title = r.optional_text("title").value_or("");
    facts.from = r.month("from");
    facts.through = r.month("through");
    facts.accounts = r.list("accounts", read_account, Presence::optional);
    facts.opening = r.list("opening", read_opening_balance);
    facts.postings = r.list("postings", read_posting);
    facts.locks = r.list("locks", read_lock, Presence::optional);
    facts.marks = r.list("marks", read_mark, Presence::optional);
    facts.successions = r.list("successions", read_succession, Presence::optional);
    for (auto& service : r.ids("follow_premises", Presence::optional))
        facts.follow_premises.emplace_back(std::move(service));
    return facts;
}

}  // namespace

Result<BookCase> read_book_case(std::string_view json) {
    auto facts = json::read_text(json, read_document);
    if (!facts) return facts;
    if (Errors errors = ledger::check(*facts); !errors.empty()) return errors;
    return facts;
}

}  // namespace kvit::format
