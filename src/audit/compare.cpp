#include "kvit/audit/compare.hpp"

#include <map>

#include "audit/identities.hpp"
#include "audit/lines.hpp"
#include "audit/movements.hpp"
#include "kvit/version.hpp"

namespace kvit::audit {
namespace {

using bill::Bill;
using bill::Totals;

void add(Totals& sum, const Totals& more) {
    for (const auto total :
         {&Totals::opening, &Totals::charged, &Totals::voluntary, &Totals::paid, &Totals::closing,
          &Totals::to_pay, &Totals::to_pay_with_voluntary, &Totals::corrected})
        sum.*total += more.*total;
}

std::optional<Side> side_of(const Bill* bill) {
    if (bill == nullptr) return std::nullopt;
    return Side{.month = bill->month, .basis = bill->basis, .totals = bill->totals};
}

/// Errors of one of the bills.
Errors on_side(const char* side, const Bill* bill) {
    return bill == nullptr ? Errors() : bill::check_sums(*bill).in_document(side);
}

/// One of them may be null.
Result<AccountDifference> compare_accounts(const Bill* before, const Bill* after) {
    Errors errors = on_side("before", before);
    errors.append(on_side("after", after));
    if (!errors.empty()) return errors;
    const Bill none;
    AccountDifference account{.account = (after == nullptr ? before : after)->account,
                              .before = side_of(before),
                              .after = side_of(after),
                              .lines = {},
                              .movements = {},
                              .causes = {},
                              .sources = {}};
    const Sides sides{before == nullptr ? none : *before, after == nullptr ? none : *after,
                      account.sources};
    auto lines = compare_lines(sides);
    if (!lines.ok()) return lines.errors();
    account.lines = *std::move(lines);
    account.movements = compare_movements(sides);
    account.causes = causes_of(account);
    if (auto wrong = check_parts(account, sides.before, sides.after); !wrong.empty()) return wrong;
    return account;
}

class Months {
  public:
    Errors take(const Bill* before, const Bill* after) {
        auto account = compare_accounts(before, after);
        if (!account.ok()) return account.errors();
        ++found_.compared;
        add(found_.before, account->totals_before());
        add(found_.after, account->totals_after());
        for (const auto& [cause, amount] : account->causes) causes_[cause] += amount;
        if (!account->empty() || !before || !after) found_.accounts.push_back(*std::move(account));
        return {};
    }

    Result<Comparison> result() && {
        found_.engine = version;
        Money sum;
        for (const auto& [cause, amount] : causes_) {
            sum += amount;
            if (!amount.is_zero()) found_.causes.push_back({cause, amount});
        }
        const Money difference = found_.after.to_pay - found_.before.to_pay;
        if (sum != difference)
            return Error{ErrorCode::identity_violated,
                         "causes",
                         sum.to_string(),
                         {difference.to_string(), difference.to_string()}};
        return std::move(found_);
    }

  private:
    Comparison found_;
    std::map<Cause, Money> causes_;
};

/// Bills of both sides by accounts.
using Pairs = std::map<AccountId, std::pair<const Bill*, const Bill*>>;

Errors collect(Pairs& pairs, std::span<const Bill> bills, const Bill* Pairs::mapped_type::*side,
               const char* name) {
    Errors errors;
    for (const auto& bill : bills) {
        const Bill*& place = pairs[bill.account].*side;
        if (place != nullptr)
            errors.add(ErrorCode::duplicate_id, std::string(name) + ":bills",
                       '"' + bill.account.text() + '"', {});
        place = &bill;
    }
    return errors;
}

/// What `make` returns; an overflow is an error and no exception.
template <class Make>
Result<Comparison> without_overflow(Make make) {
    try {
        return make();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "", overflow.what(), {}};
    }
}

}  // namespace

Result<Comparison> compare(const Bill& before, const Bill& after) {
    return without_overflow([&]() -> Result<Comparison> {
        Months months;
        if (auto errors = months.take(&before, &after); !errors.empty()) return errors;
        return std::move(months).result();
    });
}

Result<Comparison> compare(std::span<const Bill> before, std::span<const Bill> after) {
    return without_overflow([&]() -> Result<Comparison> {
        Pairs pairs;
        Errors errors = collect(pairs, before, &Pairs::mapped_type::first, "before");
        errors.append(collect(pairs, after, &Pairs::mapped_type::second, "after"));
        if (!errors.empty()) return errors;
        Months months;
        for (const auto& [account, pair] : pairs)
            errors.append(months.take(pair.first, pair.second));
        if (!errors.empty()) return errors;
        return std::move(months).result();
    });
}

Result<Comparison> compare(const close::Closed& before, const close::Closed& after) {
    return compare(std::span(before.bills), std::span(after.bills));
}

}  // namespace kvit::audit
