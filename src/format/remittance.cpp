// kvit-remittance/1 and kvit-remittance-result/1: what an agent passes on of what was paid.
#include "kvit/format/remittance.hpp"

#include <utility>

#include "format/allocation.hpp"
#include "format/layout.hpp"
#include "format/remittance_names.hpp"

namespace kvit::format {
namespace {

using json::Object;
using json::ObjectReader;
using ledger::RemittanceCase;

ledger::RemittanceContract read_contract(ObjectReader& r) {
    return {.creditor = ProviderId(r.id("creditor")),
            .valid = r.interval(),
            .percent = r.non_negative("percent"),
            .base = r.choice("base", names::commission_bases, ledger::CommissionBase::collected)};
}

RemittanceCase read_document(ObjectReader& r) {
    RemittanceCase facts;
    r.schema("kvit-remittance/1");
    read_allocation_facts(r, facts);
    facts.contracts = r.list("contracts", read_contract);
    return facts;
}

void add_sums(Object& object, const ledger::RemittanceSums& sums) {
    object.add("collected", sums.collected)
        .add("returned", sums.returned)
        .add("commission", sums.commission)
        .add("to_transfer", sums.to_transfer);
}

Object row_object(const ledger::RemittanceRow& row) {
    auto object = Object().add("day", row.day).add("creditor", row.creditor.text());
    add_sums(object, row.sums);
    return std::move(object.add("percent", row.percent)
                         .add("base", json::name_of(names::commission_bases, row.base)));
}

Object creditor_object(const ledger::CreditorRemittance& creditor) {
    auto object = Object().add("creditor", creditor.creditor.text());
    add_sums(object, creditor.sums);
    return object;
}

Object total_object(const ledger::Remittance& remittance) {
    Object object;
    add_sums(object, remittance.total);
    return std::move(object.add("kept", remittance.kept));
}

}  // namespace

Result<RemittanceCase> read_remittance_case(std::string_view json) {
    auto facts = json::read_text(json, read_document);
    if (!facts) return facts;
    Errors errors = ledger::check(*facts);
    errors.append(ledger::check(facts->contracts));
    if (!errors.empty()) return errors;
    return facts;
}

std::string write_remittance(const ledger::Remitted& remitted, Layout layout) {
    auto object = allocation_head("kvit-remittance-result/1", remitted.allocated);
    object.add("payments", allocation_totals(remitted.allocated.totals))
        .add("rows", json::array_of(remitted.remittance.rows, row_object))
        .add("creditors", json::array_of(remitted.remittance.creditors, creditor_object))
        .add("total", total_object(remitted.remittance));
    add_allocation_basis(object, remitted.allocated);
    return laid_out(object, layout);
}

}  // namespace kvit::format
