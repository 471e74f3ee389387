#pragma once

#include "format/json/choice.hpp"
#include "format/names.hpp"
#include "kvit/exchange/debts.hpp"
#include "kvit/exchange/encoding.hpp"
#include "kvit/exchange/intake.hpp"
#include "kvit/exchange/message_form.hpp"
#include "kvit/exchange/qr.hpp"
#include "kvit/exchange/readings_profile.hpp"
#include "kvit/exchange/registry_profile.hpp"
#include "kvit/exchange/statement.hpp"

/// The names that documents of exchange use for the values of enumerations.
namespace kvit::format::names {

inline constexpr auto encodings =
    of_rows(exchange::encoding_rows, &exchange::EncodingRow::encoding);
/// The encodings of statements; none comes in another one, nor is written in one.
inline constexpr json::Choice<exchange::Encoding> statement_encodings[] = {
    {exchange::row_of(exchange::Encoding::utf8).name, exchange::Encoding::utf8},
    {exchange::row_of(exchange::Encoding::windows1251).name, exchange::Encoding::windows1251},
    {exchange::row_of(exchange::Encoding::cp866).name, exchange::Encoding::cp866},
};
inline constexpr auto insurance_rules =
    of_rows(exchange::insurance_rule_rows, &exchange::InsuranceRuleRow::rule);

inline constexpr auto statement_forms =
    of_rows(exchange::statement_form_rows, &exchange::StatementFormRow::form);
inline constexpr auto payment_ids = of_rows(exchange::payment_id_rows, &exchange::PaymentIdRow::id);
inline constexpr auto purpose_rules =
    of_rows(exchange::purpose_rule_rows, &exchange::PurposeRuleRow::rule);
inline constexpr auto directions =
    of_rows(exchange::direction_rows, &exchange::DirectionRow::direction);

inline constexpr auto row_fields = of_rows(exchange::row_field_rows, &exchange::RowFieldRow::field);
inline constexpr auto total_fields =
    of_rows(exchange::total_field_rows, &exchange::TotalFieldRow::field);

inline constexpr auto debt_fields =
    of_rows(exchange::debt_field_rows, &exchange::DebtFieldRow::field);
inline constexpr auto below_zero =
    of_rows(exchange::below_zero_rows, &exchange::BelowZeroRow::choice);

inline constexpr auto intake_fields =
    of_rows(exchange::intake_field_rows, &exchange::IntakeFieldRow::field);
inline constexpr auto form_parts = of_rows(exchange::part_kind_rows, &exchange::PartKindRow::kind);
inline constexpr auto leniencies =
    of_rows(exchange::leniency_rows, &exchange::LeniencyRow::leniency);
inline constexpr auto intake_reasons =
    of_rows(exchange::intake_reason_rows, &exchange::IntakeReasonRow::reason);

/// The encodings of a payment code by the digit of its service block; the first is what a lenient
/// reader met, and a code is made with 2 then.
inline constexpr json::Choice<exchange::Encoding> qr_encodings[] = {
    {"0", exchange::Encoding::utf8},
    {"1", exchange::Encoding::windows1251},
    {"2", exchange::Encoding::utf8},
    {"3", exchange::Encoding::koi8r},
};

}  // namespace kvit::format::names
