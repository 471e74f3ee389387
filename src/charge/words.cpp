#include "charge/words.hpp"

namespace kvit::charge::detail {
namespace {

using law::MeterCondition;

/// The beginning of a sentence.
Phrase cause_of(MeterCondition condition) {
    switch (condition) {
        case MeterCondition::verification_expired:
            return {"Истёк срок поверки счётчика", "The verification of the meter has expired"};
        case MeterCondition::failed:
            return {"Счётчик вышел из строя или утрачен", "The meter failed or is lost"};
        case MeterCondition::reading_not_sent:
            return {"Показание счётчика за месяц не передано", "No reading was sent in the month"};
        case MeterCondition::no_access:
            return {"Нет допуска к счётчику", "Access to the meter was refused"};
        case MeterCondition::no_access_again:
            return {"Нет допуска к счётчику, актов два или больше",
                    "Access to the meter was refused, by two acts or more"};
        case MeterCondition::interference:
            return {"Вмешательство в работу счётчика", "The meter was interfered with"};
        default:
            return {"Счётчика нет", "There is no meter"};
    }
}

}  // namespace

const law::MeterConditionRow& condition_row(MeterCondition condition) {
    return law::meter_condition_rows[static_cast<std::size_t>(condition)];
}

Text cause_text(MeterCondition condition) { return cause_of(condition); }

Text norm_reason(MeterCondition condition) {
    const Phrase cause = cause_of(condition);
    const bool not_sent = condition == MeterCondition::reading_not_sent;
    return {
        std::string(cause.ru) + ": объём по нормативу" + (not_sent ? " без коэффициента." : "."),
        std::string(cause.en) + ": the volume goes by norm" +
            (not_sent ? " without a factor." : ".")};
}

std::string norm_code(MeterCondition condition) {
    if (condition == MeterCondition::reading_not_sent) return "norm_no_reading";
    return "norm_" + std::string(condition_row(condition).name);
}

Text norm_decision(MeterCondition condition, bool has_history, int average_periods) {
    const Phrase cause = cause_of(condition);
    const std::string periods = std::to_string(average_periods);
    if (!has_history)
        return {std::string(cause.ru) +
                    ": объём по нормативу, для среднего (п. 59) показаний недостаточно",
                std::string(cause.en) +
                    ": the volume goes by norm, there are too few readings for an average (p. 59)"};
    if (average_periods > 0)
        return {std::string(cause.ru) + ": объём по нормативу, по среднему (п. 59) начислено уже " +
                    periods + " мес. подряд",
                std::string(cause.en) + ": the volume goes by norm, " + periods +
                    " months in a row were charged by the average (p. 59)"};
    return {std::string(cause.ru) + ": объём по нормативу",
            std::string(cause.en) + ": the volume goes by norm"};
}

Text average_decision(MeterCondition condition, int period) {
    const Phrase cause = cause_of(condition);
    return {std::string(cause.ru) + ": объём по среднемесячному расходу (п. 59), месяц подряд: " +
                std::to_string(period),
            std::string(cause.en) + ": the volume goes by the monthly average (p. 59), month " +
                std::to_string(period) + " in a row"};
}

}  // namespace kvit::charge::detail
