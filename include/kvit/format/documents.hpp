#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/bill/bill.hpp"
#include "kvit/close/close.hpp"
#include "kvit/close/opening.hpp"
#include "kvit/close/preliminary.hpp"
#include "kvit/law/diff.hpp"
#include "kvit/law/law_book.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/ledger/allocation/allocated.hpp"
#include "kvit/ledger/penalty.hpp"
#include "kvit/premises/house.hpp"
#include "kvit/tariff/tariff_book.hpp"
#include "kvit/trace/explanation.hpp"

/// JSON documents (design: schema id, UTF-8, decimals as strings). A reader returns the value or
/// the list of everything that is wrong, each with the path of the field.
namespace kvit::format {

Result<premises::House> read_house(std::string_view json);       ///< kvit-house/1
Result<tariff::TariffBook> read_tariffs(std::string_view json);  ///< kvit-tariffs/1
Result<law::Policy> read_policy(std::string_view json);          ///< kvit-policy/1
Result<law::LawBook> read_law(std::string_view json);  ///< kvit-law/1; "over": over the built-in
Result<close::Opening> read_opening(std::string_view json);  ///< kvit-opening/1
Result<bill::Bill> read_bill(std::string_view json);         ///< kvit-bill/1
/// The bills of a kvit-closed/1, whose summary is their sum.
Result<std::vector<bill::Bill>> read_closed_bills(std::string_view json);
Result<ledger::PenaltyCase> read_penalty_case(std::string_view json);  ///< kvit-penalty/1
/// kvit-allocation/1, with everything that `ledger::check` finds.
Result<ledger::AllocationCase> read_allocation_case(std::string_view json);

/// The schemas of the documents above.
std::span<const std::string_view> schemas();
/// What a document says that it is. Errors of syntax, or no "schema".
Result<std::string> schema_of(std::string_view json);
/// Everything that is wrong with a document of a schema (or of its own schema); a bill must also
/// keep its identities. No errors: it is right.
Errors check_document(std::string_view json, std::string_view schema);
Errors check_document(std::string_view json);

/// The law pack inside the library.
Result<law::LawBook> built_in_law();

/// One line for NDJSON, or indented for people; both are canonical: equal values give equal bytes.
enum class Layout : std::uint8_t { line, pretty };

std::string write_bill(const bill::Bill& bill, Layout layout = Layout::pretty);
std::string write_opening(const close::Opening& opening, Layout layout = Layout::pretty);
std::string write_explanation(const trace::Explanation& explanation,
                              Layout layout = Layout::pretty);
/// Summary, bills and closing in one document, kvit-closed/1.
std::string write_closed(const close::Closed& closed, Layout layout = Layout::pretty);
/// A calculation inside its month, kvit-preliminary/1.
std::string write_preliminary(const close::Preliminary& preliminary,
                              Layout layout = Layout::pretty);
/// The penalties of a case, interval by interval, kvit-penalty-result/1.
std::string write_penalty(const ledger::Penalty& penalty, Layout layout = Layout::pretty);
/// Where the payments of a case went, kvit-allocation-result/1.
std::string write_allocation(const ledger::Allocated& allocated, Layout layout = Layout::pretty);
/// A whole law book, kvit-law/1.
std::string write_law(const law::LawBook& book, Layout layout = Layout::pretty);
/// What a book found for a day, kvit-law-value/1.
std::string write_law_value(const law::LawBook& book, const law::LawBook::Found& found, Date on,
                            Layout layout = Layout::pretty);
/// What changes from one book to another, kvit-law-diff/1: parameters, days, both values, and which
/// accounts a parameter touches.
std::string write_law_diff(const law::LawBook& before, const law::LawBook& after,
                           Layout layout = Layout::pretty);
/// The list of errors, kvit-errors/1.
std::string write_errors(const Errors& errors, Layout layout = Layout::pretty);
/// The same about a line of many: its number (from 1; 0 is left out) and the house if it is known.
std::string write_errors(const Errors& errors, std::size_t line, std::string_view house,
                         Layout layout);

}  // namespace kvit::format
