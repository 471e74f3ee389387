#pragma once

#include <cstdint>

#include "kvit/law/policy_option.hpp"

/// Practices of penalties (пени) and their names, those of the document kvit-penalty/1.
namespace kvit::law {

enum class PenaltyAsOf : std::uint8_t { inclusive, exclusive };
enum class PenaltyPaymentDay : std::uint8_t { payday_charged, payday_free };
enum class PenaltyRate : std::uint8_t {
    rate_on_payment_day,
    rate_on_judgment_day,
    rate_by_periods,
    rate_as_of,
    rate_on_next_payment_day,
    flat
};
enum class PenaltySeries : std::uint8_t { refinancing, key };
enum class PenaltyUncoveredRate : std::uint8_t { refuse, carry_last_rate };
enum class PenaltyCap : std::uint8_t { pp474, none };
enum class PenaltyCap2025 : std::uint8_t { retro_9_5, gap_21 };
enum class PenaltyCapDay : std::uint8_t { cap_by_payment_day, cap_by_accrual_day };
enum class PenaltyTransition2016 : std::uint8_t { split, old_for_old_debts, new_for_all };
enum class PenaltyClock : std::uint8_t { clock_runs, clock_frozen };
enum class PenaltyRounding : std::uint8_t { round_interval, round_debt, round_total, round_day };
enum class PenaltyIntervalCut : std::uint8_t { no_cut, month_ends };
enum class PenaltyAllocation : std::uint8_t { fifo_not_time_barred, named_then_fifo, fifo };
enum class PenaltyFuture : std::uint8_t { any_month, no_future };
enum class PenaltyAdvance : std::uint8_t { advance_kept, advance_pays_penalty };
enum class PenaltyCorrection : std::uint8_t { corr_joins_month, corr_own_due };
enum class PenaltyDue2026 : std::uint8_t { due15_from_feb2026, due15_from_mar2026 };
enum class PenaltyDueShift : std::uint8_t { gk193_on, gk193_off };
enum class PenaltyPresidentialDays : std::uint8_t { presidential_as_week, presidential_days_off };
enum class PenaltyBankr497 : std::uint8_t { bankr497_on, bankr497_off };
enum class PenaltyLimitation : std::uint8_t { limitation_not_applied, limitation_applied };

namespace practice {

inline constexpr PolicyChoiceRow penalty_as_of[] = {
    {"inclusive", {"за день расчёта пени начисляются", "the day of the calculation is charged"}},
    {"exclusive",
     {"последний день пени — день перед днём расчёта", "the last charged day is the one before"}},
};
inline constexpr PolicyChoiceRow penalty_payment_day[] = {
    {"payday_charged",
     {"день оплаты входит в просрочку, долг меньше со следующего дня",
      "the day of payment is charged, the debt falls on the next day"}},
    {"payday_free", {"долг меньше со дня оплаты", "the debt falls on the day of payment itself"}},
};
inline constexpr PolicyChoiceRow penalty_rate[] = {
    {"rate_on_payment_day",
     {"ставка на день фактической оплаты каждой части долга, для неоплаченного — на день расчёта",
      "the rate of the day on which each part was paid; of the calculation day for what is "
      "unpaid"}},
    {"rate_on_judgment_day",
     {"ставка на день вынесения решения суда, за все дни",
      "the rate of the day of the judgment, for all days"}},
    {"rate_by_periods",
     {"ставка, действовавшая в каждый день просрочки", "the rate in force on each charged day"}},
    {"rate_as_of",
     {"ставка на день расчёта, за все дни", "the rate of the calculation day, for all days"}},
    {"rate_on_next_payment_day",
     {"ставка на день следующего платежа за этот месяц, для остатка — на день расчёта",
      "the rate of the day of the next payment to this month, then that of the calculation day"}},
    {"flat", {"заданная ставка за все дни", "a given rate for all days"}},
};
inline constexpr PolicyChoiceRow penalty_series[] = {
    {"refinancing",
     {"ставка рефинансирования, с 2016 года равная ключевой",
      "the refinancing rate, which is the key rate since 2016"}},
    {"key", {"ключевая ставка", "the key rate"}},
};
inline constexpr PolicyChoiceRow penalty_uncovered_rate[] = {
    {"refuse", {"расчёт не выполняется", "there is no calculation"}},
    {"carry_last_rate", {"действует последнее известное значение", "the last known value holds"}},
};
inline constexpr PolicyChoiceRow penalty_cap[] = {
    {"pp474",
     {"предел ПП РФ № 474 и следующих актов", "the limit of ПП РФ № 474 and the acts after it"}},
    {"none", {"без предела", "no limit"}},
};
inline constexpr PolicyChoiceRow penalty_cap_2025[] = {
    {"retro_9_5",
     {"ПП РФ № 329 действует с 01.01.2025, как в нём сказано",
      "ПП РФ № 329 reaches back to 2025-01-01, as it says"}},
    {"gap_21",
     {"с 01.01.2025 по 17.03.2025 предела не было",
      "there was no limit from 2025-01-01 to 2025-03-17"}},
};
inline constexpr PolicyChoiceRow penalty_cap_day[] = {
    {"cap_by_payment_day", {"день, чья ставка взята", "the day whose rate is taken"}},
    {"cap_by_accrual_day", {"день просрочки", "the charged day"}},
};
inline constexpr PolicyChoiceRow penalty_transition_2016[] = {
    {"split",
     {"каждый день по шкале, действовавшей в этот день", "each day by the scale in force on it"}},
    {"old_for_old_debts",
     {"прежняя шкала за все дни старого долга", "the old scale for all days of an old debt"}},
    {"new_for_all", {"новая шкала за все дни", "the new scale for all days"}},
};
inline constexpr PolicyChoiceRow penalty_clock[] = {
    {"clock_runs", {"дни моратория входят в счёт дней просрочки", "days of a suspension count"}},
    {"clock_frozen", {"дни моратория в счёт не входят", "days of a suspension do not count"}},
};
inline constexpr PolicyChoiceRow penalty_rounding[] = {
    {"round_interval", {"каждый интервал до копейки", "each interval to the kopeck"}},
    {"round_debt", {"один раз по каждому месяцу долга", "once for each debt month"}},
    {"round_total", {"один раз по счёту", "once for the account"}},
    {"round_day", {"каждый день до копейки", "each day to the kopeck"}},
};
inline constexpr PolicyChoiceRow penalty_interval_cut[] = {
    {"no_cut",
     {"интервал не делится по границам календарных месяцев",
      "an interval is not cut at the ends of calendar months"}},
    {"month_ends",
     {"интервал делится по границам календарных месяцев",
      "an interval is cut at the ends of calendar months"}},
};
inline constexpr PolicyChoiceRow penalty_allocation[] = {
    {"fifo_not_time_barred",
     {"сначала названный месяц, затем долги по сроку оплаты, по которым не истекла исковая "
      "давность",
      "first the named month, then debts by due date that are not time-barred"}},
    {"named_then_fifo",
     {"сначала названный месяц, затем все долги по сроку оплаты",
      "first the named month, then all debts by due date"}},
    {"fifo",
     {"все долги по сроку оплаты, названный месяц не учитывается",
      "all debts by due date, a named month is ignored"}},
};
inline constexpr PolicyChoiceRow penalty_future[] = {
    {"any_month",
     {"платёж без назначения может погасить и более поздний месяц",
      "a payment without a named month may cover a later one"}},
    {"no_future",
     {"платёж без назначения не погашает месяцы позже своего",
      "a payment without a named month covers none later than its own"}},
};
inline constexpr PolicyChoiceRow penalty_advance[] = {
    {"advance_kept", {"переплата остаётся переплатой", "an advance stays an advance"}},
    {"advance_pays_penalty", {"переплата погашает пени", "an advance pays the penalty"}},
};
inline constexpr PolicyChoiceRow penalty_correction[] = {
    {"corr_joins_month",
     {"увеличивает долг своего месяца и берёт его счёт дней",
      "raises the debt of its month and takes over its count of days"}},
    {"corr_own_due", {"имеет собственный срок оплаты", "has a due date of its own"}},
};
inline constexpr PolicyChoiceRow penalty_due_2026[] = {
    {"due15_from_feb2026", {"с платы за февраль 2026 года", "the bill for February 2026"}},
    {"due15_from_mar2026", {"с платы за март 2026 года", "the bill for March 2026"}},
};
inline constexpr PolicyChoiceRow penalty_due_shift[] = {
    {"gk193_on",
     {"переносится на следующий рабочий день (ГК РФ ст. 193)",
      "moves to the next working day (Civil Code art. 193)"}},
    {"gk193_off", {"не переносится", "does not move"}},
};
inline constexpr PolicyChoiceRow penalty_presidential_days[] = {
    {"presidential_as_week", {"срок оплаты не переносят", "do not move a due date"}},
    {"presidential_days_off",
     {"переносят срок оплаты как выходные", "move a due date as days off do"}},
};
inline constexpr PolicyChoiceRow penalty_bankr497[] = {
    {"bankr497_on", {"применяется", "applies"}},
    {"bankr497_off", {"не применяется", "does not apply"}},
};
inline constexpr PolicyChoiceRow penalty_limitation[] = {
    {"limitation_not_applied",
     {"не применяется: для неё нужно заявление должника",
      "is not applied: it takes a motion of the debtor"}},
    {"limitation_applied",
     {"применяется по дню предъявления иска: пени вместе с долгом",
      "is applied by the day of the claim: to the penalty with its debt"}},
};

}  // namespace practice
}  // namespace kvit::law
