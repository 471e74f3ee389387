#include "unit/mutation/compare.hpp"

#include <algorithm>
#include <sstream>

#include "unit/mutation/clerk_facts.hpp"

namespace kvit::test::mutation {
namespace {

Integer scaled(const Decimal& decimal, int decimals) {
    return rounded(number(Json(decimal.to_string())), decimals);
}
Integer of(Money money) { return kopecks(Json(money.to_string())); }

ExpectedLine line_of(const charge::ChargeLine& line) {
    static const char* const components[] = {
        "whole",         "water",      "heat",    "excess",  "interference", "plot",
        "recalculation", "correction", "benefit", "absence", "quality",      "vat"};
    static const char* const sections[] = {"housing", "utility", "other", "voluntary"};
    ExpectedLine found;
    found.service = line.service.text();
    found.component = components[static_cast<int>(line.component)];
    found.provider = line.provider.text();
    found.creditor = line.creditor.text();
    found.section = sections[static_cast<int>(line.section)];
    if (line.share) {
        found.days = line.share->days;
        found.of_days = line.share->of_days;
    }
    found.amount = of(line.amount);
    found.quantity = scaled(line.quantity, 7);
    found.price = scaled(line.price, 7);
    return found;
}

std::string text_of_line(const ExpectedLine& line) {
    std::ostringstream out;
    out << line.service << "/" << line.component << " " << line.provider << ">" << line.creditor
        << " " << line.quantity << "e-7 x " << line.price << "e-7 = " << line.amount << " kop. "
        << line.days << "/" << line.of_days;
    return out.str();
}

std::string text_of_totals(const ExpectedTotals& t) {
    std::ostringstream out;
    out << t.opening << " + " << t.charged << " (" << t.voluntary << ") - " << t.paid << " = "
        << t.closing << ", to pay " << t.to_pay << ", " << t.to_pay_with_voluntary;
    return out.str();
}

ExpectedTotals totals_of(const bill::Totals& t) {
    return {of(t.opening),
            of(t.charged),
            of(t.voluntary),
            of(t.paid),
            of(t.closing),
            of(t.to_pay),
            of(t.to_pay_with_voluntary)};
}

class Comparison {
  public:
    explicit Comparison(std::vector<std::string>& found) : found_(found) {}

    void bills(const bill::Bill& bill, const ExpectedBill& expected) {
        account_ = bill.account.text() + ": ";
        std::vector<ExpectedLine> lines;
        lines.reserve(bill.lines.size());
        for (const auto& line : bill.lines) lines.push_back(line_of(line));
        std::sort(lines.begin(), lines.end());
        std::vector<ExpectedLine> extra;
        std::set_difference(lines.begin(), lines.end(), expected.lines.begin(),
                            expected.lines.end(), std::back_inserter(extra));
        for (const auto& line : extra) add("kvit has   " + text_of_line(line));
        extra.clear();
        std::set_difference(expected.lines.begin(), expected.lines.end(), lines.begin(),
                            lines.end(), std::back_inserter(extra));
        for (const auto& line : extra) add("clerk has  " + text_of_line(line));
        balances(bill, expected);
        const ExpectedTotals totals = totals_of(bill.totals);
        if (totals != expected.totals)
            add("totals " + text_of_totals(totals) + "; clerk " + text_of_totals(expected.totals));
        if (number(Json(bill.area.to_string())) != expected.area) add("area");
        if (bill.people != expected.people) add("people");
        const Errors errors = bill::check(bill);
        for (const auto& error : errors.list()) add("check: " + error.message(Language::en));
    }

    void add(const std::string& what) { found_.push_back(account_ + what); }

  private:
    void balances(const bill::Bill& bill, const ExpectedBill& expected) {
        auto left = expected.balances;
        for (const auto& row : bill.balances) {
            const BalanceKey key{row.key.creditor.text(), row.key.service.text(),
                                 row.key.month.to_string()};
            const ExpectedRow found{of(row.opening), of(row.charged), of(row.paid)};
            const auto at = left.find(key);
            if (at == left.end())
                add("a balance of " + std::get<0>(key) + " " + std::get<1>(key));
            else if (!(at->second == found) || of(row.closing) != found.closing())
                add("the balance of " + std::get<0>(key) + " " + std::get<1>(key));
            if (at != left.end()) left.erase(at);
        }
        for (const auto& [key, row] : left)
            if (row.opening != 0 || row.charged != 0 || row.paid != 0)
                add("no balance of " + std::get<0>(key) + " " + std::get<1>(key));
    }

    std::vector<std::string>& found_;
    std::string account_;
};

}  // namespace

std::vector<std::string> differences(const close::Closed& closed,
                                     const std::map<std::string, ExpectedBill>& expected) {
    std::vector<std::string> found;
    Comparison comparison(found);
    ExpectedTotals house;
    for (const auto& bill : closed.bills) {
        const auto at = expected.find(bill.account.text());
        if (at == expected.end())
            comparison.add("a bill of " + bill.account.text());
        else
            comparison.bills(bill, at->second);
    }
    if (closed.bills.size() != expected.size()) comparison.add("another number of bills");
    for (const auto& [account, bill] : expected) {
        const auto add = [](Integer& sum, const Integer& part) { sum += part; };
        add(house.opening, bill.totals.opening);
        add(house.charged, bill.totals.charged);
        add(house.voluntary, bill.totals.voluntary);
        add(house.paid, bill.totals.paid);
        add(house.closing, bill.totals.closing);
        add(house.to_pay, bill.totals.to_pay);
        add(house.to_pay_with_voluntary, bill.totals.to_pay_with_voluntary);
    }
    if (totals_of(closed.summary.totals) != house) comparison.add("totals of the house");
    return found;
}

}  // namespace kvit::test::mutation
