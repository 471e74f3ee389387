#pragma once

#include <string>

#include "kvit/base/text.hpp"
#include "kvit/law/volume_rules.hpp"

/// How it is told to a resident that a volume was not simply read from a meter.
namespace kvit::charge::detail {

const law::MeterConditionRow& condition_row(law::MeterCondition condition);

/// The beginning of a sentence: "Истёк срок поверки счётчика".
Text cause_text(law::MeterCondition condition);
/// "Счётчика нет: объём по нормативу."
Text norm_reason(law::MeterCondition condition);
/// The stable code of the decision that a meter's volume goes by norm.
std::string norm_code(law::MeterCondition condition);
/// The decision in words: why there is no average, or no longer one.
Text norm_decision(law::MeterCondition condition, bool has_history, int average_periods);
/// "Показание не передано: объём по среднему, месяц 2 подряд (п. 59)."
Text average_decision(law::MeterCondition condition, int period);

}  // namespace kvit::charge::detail
