#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <map>
#include <stdexcept>
#include <tuple>
#include <vector>

#include "unit/mutation/docs.hpp"

/// A second calculator of a month, written from the Rules of ПП 354 and the descriptions of the
/// documents, and sharing nothing with the library: JSON in, exact rational numbers, a piece of the
/// month at a time.
namespace kvit::test::mutation {

using Rational = boost::multiprecision::cpp_rational;
using Integer = boost::multiprecision::cpp_int;

/// A careful clerk would send the documents back.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// The clerk has not learned this.
struct NotModelled : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Half away from zero, to so many decimals, as an integer of the last one.
Integer rounded(const Rational& value, int decimals);

/// Creditor, service, debt month.
using BalanceKey = std::tuple<std::string, std::string, std::string>;

struct ExpectedLine {
    std::string service, component, provider, creditor, section;
    int days = 0;
    int of_days = 0;   ///< 0: not shared
    Integer amount;    ///< kopecks
    Integer quantity;  ///< 1e-7
    Integer price;     ///< roubles, 1e-7

    auto key() const {
        return std::tie(service, component, provider, creditor, section, days, of_days, amount,
                        quantity, price);
    }
    friend bool operator<(const ExpectedLine& a, const ExpectedLine& b) {
        return a.key() < b.key();
    }
};

/// All in kopecks.
struct ExpectedRow {
    Integer opening, charged, paid;
    Integer closing() const { return opening + charged - paid; }

    friend bool operator==(const ExpectedRow&, const ExpectedRow&) = default;
};
struct ExpectedTotals {
    Integer opening, charged, voluntary, paid, closing, to_pay, to_pay_with_voluntary;

    friend bool operator==(const ExpectedTotals&, const ExpectedTotals&) = default;
};

struct ExpectedBill {
    std::vector<ExpectedLine> lines;  ///< sorted
    std::map<BalanceKey, ExpectedRow> balances;
    ExpectedTotals totals;
    Rational area;
    std::int64_t people = 0;
};

/// The bills of the month by account. Throws `Refused` or `NotModelled`.
std::map<std::string, ExpectedBill> bills_by_clerk(const Docs& docs);

}  // namespace kvit::test::mutation
