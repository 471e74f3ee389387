// Allocating payments and remitting them.
#include "case_call.hpp"
#include "guard.hpp"
#include "kvit/format/documents.hpp"

using namespace kvit;
using namespace kvit::capi;

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

}  // extern "C"
