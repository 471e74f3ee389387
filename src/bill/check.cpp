// The identities of a bill, from its own numbers alone.
#include <map>

#include "bill/columns.hpp"
#include "bill/totals.hpp"
#include "kvit/bill/bill.hpp"

namespace kvit::bill {
namespace {

using tariff::Section;

std::string indexed(const char* list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

/// What moved on a balance.
struct Moved {
    Money lines;  ///< mandatory lines
    Money charged;
    Money paid;
    Money corrected;
    Money gross;  ///< what was paid, now or ahead, and what went back, all above zero
};

Money magnitude(Money money) { return money.is_negative() ? -money : money; }

class Check {
  public:
    explicit Check(const Bill& bill) : bill_(bill) {
        for (const auto& line : bill.lines)
            if (line.section != Section::voluntary)
                moved_[{{line.creditor, line.service, line.month}}].lines += line.amount;
        for (const auto& posting : bill.postings) {
            Moved& at = moved_[posting.of()];
            column_of(at, posting) += signed_for(posting);
            if (is_paid(posting.kind)) at.gross += magnitude(posting.amount);
        }
        for (const auto& row : bill.balances)
            if (row.opening.is_negative()) moved_[row.of()].gross += magnitude(row.opening);
    }

    Errors run() {
        postings();
        penalties();
        balances();
        totals();
        return std::move(errors_);
    }

  private:
    void same(const std::string& path, Money found, Money expected) {
        if (found != expected)
            errors_.add(ErrorCode::identity_violated, path, found.to_string(),
                        {expected.to_string(), expected.to_string()});
    }

    /// Charges are what the lines charge; a charge without a line is a voluntary offer that a
    /// payment accepted, or that money taken back declines again.
    void postings() {
        for (const auto& [key, moved] : moved_) {
            const bool offer = moved.lines.is_zero() && magnitude(moved.charged) <= moved.gross;
            if (!offer) same("postings", moved.charged, moved.lines);
        }
    }

    /// What the close posted of penalties is what accrued less what it had posted, and each part
    /// of that has its reason.
    void penalties() {
        std::map<DebtKey, Money> posted;
        for (const auto& posting : bill_.postings)
            if (posting.kind == PostingKind::penalty && posting.cause.empty())
                posted[posting.of()] += posting.amount;
        for (std::size_t i = 0; i < bill_.penalties.size(); ++i) {
            const auto& row = bill_.penalties[i];
            const std::string path = indexed("penalties", i);
            same(path + ".accrued", row.accrued + row.kept,
                 row.posted + row.month + row.by_facts + row.by_rules);
            Money& made = posted[{row.key, ReceivableKind::penalty}];
            same(path, row.amount(), made);
            made = Money();
        }
        for (const auto& [of, amount] : posted) same("penalties", Money(), amount);
    }

    void balances() {
        for (std::size_t i = 0; i < bill_.balances.size(); ++i) {
            const auto& row = bill_.balances[i];
            const std::string path = indexed("balances", i);
            const Moved moved = moved_[row.of()];
            same(path + ".charged", row.charged, moved.charged);
            same(path + ".corrected", row.corrected, moved.corrected);
            same(path + ".paid", row.paid, moved.paid);
            same(path + ".closing", row.closing,
                 row.opening + row.charged + row.corrected - row.paid);
            moved_.erase(row.of());
        }
        for (const auto& [key, moved] : moved_) {  // balances that are not on the bill
            same("balances", Money(), moved.charged);
            same("balances", Money(), moved.corrected);
            same("balances", Money(), moved.paid);
        }
    }

    void totals() {
        const Totals expected = totals_of(bill_);
        const Totals& found = bill_.totals;
        same("totals.opening", found.opening, expected.opening);
        same("totals.charged", found.charged, expected.charged);
        same("totals.voluntary", found.voluntary, expected.voluntary);
        same("totals.corrected", found.corrected, expected.corrected);
        same("totals.paid", found.paid, expected.paid);
        same("totals.closing", found.closing, expected.closing);
        same("totals.to_pay", found.to_pay, expected.to_pay);
        same("totals.to_pay_with_voluntary", found.to_pay_with_voluntary,
             expected.to_pay_with_voluntary);
    }

    const Bill& bill_;
    std::map<DebtKey, Moved> moved_;
    Errors errors_;
};

/// A line again, by the exact reading.
void check_line(const charge::ChargeLine& line, const std::string& path, Errors& errors) {
    std::vector<Decimal> inputs;
    for (const auto& input : line.inputs) inputs.push_back(input.value);
    const auto exact = charge::evaluate_exact(line.formula, inputs, line.share);
    if (!exact) {
        for (auto error : exact.errors().list()) {
            error.path = path + ".inputs." + error.path;
            errors.add(std::move(error));
        }
        return;
    }
    const auto same = [&](const char* key, const auto& found, const auto& expected) {
        if (found != expected)
            errors.add(ErrorCode::identity_violated, path + key, found.to_string(),
                       {expected.to_string(), expected.to_string()});
    };
    same(".amount", line.amount, exact->amount);
    same(".quantity", line.quantity, exact->quantity);
    same(".price", line.price, exact->price);
}

}  // namespace

Errors check_sums(const Bill& bill) {
    try {
        return Check(bill).run();
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, bill.account.text(), overflow.what(), {}};
    }
}

Errors check(const Bill& bill) {
    Errors errors = check_sums(bill);
    for (std::size_t i = 0; i < bill.lines.size(); ++i)
        check_line(bill.lines[i], indexed("lines", i), errors);
    return errors;
}

}  // namespace kvit::bill
