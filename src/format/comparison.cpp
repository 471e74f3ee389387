// kvit-comparison/1: the difference of two bills or closed months.
#include "kvit/format/comparison.hpp"

#include "format/allocation_names.hpp"
#include "format/basis.hpp"
#include "format/bill.hpp"
#include "format/book_names.hpp"
#include "format/layout.hpp"
#include "format/names.hpp"
#include "format/source.hpp"
#include "format/text.hpp"

namespace kvit::format {
namespace {

using audit::MovementKind;

constexpr auto cause_names = names::of_rows(audit::cause_rows, &audit::CauseRow::cause);

constexpr names::Choice<MovementKind> movement_names[] = {
    {"opening", MovementKind::opening},   {"posting", MovementKind::posting},
    {"accepted", MovementKind::accepted}, {"advance", MovementKind::advance},
    {"taken", MovementKind::taken},
};

json::Object known_object(const audit::Known& known) {
    return json::Object()
        .add("value", known.value)
        .add("source", static_cast<std::uint32_t>(known.source));
}

json::Object part_object(const audit::Part& part) {
    json::Object object;
    object.add("cause", json::name_of(cause_names, part.cause));
    if (!part.symbol.empty())
        object.add("symbol", part.symbol)
            .add("name", text_object(part.name))
            .add("unit", code_of(part.unit));
    if (part.before) object.add("before", known_object(*part.before));
    if (part.after) object.add("after", known_object(*part.after));
    return std::move(object).add("amount", part.amount).add("text", text_object(part.text));
}

json::Array numbers(const std::vector<std::size_t>& lines) {
    return json::array_of(lines, [](std::size_t line) { return static_cast<std::int64_t>(line); });
}

json::Object line_difference_object(const audit::LineDifference& line) {
    json::Object object;
    object.add("section", json::name_of(names::sections, line.section))
        .add("service", line.service.text())
        .add("title", text_object(line.title))
        .add("creditor", line.creditor.text())
        .add("component", json::name_of(names::components, line.component));
    if (line.zone != Zone::single) object.add("zone", json::name_of(names::zones, line.zone));
    if (line.band != 0) object.add("band", std::int64_t{line.band});
    return std::move(object)
        .add("month", line.month)
        .add("before_lines", numbers(line.before_lines))
        .add("after_lines", numbers(line.after_lines))
        .add("before", line.before)
        .add("after", line.after)
        .add("difference", line.difference())
        .add("parts", json::array_of(line.parts, part_object));
}

json::Object movement_object(const audit::MovementDifference& movement) {
    json::Object object;
    object.add("kind", json::name_of(movement_names, movement.kind));
    if (movement.kind == MovementKind::posting) {
        object.add("posting", json::name_of(names::book_posting_kinds, movement.posting));
        if (!movement.reference.empty()) object.add("reference", movement.reference);
    }
    const auto& key = movement.of.key;
    if (!key.creditor.empty()) object.add("creditor", key.creditor.text());
    if (movement.kind != MovementKind::advance && movement.kind != MovementKind::taken) {
        if (!key.service.empty()) object.add("service", key.service.text());
        object.add("month", key.month);
        object.add("of", json::name_of(names::receivable_kinds, movement.of.kind));
    }
    return std::move(object)
        .add("before", movement.before)
        .add("after", movement.after)
        .add("difference", movement.difference())
        .add("cause", json::name_of(cause_names, movement.part.cause))
        .add("text", text_object(movement.part.text));
}

json::Object totals_difference(const bill::Totals& before, const bill::Totals& after) {
    return json::Object()
        .add("before", totals_object(before))
        .add("after", totals_object(after))
        .add("difference", after.to_pay - before.to_pay);
}

json::Object side_object(const audit::Side& side) {
    return json::Object()
        .add("month", side.month)
        .add("basis", basis_object(side.basis))
        .add("totals", totals_object(side.totals));
}

json::Array causes_array(const std::vector<audit::CauseTotal>& causes) {
    return json::array_of(causes, [](const audit::CauseTotal& total) {
        return json::Object()
            .add("cause", json::name_of(cause_names, total.cause))
            .add("amount", total.amount);
    });
}

json::Object account_object(const audit::AccountDifference& account) {
    json::Object object;
    object.add("account", account.account.text());
    if (account.before) object.add("before", side_object(*account.before));
    if (account.after) object.add("after", side_object(*account.after));
    return std::move(object)
        .add("difference", account.totals_after().to_pay - account.totals_before().to_pay)
        .add("lines", json::array_of(account.lines, line_difference_object))
        .add("movements", json::array_of(account.movements, movement_object))
        .add("causes", causes_array(account.causes))
        .add("sources", json::array_of(account.sources.list(), source_object));
}

/// One side: the bills, and whether the document is one bill.
struct Given {
    std::vector<bill::Bill> bills;
    bool is_bill = false;
};

Result<Given> read_given(std::string_view json) {
    const auto schema = schema_of(json);
    if (!schema.ok()) return schema.errors();
    Given given;
    if (*schema == "kvit-closed/1") {
        auto bills = read_closed_bills(json);
        if (!bills.ok()) return bills.errors();
        given.bills = *std::move(bills);
        return given;
    }
    if (*schema != "kvit-bill/1")
        return Error{ErrorCode::wrong_schema,
                     "schema",
                     '"' + *schema + '"',
                     {"kvit-bill/1, kvit-closed/1", "kvit-bill/1, kvit-closed/1"}};
    auto bill = read_bill(json);
    if (!bill.ok()) return bill.errors();
    given.bills.push_back(*std::move(bill));
    given.is_bill = true;
    return given;
}

}  // namespace

Result<audit::Comparison> compare_documents(std::string_view before, std::string_view after) {
    const auto a = read_given(before);
    const auto b = read_given(after);
    Errors errors;
    if (!a.ok()) errors.append(a.errors().in_document("before"));
    if (!b.ok()) errors.append(b.errors().in_document("after"));
    if (!errors.empty()) return errors;
    // One bill beside another is what the caller says it is, whatever its account.
    if (a->is_bill && b->is_bill) return audit::compare(a->bills.front(), b->bills.front());
    return audit::compare(std::span(a->bills), std::span(b->bills));
}

std::string write_comparison(const audit::Comparison& comparison, Layout layout) {
    return laid_out(json::Object()
                        .add("schema", "kvit-comparison/1")
                        .add("engine", comparison.engine)
                        .add("compared", static_cast<std::int64_t>(comparison.compared))
                        .add("totals", totals_difference(comparison.before, comparison.after))
                        .add("causes", causes_array(comparison.causes))
                        .add("accounts", json::array_of(comparison.accounts, account_object)),
                    layout);
}

}  // namespace kvit::format
