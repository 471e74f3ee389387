#include "exchange/reading_value.hpp"

#include "exchange/characters.hpp"
#include "exchange/digits.hpp"

namespace kvit::exchange {
namespace {

TypedReading refused(IntakeReason reason, std::string_view typed, Text expected) {
    return {{}, {reason, quoted(typed), std::move(expected)}};
}

Text like(const ReadingRule& rule) {
    const std::string most = std::to_string(Decimal::digits_max);
    if (rule.decimals == 0) return {"цифры, не больше " + most, "digits, at most " + most};
    const std::string sign(1, rule.signs.front());
    const std::string decimals = std::to_string(rule.decimals);
    return {"цифры вида 123" + sign + "45, после запятой не больше " + decimals,
            "digits as 123" + sign + "45, at most " + decimals + " decimals"};
}

}  // namespace

TypedReading reading_of(std::string_view typed, const ReadingRule& rule) {
    const auto at = typed.find_first_of(rule.signs);
    auto whole = typed.substr(0, at);
    const auto part = at == typed.npos ? std::string_view() : typed.substr(at + 1);
    if (!all_digits(whole) || (at != typed.npos && !all_digits(part)))
        return refused(IntakeReason::bad_value, typed, like(rule));
    if (at != typed.npos && rule.decimals == 0)
        return refused(IntakeReason::fraction, typed, like(rule));
    if (part.size() > static_cast<std::size_t>(rule.decimals))
        return refused(IntakeReason::too_precise, typed, like(rule));
    while (whole.size() > 1 && whole.front() == '0') whole.remove_prefix(1);
    std::string canonical(whole);
    if (!part.empty()) canonical.append(".").append(part);
    const auto value = Decimal::parse(canonical);
    if (!value) return refused(IntakeReason::bad_value, typed, like(rule));
    return {value, {}};
}

}  // namespace kvit::exchange
