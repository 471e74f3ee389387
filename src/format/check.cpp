// A document checked as what its schema says.
#include <algorithm>
#include <array>

#include "format/json/parse.hpp"
#include "kvit/format/bonus.hpp"
#include "kvit/format/book.hpp"
#include "kvit/format/coupons.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/format/draw.hpp"
#include "kvit/format/exchange.hpp"
#include "kvit/format/payments.hpp"
#include "kvit/format/readings.hpp"
#include "kvit/format/registry.hpp"
#include "kvit/format/remittance.hpp"
#include "kvit/format/statement.hpp"

namespace kvit::format {
namespace {

template <auto Read>
Errors read_errors(std::string_view json) {
    const auto document = Read(json);
    return document.ok() ? Errors() : document.errors();
}

/// A bill must also keep its identities.
Errors bill_errors(std::string_view json) {
    const auto document = read_bill(json);
    return document.ok() ? bill::check(*document) : document.errors();
}

/// So must each bill of a closed month.
Errors closed_errors(std::string_view json) {
    const auto bills = read_closed_bills(json);
    if (!bills.ok()) return bills.errors();
    Errors errors;
    for (std::size_t i = 0; i < bills->size(); ++i) {
        const Errors of_bill = bill::check((*bills)[i]);
        for (auto error : of_bill.list()) {
            error.path = "bills[" + std::to_string(i) + "]." + error.path;
            errors.add(std::move(error));
        }
    }
    return errors;
}

struct Checker {
    std::string_view schema;
    Errors (*check)(std::string_view json);
};

constexpr std::array checkers{
    Checker{"kvit-house/1", read_errors<read_house>},
    Checker{"kvit-tariffs/1", read_errors<read_tariffs>},
    Checker{"kvit-policy/1", read_errors<read_policy>},
    Checker{"kvit-law/1", read_errors<read_law>},
    Checker{"kvit-opening/1", read_errors<read_opening>},
    Checker{"kvit-bill/1", bill_errors},
    Checker{"kvit-penalty/1", read_errors<read_penalty_case>},
    Checker{"kvit-allocation/1", read_errors<read_allocation_case>},
    Checker{"kvit-book/1", read_errors<read_book_case>},
    Checker{"kvit-remittance/1", read_errors<read_remittance_case>},
    Checker{"kvit-payments/1", read_errors<read_payments_case>},
    Checker{"kvit-closed/1", closed_errors},
    Checker{"kvit-qr/1", read_errors<read_qr_request>},
    Checker{"kvit-registry-profile/1", read_errors<read_registry_profile>},
    Checker{"kvit-debts/1", read_errors<read_debts>},
    Checker{"kvit-readings-profile/1", read_errors<read_readings_profile>},
    Checker{"kvit-readings-form/1", read_errors<read_readings_form>},
    Checker{"kvit-readings/1", read_errors<read_readings>},
    Checker{"kvit-meter-map/1", read_errors<read_meter_map>},
    Checker{"kvit-statement/1", read_errors<read_statement>},
    Checker{"kvit-programme/1", read_errors<read_programme>},
    Checker{"kvit-bonus-history/1", read_errors<read_bonus_history>},
    Checker{"kvit-draw/1", read_errors<read_draw>},
    Checker{"kvit-draw-announcement/1", read_errors<read_draw_announcement>},
    Checker{"kvit-draw-facts/1", read_errors<read_draw_facts>},
    Checker{"kvit-draw-receipt/1", read_errors<read_draw_receipt>},
    Checker{"kvit-offers/1", read_errors<read_offers>},
    Checker{"kvit-coupon-events/1", read_errors<read_coupon_events>},
};

constexpr auto schema_names = [] {
    std::array<std::string_view, checkers.size()> names;
    std::transform(checkers.begin(), checkers.end(), names.begin(),
                   [](const Checker& checker) { return checker.schema; });
    return names;
}();

Error unknown_schema(ErrorCode code, std::string found) {
    std::string names;
    for (const auto name : schema_names) names += (names.empty() ? "" : ", ") + std::string(name);
    return {code, "schema", std::move(found), Text(names, names)};
}

}  // namespace

std::span<const std::string_view> schemas() { return schema_names; }

Result<std::string> schema_of(std::string_view json) {
    const auto document = json::parse(json);
    if (!document) return document.errors();
    const auto* object = document->as_object();
    if (object == nullptr)
        return Error{ErrorCode::wrong_type, "", "", {"объект JSON", "a JSON object"}};
    const auto* schema = object->find("schema");
    if (schema == nullptr) return unknown_schema(ErrorCode::missing_key, "");
    if (schema->as_string() == nullptr) return unknown_schema(ErrorCode::wrong_type, "");
    return *schema->as_string();
}

Errors check_document(std::string_view json, std::string_view schema) {
    for (const auto& checker : checkers)
        if (checker.schema == schema) return checker.check(json);
    return unknown_schema(ErrorCode::wrong_schema, '"' + std::string(schema) + '"');
}

Errors check_document(std::string_view json) {
    const auto schema = schema_of(json);
    return schema ? check_document(json, *schema) : schema.errors();
}

}  // namespace kvit::format
