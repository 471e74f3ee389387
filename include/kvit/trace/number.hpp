#pragma once

#include <string>
#include <string_view>

#include "kvit/base/text.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/money/money.hpp"
#include "kvit/quantity/unit.hpp"

/// Numbers and dates as people write them: a decimal comma in Russian, a point in
/// English, a minus that is no hyphen.
namespace kvit::trace {

std::string number_text(std::string_view number, Language language);
std::string number_text(Decimal number, Language language);
/// "12,345 м³"
std::string measure_text(std::string_view number, Unit unit, Language language);
std::string measure_text(Decimal number, Unit unit, Language language);
/// "488,37 ₽"
std::string money_text(Money money, Language language);
/// "01.07.2025" in Russian, "2025-07-01" in English.
std::string date_text(Date date, Language language);
/// "июль 2025"
std::string month_text(Month month, Language language);
/// "с 01.07.2025 по 31.12.2025": the last day is included, as people say it; empty for all of time.
std::string interval_text(Interval interval, Language language);

}  // namespace kvit::trace
