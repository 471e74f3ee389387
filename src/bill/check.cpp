// The identities of a bill, from its own numbers alone.
#include <algorithm>
#include <map>

#include "kvit/bill/bill.hpp"

namespace kvit::bill {
namespace {

using tariff::Section;

class Check {
  public:
    void same(const std::string& path, Money found, Money expected) {
        if (found != expected)
            errors_.add(ErrorCode::identity_violated, path, found.to_string(),
                        {expected.to_string(), expected.to_string()});
    }
    void add(Error error) { errors_.add(std::move(error)); }
    Errors take() && { return std::move(errors_); }

  private:
    Errors errors_;
};

struct Sums {
    Money charged;
    Money paid;
};

std::string indexed(const char* list, std::size_t index) {
    return std::string(list) + "[" + std::to_string(index) + "]";
}

/// Charged by key as the lines have it, and as payments for voluntary services accepted it.
std::map<BalanceKey, Sums> sums_of(const Bill& bill) {
    std::map<BalanceKey, Sums> sums;
    for (const auto& posting : bill.postings) {
        auto& at = sums[posting.key];
        (posting.kind == PostingKind::charge ? at.charged : at.paid) +=
            posting.kind == PostingKind::charge ? posting.amount : -posting.amount;
    }
    return sums;
}

void check_lines(const Bill& bill, Check& check) {
    std::map<BalanceKey, Money> lines;
    Money charged;
    Money voluntary;
    for (const auto& line : bill.lines) {
        if (line.section == Section::voluntary) {
            voluntary += line.amount;
            continue;
        }
        charged += line.amount;
        lines[{line.creditor, line.service, line.month}] += line.amount;
    }
    check.same("totals.charged", bill.totals.charged, charged);
    check.same("totals.voluntary", bill.totals.voluntary, voluntary);
    for (std::size_t i = 0; i < bill.postings.size(); ++i) {
        const auto& posting = bill.postings[i];
        const auto at = lines.find(posting.key);
        if (posting.kind != PostingKind::charge || at == lines.end()) continue;
        check.same(indexed("postings", i) + ".amount", posting.amount, at->second);
        lines.erase(at);
    }
    for (const auto& [key, amount] : lines) check.same("postings", Money(), amount);
}

void check_balances(const Bill& bill, Check& check) {
    auto sums = sums_of(bill);
    Totals totals;
    for (std::size_t i = 0; i < bill.balances.size(); ++i) {
        const auto& row = bill.balances[i];
        const std::string path = indexed("balances", i);
        check.same(path + ".charged", row.charged, sums[row.key].charged);
        check.same(path + ".paid", row.paid, sums[row.key].paid);
        check.same(path + ".closing", row.closing, row.opening + row.charged - row.paid);
        sums.erase(row.key);
        totals.opening += row.opening;
        totals.paid += row.paid;
        totals.closing += row.closing;
    }
    for (const auto& [key, left] : sums) {
        check.same("balances", Money(), left.charged);
        check.same("balances", Money(), left.paid);
    }
    check.same("totals.opening", bill.totals.opening, totals.opening);
    check.same("totals.paid", bill.totals.paid, totals.paid);
    check.same("totals.closing", bill.totals.closing, totals.closing);
    check.same("totals.to_pay", bill.totals.to_pay, std::max(totals.closing, Money()));
    check.same("totals.to_pay_with_voluntary", bill.totals.to_pay_with_voluntary,
               bill.totals.to_pay + bill.totals.voluntary);
}

}  // namespace

Errors check_sums(const Bill& bill) {
    Check check;
    check_lines(bill, check);
    check_balances(bill, check);
    return std::move(check).take();
}

Errors check(const Bill& bill) {
    Errors errors = check_sums(bill);
    for (std::size_t i = 0; i < bill.lines.size(); ++i) {
        const auto& line = bill.lines[i];
        std::vector<Decimal> inputs;
        for (const auto& input : line.inputs) inputs.push_back(input.value);
        const auto exact = charge::evaluate_exact(line.formula, inputs, line.share);
        const std::string path = indexed("lines", i);
        if (!exact) {
            for (auto error : exact.errors().list()) {
                error.path = path + ".inputs." + error.path;
                errors.add(std::move(error));
            }
            continue;
        }
        if (exact->amount != line.amount)
            errors.add(ErrorCode::identity_violated, path + ".amount", line.amount.to_string(),
                       {exact->amount.to_string(), exact->amount.to_string()});
        if (exact->quantity != line.quantity)
            errors.add(ErrorCode::identity_violated, path + ".quantity", line.quantity.to_string(),
                       {exact->quantity.to_string(), exact->quantity.to_string()});
    }
    return errors;
}

}  // namespace kvit::bill
