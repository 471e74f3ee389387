// Every kopeck of a difference has its part.
#include "audit/identities.hpp"

#include <map>

namespace kvit::audit {
namespace {

using bill::Totals;
using tariff::Section;

bool enters_to_pay(const LineDifference& line) { return line.section != Section::voluntary; }
bool enters_to_pay(const MovementDifference& movement) {
    return movement.kind != MovementKind::taken;
}

/// What the parts make of each total.
Totals totals_of_parts(const AccountDifference& account) {
    Totals sums;
    for (const auto& line : account.lines)
        for (const auto& part : line.parts)
            (enters_to_pay(line) ? sums.charged : sums.voluntary) += part.amount;
    Money accepted;
    Money advances;
    Money taken;
    for (const auto& movement : account.movements) {
        const Money amount = movement.part.amount;
        switch (movement.kind) {
            case MovementKind::opening:
                sums.opening += amount;
                break;
            case MovementKind::posting:
                if (bill::is_paid(movement.posting))
                    sums.paid -= amount;
                else
                    sums.corrected += amount;
                break;
            case MovementKind::accepted:
                accepted += amount;
                break;
            case MovementKind::advance:
                advances += amount;
                break;
            case MovementKind::taken:
                taken += amount;
                break;
        }
    }
    sums.closing = sums.opening + sums.charged + accepted + sums.corrected - sums.paid;
    sums.to_pay = sums.closing + advances;
    sums.to_pay_with_voluntary = sums.to_pay + sums.voluntary + taken;
    return sums;
}

struct NamedTotal {
    const char* name;
    Money Totals::*total;
};
constexpr NamedTotal named_totals[] = {
    {"opening", &Totals::opening},
    {"charged", &Totals::charged},
    {"voluntary", &Totals::voluntary},
    {"paid", &Totals::paid},
    {"closing", &Totals::closing},
    {"to_pay", &Totals::to_pay},
    {"to_pay_with_voluntary", &Totals::to_pay_with_voluntary},
    {"corrected", &Totals::corrected},
};

class Check {
  public:
    explicit Check(const AccountDifference& account) : account_(account) {}

    Errors run(const bill::Bill& before, const bill::Bill& after) {
        std::map<Section, Money> sections;
        for (const auto& line : after.lines) sections[line.section] += line.amount;
        for (const auto& line : before.lines) sections[line.section] -= line.amount;
        for (const auto& line : account_.lines) {
            Money sum;
            for (const auto& part : line.parts) sum += part.amount;
            same("lines", line.difference(), sum);
            sections[line.section] -= sum;
        }
        for (const auto& [section, left] : sections) same("sections", left, Money());
        const Totals sums = totals_of_parts(account_);
        const Totals from = account_.totals_before();
        const Totals to = account_.totals_after();
        for (const auto& [name, total] : named_totals)
            same(std::string("totals.") + name, to.*total - from.*total, sums.*total);
        Money by_causes;
        for (const auto& cause : account_.causes) by_causes += cause.amount;
        same("causes", to.to_pay - from.to_pay, by_causes);
        return std::move(errors_);
    }

  private:
    void same(const std::string& path, Money found, Money expected) {
        if (found != expected)
            errors_.add(ErrorCode::identity_violated, account_.account.text() + "." + path,
                        found.to_string(), {expected.to_string(), expected.to_string()});
    }

    const AccountDifference& account_;
    Errors errors_;
};

}  // namespace

std::vector<CauseTotal> causes_of(const AccountDifference& account) {
    std::map<Cause, Money> sums;
    for (const auto& line : account.lines)
        if (enters_to_pay(line))
            for (const auto& part : line.parts) sums[part.cause] += part.amount;
    for (const auto& movement : account.movements)
        if (enters_to_pay(movement)) sums[movement.part.cause] += movement.part.amount;
    std::vector<CauseTotal> causes;
    for (const auto& [cause, amount] : sums)
        if (!amount.is_zero()) causes.push_back({cause, amount});
    return causes;
}

Errors check_parts(const AccountDifference& account, const bill::Bill& before,
                   const bill::Bill& after) {
    return Check(account).run(before, after);
}

}  // namespace kvit::audit
