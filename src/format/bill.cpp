#include "format/bill.hpp"

#include <optional>

#include "format/allocation_names.hpp"
#include "format/balance.hpp"
#include "format/basis.hpp"
#include "format/bill_penalty.hpp"
#include "format/book_names.hpp"
#include "format/decision.hpp"
#include "format/json/reader.hpp"
#include "format/layout.hpp"
#include "format/line.hpp"
#include "format/names.hpp"
#include "format/required.hpp"
#include "format/source.hpp"
#include "format/sum.hpp"
#include "format/text.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

// ---- Sections: the lines of the bill, numbered through.

/// The section under its key, which comes after the previous one as sections are printed.
tariff::Section read_section_name(ObjectReader& r, std::optional<tariff::Section>& previous) {
    const auto section = required_choice(r, "section", names::sections);
    if (!section) return {};
    if (previous && *section <= *previous)
        r.fail("section", ErrorCode::contradiction,
               '"' + std::string(json::name_of(names::sections, *section)) + '"',
               {"каждый раздел один раз, по порядку: housing, utility, other, voluntary",
                "each section once, in the order housing, utility, other, voluntary"});
    previous = section;
    return *section;
}

void read_sections(ObjectReader& r, bill::Bill& bill) {
    std::optional<tariff::Section> previous;
    r.each("sections", [&](ObjectReader& s) {
        LinePlace place{.number = bill.lines.size(),
                        .section = read_section_name(s, previous),
                        .source_count = bill.sources.list().size()};
        auto lines = s.list("lines", [&](ObjectReader& line) {
            ++place.number;
            return read_line(line, place);
        });
        const auto total = required_money(s, "total");
        const auto sum = sum_of_amounts(lines);
        if (s.ok() && sum != total)
            s.fail("total", ErrorCode::identity_violated, shown(total),
                   {"сумма строк " + shown(sum), "the sum of the lines " + shown(sum)});
        bill.lines.insert(bill.lines.end(), std::make_move_iterator(lines.begin()),
                          std::make_move_iterator(lines.end()));
    });
}

json::Array sections_array(const bill::Bill& bill) {
    json::Array sections;
    for (const auto& [name, section] : names::sections) {
        json::Array lines;
        Money total;
        for (std::size_t i = 0; i < bill.lines.size(); ++i) {
            if (bill.lines[i].section != section) continue;
            lines.emplace_back(line_object(bill.lines[i], i + 1));
            total += bill.lines[i].amount;
        }
        if (lines.empty()) continue;
        sections.emplace_back(
            json::Object().add("section", name).add("lines", std::move(lines)).add("total", total));
    }
    return sections;
}

// ---- Money: postings, balances, totals.

/// What is owed under a row: principal unless it says so.
bill::ReceivableKind read_debt(ObjectReader& r) {
    return r.choice("of", names::receivable_kinds, bill::ReceivableKind::principal);
}

void add_debt(json::Object& object, bill::ReceivableKind kind) {
    if (kind != bill::ReceivableKind::principal)
        object.add("of", json::name_of(names::receivable_kinds, kind));
}

bill::Posting read_posting(ObjectReader& r) {
    return {.kind = r.choice("kind", names::book_posting_kinds),
            .key = read_money_key(r),
            .amount = r.money("amount"),
            .debt = read_debt(r),
            .date = r.optional_date("date").value_or(Date::open_start()),
            .cause = r.optional_text("cause").value_or(""),
            .reason = r.optional_text("reason").value_or(""),
            .author = r.optional_text("author").value_or("")};
}

json::Object posting_object(const bill::Posting& posting) {
    json::Object object;
    object.add("kind", json::name_of(names::book_posting_kinds, posting.kind));
    if (!posting.of().is_advance())
        object.add("creditor", posting.key.creditor.text())
            .add("service", posting.key.service.text());
    object.add("month", posting.key.month);
    add_debt(object, posting.debt);
    object.add("amount", posting.amount);
    if (posting.date != Date::open_start()) object.add("date", posting.date);
    if (!posting.cause.empty()) object.add("cause", posting.cause);
    if (!posting.reason.empty()) object.add("reason", posting.reason);
    if (!posting.author.empty()) object.add("author", posting.author);
    return object;
}

bill::BalanceRow read_balance_row(ObjectReader& r) {
    return {.key = read_money_key(r),
            .opening = r.money("opening"),
            .charged = r.money("charged"),
            .paid = r.money("paid"),
            .closing = r.money("closing"),
            .kind = read_debt(r),
            .corrected = r.optional_money("corrected").value_or(Money())};
}

json::Object balance_row_object(const bill::BalanceRow& row) {
    json::Object object = balance_object(row.key);
    add_debt(object, row.kind);
    object.add("opening", row.opening).add("charged", row.charged);
    if (!row.corrected.is_zero()) object.add("corrected", row.corrected);
    return std::move(object).add("paid", row.paid).add("closing", row.closing);
}

// ---- Words: names.

bill::NamedService read_named_service(ObjectReader& r) {
    return {.id = ServiceId(r.id("id")), .title = r.object("title", read_text)};
}

json::Object named_service_object(const bill::NamedService& service) {
    return json::Object().add("id", service.id.text()).add("title", text_object(service.title));
}

bill::NamedProvider read_named_provider(ObjectReader& r) {
    return {.id = ProviderId(r.id("id")), .name = r.text("name")};
}

json::Object named_provider_object(const bill::NamedProvider& provider) {
    return json::Object().add("id", provider.id.text()).add("name", provider.name);
}

}  // namespace

bill::Totals read_totals(ObjectReader& r) {
    return {.opening = r.money("opening"),
            .charged = r.money("charged"),
            .voluntary = r.money("voluntary"),
            .paid = r.money("paid"),
            .closing = r.money("closing"),
            .to_pay = r.money("to_pay"),
            .to_pay_with_voluntary = r.money("to_pay_with_voluntary"),
            .corrected = r.optional_money("corrected").value_or(Money())};
}

bill::Bill read_bill_object(ObjectReader& r) {
    bill::Bill bill;
    r.schema("kvit-bill/1");
    bill.house = HouseId(r.id("house"));
    bill.account = AccountId(r.id("account"));
    bill.premises = PremisesId(r.id("premises"));
    bill.month = r.month("month");
    bill.basis = r.object("basis", read_basis);
    bill.area = r.decimal("area");
    bill.people = r.count("people", 0, INT32_MAX);
    // Sources stand last in the text; the lines refer to them.
    bill.sources = trace::SourceList(r.list("sources", read_source));
    read_sections(r, bill);
    bill.postings = r.list("postings", read_posting);
    bill.balances = r.list("balances", read_balance_row);
    bill.penalties = r.list(
        "penalties",
        [&](ObjectReader& p) { return read_billed_penalty(p, bill.sources.list().size()); },
        json::Presence::optional);
    bill.totals = r.object("totals", read_totals);
    bill.decisions = r.list("decisions", read_decision);
    bill.services = r.list("services", read_named_service);
    bill.providers = r.list("providers", read_named_provider);
    return bill;
}

json::Object totals_object(const bill::Totals& totals) {
    json::Object object;
    object.add("opening", totals.opening).add("charged", totals.charged);
    if (!totals.corrected.is_zero()) object.add("corrected", totals.corrected);
    return std::move(object)
        .add("voluntary", totals.voluntary)
        .add("paid", totals.paid)
        .add("closing", totals.closing)
        .add("to_pay", totals.to_pay)
        .add("to_pay_with_voluntary", totals.to_pay_with_voluntary);
}

json::Object bill_object(const bill::Bill& bill) {
    json::Object object;
    object.add("schema", "kvit-bill/1")
        .add("house", bill.house.text())
        .add("account", bill.account.text())
        .add("premises", bill.premises.text())
        .add("month", bill.month)
        .add("basis", basis_object(bill.basis))
        .add("area", bill.area)
        .add("people", bill.people)
        .add("sections", sections_array(bill))
        .add("postings", json::array_of(bill.postings, posting_object))
        .add("balances", json::array_of(bill.balances, balance_row_object));
    if (!bill.penalties.empty())
        object.add("penalties", json::array_of(bill.penalties, billed_penalty_object));
    return std::move(object)
        .add("totals", totals_object(bill.totals))
        .add("decisions", json::array_of(bill.decisions, decision_object))
        .add("sources", json::array_of(bill.sources.list(), source_object))
        .add("services", json::array_of(bill.services, named_service_object))
        .add("providers", json::array_of(bill.providers, named_provider_object));
}

Result<bill::Bill> read_bill(std::string_view json) {
    return json::read_text(json, read_bill_object);
}

std::string write_bill(const bill::Bill& bill, Layout layout) {
    return laid_out(bill_object(bill), layout);
}

}  // namespace kvit::format
