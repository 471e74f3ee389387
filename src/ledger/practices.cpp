#include "kvit/ledger/practices.hpp"

namespace kvit::ledger {

Practices Practices::of(const law::Policy& policy, Date as_of) {
    // The type of each member picks the cast, the order of the members is that of the options.
    const auto choose = [&]<class Choice>(law::PolicyOption option, Choice& choice) {
        choice = static_cast<Choice>(policy.choice(option, as_of));
    };
    using Option = law::PolicyOption;
    Practices chosen{};
    choose(Option::penalty_as_of, chosen.as_of);
    choose(Option::penalty_payment_day, chosen.payment_day);
    choose(Option::penalty_rate, chosen.rate);
    choose(Option::penalty_series, chosen.series);
    choose(Option::penalty_uncovered_rate, chosen.uncovered_rate);
    choose(Option::penalty_cap, chosen.cap);
    choose(Option::penalty_cap_2025, chosen.cap_2025);
    choose(Option::penalty_cap_day, chosen.cap_day);
    choose(Option::penalty_transition_2016, chosen.transition_2016);
    choose(Option::penalty_clock, chosen.clock);
    choose(Option::penalty_rounding, chosen.rounding);
    choose(Option::penalty_interval_cut, chosen.interval_cut);
    choose(Option::penalty_allocation, chosen.allocation);
    choose(Option::penalty_future, chosen.future);
    choose(Option::penalty_advance, chosen.advance);
    choose(Option::penalty_correction, chosen.correction);
    choose(Option::penalty_due_2026, chosen.due_2026);
    choose(Option::penalty_due_shift, chosen.due_shift);
    choose(Option::penalty_presidential_days, chosen.presidential_days);
    choose(Option::penalty_bankr497, chosen.bankr497);
    choose(Option::penalty_limitation, chosen.limitation);
    return chosen;
}

}  // namespace kvit::ledger
