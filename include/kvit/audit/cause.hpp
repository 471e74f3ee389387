#pragma once

#include <cstdint>
#include <string_view>

#include "kvit/base/text.hpp"

namespace kvit::audit {

/// Why a part of a difference is there: причина. The position in `cause_rows` is the value.
enum class Cause : std::uint8_t {
    fact,
    tariff,
    norm,
    law,
    calendar,
    practice,
    method,
    appeared,
    vanished,
    opening,
    posting,
    offer,
    advance,
    rounding,
    engine,
};

struct CauseRow {
    Cause cause;
    std::string_view name;
    Phrase meaning;
};

inline constexpr CauseRow cause_rows[] = {
    {Cause::fact, "fact", {"факт о доме или счёте", "a fact about the house or the account"}},
    {Cause::tariff, "tariff", {"тариф", "tariff"}},
    {Cause::norm, "norm", {"норматив", "norm"}},
    {Cause::law, "law", {"акт", "act"}},
    {Cause::calendar, "calendar", {"дни месяца", "days of the month"}},
    {Cause::practice, "practice", {"учётная практика", "policy"}},
    {Cause::method, "method", {"другой способ расчёта", "another way of computing"}},
    {Cause::appeared, "appeared", {"новая строка", "new line"}},
    {Cause::vanished, "vanished", {"строки больше нет", "line gone"}},
    {Cause::opening, "opening", {"входящее сальдо", "opening balance"}},
    {Cause::posting, "posting", {"оплата и корректировки", "payments and corrections"}},
    {Cause::offer, "offer", {"добровольное страхование принято", "voluntary insurance accepted"}},
    {Cause::advance, "advance", {"аванс другому получателю", "advance with another creditor"}},
    {Cause::rounding, "rounding", {"округление", "rounding"}},
    {Cause::engine, "engine", {"версия kvit", "version of kvit"}},
};

constexpr const CauseRow& row_of(Cause cause) {
    return cause_rows[static_cast<std::size_t>(cause)];
}

}  // namespace kvit::audit
