// Allocating payments, remitting and reconciling them.
#include "kvit/format/payments.hpp"

#include "case_call.hpp"
#include "guard.hpp"
#include "kvit/format/documents.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

using PaymentsCall = CaseCall<format::read_payments_case>;

}  // namespace

extern "C" {

kvit_status kvit_payments_allocate(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                   size_t case_size, int32_t known_on, int32_t layout,
                                   kvit_error* error) {
    const AllocationCall call{rules, case_json, case_size, known_on};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        call.check(arguments.output("out", out));
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto allocated = call.run<ledger::Allocated>(ledger::allocate_payments);
        if (!allocated.ok()) return allocated.errors();
        give(*out, format::write_allocation(*allocated, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_payments_remit(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                size_t case_size, int32_t known_on, int32_t layout,
                                kvit_error* error) {
    const RemittanceCall call{rules, case_json, case_size, known_on};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        call.check(arguments.output("out", out));
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto remitted = call.run<ledger::Remitted>(ledger::remit_payments);
        if (!remitted.ok()) return remitted.errors();
        give(*out, format::write_remittance(*remitted, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_payments_reconcile(kvit_buf* out, const kvit_rules* rules, const char* case_json,
                                    size_t case_size, int32_t known_on, int32_t layout,
                                    kvit_error* error) {
    const PaymentsCall call{rules, case_json, case_size, known_on};
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        call.check(arguments.output("out", out));
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto reconciled = call.run<ledger::Reconciled>(
            [](const law::LawBook&, const law::Policy& policy, const ledger::PaymentsCase& facts) {
                return ledger::reconcile(policy, facts);
            });
        if (!reconciled.ok()) return reconciled.errors();
        give(*out, format::write_reconciliation(*reconciled, layout_of(layout)));
        return {};
    });
}

}  // extern "C"
