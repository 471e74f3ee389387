// Checking documents that nothing is computed of.
#include "guard.hpp"
#include "kvit/format/documents.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

/// The schema of a kind of document; empty for KVIT_DOCUMENT_ANY.
constexpr std::string_view schema_of_kind(std::int32_t kind) {
    switch (kind) {
        case KVIT_DOCUMENT_HOUSE:
            return "kvit-house/1";
        case KVIT_DOCUMENT_TARIFFS:
            return "kvit-tariffs/1";
        case KVIT_DOCUMENT_POLICY:
            return "kvit-policy/1";
        case KVIT_DOCUMENT_LAW:
            return "kvit-law/1";
        case KVIT_DOCUMENT_OPENING:
            return "kvit-opening/1";
        case KVIT_DOCUMENT_BILL:
            return "kvit-bill/1";
        case KVIT_DOCUMENT_PENALTY:
            return "kvit-penalty/1";
        case KVIT_DOCUMENT_ALLOCATION:
            return "kvit-allocation/1";
        case KVIT_DOCUMENT_BOOK:
            return "kvit-book/1";
        case KVIT_DOCUMENT_REMITTANCE:
            return "kvit-remittance/1";
        case KVIT_DOCUMENT_PAYMENTS:
            return "kvit-payments/1";
        case KVIT_DOCUMENT_CLOSED:
            return "kvit-closed/1";
        case KVIT_DOCUMENT_QR:
            return "kvit-qr/1";
        case KVIT_DOCUMENT_REGISTRY_PROFILE:
            return "kvit-registry-profile/1";
        case KVIT_DOCUMENT_DEBTS:
            return "kvit-debts/1";
        case KVIT_DOCUMENT_READINGS_PROFILE:
            return "kvit-readings-profile/1";
        case KVIT_DOCUMENT_READINGS_FORM:
            return "kvit-readings-form/1";
        case KVIT_DOCUMENT_READINGS:
            return "kvit-readings/1";
        case KVIT_DOCUMENT_METER_MAP:
            return "kvit-meter-map/1";
        case KVIT_DOCUMENT_STATEMENT:
            return "kvit-statement/1";
        case KVIT_DOCUMENT_DRAW:
            return "kvit-draw/1";
        case KVIT_DOCUMENT_DRAW_ANNOUNCEMENT:
            return "kvit-draw-announcement/1";
        case KVIT_DOCUMENT_DRAW_FACTS:
            return "kvit-draw-facts/1";
        case KVIT_DOCUMENT_DRAW_RECEIPT:
            return "kvit-draw-receipt/1";
        case KVIT_DOCUMENT_PROGRAMME:
            return "kvit-programme/1";
        case KVIT_DOCUMENT_BONUS_HISTORY:
            return "kvit-bonus-history/1";
        case KVIT_DOCUMENT_OFFERS:
            return "kvit-offers/1";
        case KVIT_DOCUMENT_COUPON_EVENTS:
            return "kvit-coupon-events/1";
        default:
            return {};
    }
}

}  // namespace

extern "C" {

kvit_status kvit_document_check(const char* json, size_t json_size, int32_t kind,
                                kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.text("json", json, json_size)
            .choice("kind", kind, KVIT_DOCUMENT_ANY, KVIT_DOCUMENT_COUPON_EVENTS);
        if (!arguments.ok()) return arguments.errors();
        const std::string_view text(json, json_size);
        const std::string_view schema = schema_of_kind(kind);
        return schema.empty() ? format::check_document(text) : format::check_document(text, schema);
    });
}

kvit_status kvit_bill_verify(const char* bill, size_t bill_size, kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.text("bill", bill, bill_size).ok()) return arguments.errors();
        const auto read = format::read_bill({bill, bill_size});
        if (!read.ok()) return read.errors();
        return bill::check(*read);
    });
}

}  // extern "C"
