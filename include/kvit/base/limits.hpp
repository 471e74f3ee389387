#pragma once

#include <cstddef>
#include <cstdint>

/// Every maximum of the library in one place; each is checked where it is named, and passing it is
/// the error `limit_exceeded` with the name and the number.
namespace kvit::limits {

// What reading a JSON document costs, which tests/unit/hurt measures: time that grows as the text
// does, and memory of at most 12 bytes for each byte of the text, 300 for each value in it, 1 KiB
// for each fact, and `copied_bytes_max`. A document that is refused for its bytes, its depth or a
// syntax error costs no more than what was read of it.

/// Errors reported in one list; the list still counts the ones that it does not show.
inline constexpr std::size_t errors_max = 100;
/// Bytes of one JSON document.
inline constexpr std::size_t document_bytes_max = std::size_t{256} << 20;
/// Values (objects, arrays, scalars) of one JSON document.
inline constexpr std::size_t document_values_max = 20'000'000;
/// Nesting of a JSON document.
inline constexpr std::size_t document_depth_max = 64;
/// Bytes of the sources that a document names once and that are kept with each of its facts.
inline constexpr std::size_t copied_bytes_max = std::size_t{512} << 20;
/// Bytes of an opaque id.
inline constexpr std::size_t id_bytes_max = 128;
/// Bytes of a free text (a note, a title, a source).
inline constexpr std::size_t text_bytes_max = 4096;
/// Values by dates of one parameter, tariff or norm: each is compared with all others.
inline constexpr std::size_t dated_values_max = 4096;
/// Accounts of one house.
inline constexpr std::size_t house_accounts_max = 20'000;
/// Lines of one bill.
inline constexpr std::size_t bill_lines_max = 10'000;
/// Debts of one penalty case; its own rates and dated values are within `dated_values_max`.
inline constexpr std::size_t case_debts_max = 4096;
/// Payments of one penalty case.
inline constexpr std::size_t case_payments_max = 20'000;
/// Suspensions of one penalty case: each day of each debt is compared with all.
inline constexpr std::size_t case_suspensions_max = 256;
/// Runs of days that one penalty case is cut into: debts, parts, rates and suspensions multiply.
inline constexpr std::size_t case_runs_max = 1'000'000;
/// Receivables of one account in an allocation: each payment looks at all of them.
inline constexpr std::size_t account_receivables_max = 4096;
/// Payments and take-backs of one allocation.
inline constexpr std::size_t allocation_payments_max = 100'000;
/// Transfers of a payment one after another: each is followed back to the payment.
inline constexpr std::size_t transfer_chain_max = 64;
/// Months for which an opening remembers where a payment went, so that it can be taken back.
inline constexpr int placed_payment_months = 12;
/// Months that a closing recalculates: общий срок исковой давности, три года (ГК РФ, ст. 196).
inline constexpr std::size_t recalculated_months = 36;
/// Causes that a recalculation tells apart; those learned later are told together.
inline constexpr std::size_t recalculation_causes_max = 32;
/// Rows of registries, earlier rows and bills of one reconciliation, each.
inline constexpr std::size_t payments_rows_max = 1'000'000;
/// Readings of one intake, accepted and refused together.
inline constexpr std::size_t intake_rows_max = 1'000'000;
/// Readings of one row of a table or of one message: the row is kept with each of them.
inline constexpr std::size_t intake_row_readings_max = 32;
/// Bytes of one row of a table of readings.
inline constexpr std::size_t intake_row_bytes_max = 16'384;
/// Bytes of one message with readings.
inline constexpr std::size_t intake_message_bytes_max = 4096;
/// Bills of one account in a reconciliation: each payment looks at all of them.
inline constexpr std::size_t account_bills_max = 1200;
/// Accounts that a row with a wrong account could have meant, as they are listed.
inline constexpr std::size_t candidates_max = 8;
/// Rows summed inside one formula (a proof of range multiplies by it).
inline constexpr std::size_t formula_rows_max = 4096;
/// Months times days of a penalty plan: each is one number of its table.
inline constexpr std::size_t penalty_plan_values_max = std::size_t{1} << 24;
/// Months that a review of a bonus programme looks back.
inline constexpr int bonus_window_months_max = 60;
/// Conditions inside conditions of a bonus programme, and all of its conditions.
inline constexpr int bonus_depth_max = 16;
inline constexpr std::size_t bonus_conditions_max = 4096;
/// Points of one rule of a score, either way.
inline constexpr std::int64_t bonus_points_max = 1'000'000'000;
/// Tickets of one draw: each is one code of HMAC.
inline constexpr std::int64_t draw_tickets_max = 10'000'000;
/// Codes in the chain of a draw.
inline constexpr std::int64_t draw_chain_max = 1000;

}  // namespace kvit::limits
