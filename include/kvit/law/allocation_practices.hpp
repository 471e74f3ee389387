#pragma once

#include <cstdint>

#include "kvit/law/policy_option.hpp"

/// Practices of allocation (разнесение платежей) and their names. Which months a payment meets, and
/// whether what is left pays penalties, are practices of penalties too and stand with them:
/// `penalty_allocation`, `penalty_future`, `penalty_advance`.
namespace kvit::law {

enum class AllocationUnnamed : std::uint8_t { unnamed_oldest_first, unnamed_current_first };
enum class AllocationDirection : std::uint8_t { split_directed_allowed, split_always_proportional };
enum class AllocationSplit : std::uint8_t { by_charge, by_debt, waterfall_rows };
enum class AllocationResidue : std::uint8_t {
    largest_remainder,
    residue_first,
    residue_last,
    residue_largest
};
enum class AllocationPenalty : std::uint8_t { penalty_last, penalty_with_month, penalty_first };
enum class AllocationVoluntary : std::uint8_t {
    voluntary_when_named,
    voluntary_when_exact,
    voluntary_last
};
enum class AllocationAdvance : std::uint8_t { advance_on_account, advance_by_charge };

namespace practice {

inline constexpr PolicyChoiceRow allocation_unnamed[] = {
    {"unnamed_oldest_first",
     {"платёж без указания периода гасит самый ранний долг (ГК РФ ст. 319.1 п. 3)",
      "a payment that names no period goes to the oldest debt (Civil Code art. 319.1 p. 3)"}},
    {"unnamed_current_first",
     {"платёж без указания периода сначала гасит последний выставленный месяц",
      "a payment that names no period goes to the last billed month first"}},
};
inline constexpr PolicyChoiceRow allocation_direction[] = {
    {"split_directed_allowed",
     {"плательщик может назвать получателя и услугу",
      "the payer may name a creditor and a service"}},
    {"split_always_proportional",
     {"плательщик не выбирает получателя и услугу: деньги делятся между всеми",
      "the payer has no choice of creditor and service: the money is split among all"}},
};
inline constexpr PolicyChoiceRow allocation_split[] = {
    {"by_charge",
     {"между услугами месяца пропорционально начислению (п. 118 Правил № 354)",
      "among the services of a month in proportion to the charge (p. 118 of Rules № 354)"}},
    {"by_debt",
     {"между услугами месяца пропорционально долгу",
      "among the services of a month in proportion to the debt"}},
    {"waterfall_rows",
     {"услуги месяца одна за другой в порядке строк документа",
      "the services of a month one after another in the order of the rows of the document"}},
};
inline constexpr PolicyChoiceRow allocation_residue[] = {
    {"largest_remainder",
     {"лишние копейки — наибольшим остаткам, равным в порядке строк",
      "the kopecks left over go to the largest remainders, equal ones in the order of rows"}},
    {"residue_first",
     {"доли округлены до копейки, разница — на первую строку",
      "shares are rounded to the kopeck, the difference goes to the first row"}},
    {"residue_last",
     {"доли округлены до копейки, разница — на последнюю строку",
      "shares are rounded to the kopeck, the difference goes to the last row"}},
    {"residue_largest",
     {"доли округлены до копейки, разница — на строку с наибольшей долей",
      "shares are rounded to the kopeck, the difference goes to the row with the largest share"}},
};
inline constexpr PolicyChoiceRow allocation_penalty[] = {
    {"penalty_last",
     {"неназванные пени — после всего основного долга; авансом — если penalty_advance позволяет "
      "(ППВС от 22.11.2016 № 54 п. 49)",
      "penalties that are not named after all principal; by an advance if penalty_advance lets it "
      "(Supreme Court plenum 54 of 22.11.2016 p. 49)"}},
    {"penalty_with_month",
     {"пени месяца сразу после основного долга этого месяца",
      "the penalty of a month right after the principal of that month"}},
    {"penalty_first", {"все пени до основного долга", "all penalties before the principal"}},
};
inline constexpr PolicyChoiceRow allocation_voluntary[] = {
    {"voluntary_when_named",
     {"добровольная услуга оплачивается, только если плательщик её назвал",
      "a voluntary service is paid only where the payer names it"}},
    {"voluntary_when_exact",
     {"добровольная услуга оплачивается и платежом, равным итогу документа с ней",
      "a voluntary service is paid also by a payment that equals the total with it"}},
    {"voluntary_last",
     {"добровольная услуга оплачивается тем, что осталось после всех долгов",
      "a voluntary service is paid by what is left after all debts"}},
};
inline constexpr PolicyChoiceRow allocation_advance[] = {
    {"advance_on_account",
     {"переплата ждёт следующего начисления на лицевом счёте",
      "an advance waits on the account for the next charges"}},
    {"advance_by_charge",
     {"переплата сразу делится по услугам пропорционально последнему начислению",
      "an advance is split among the services at once in proportion to the last charges"}},
};

}  // namespace practice
}  // namespace kvit::law
