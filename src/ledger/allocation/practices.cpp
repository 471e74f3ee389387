#include "kvit/ledger/allocation/practices.hpp"

namespace kvit::ledger {

AllocationPractices AllocationPractices::of(const law::Policy& policy, Date paid) {
    AllocationPractices chosen{};
    const law::PolicyOption* option = options;
    // The type of each member picks the cast.
    const auto choose = [&]<class Choice>(Choice& choice) {
        choice = static_cast<Choice>(policy.choice(*option++, paid));
    };
    choose(chosen.months);
    choose(chosen.future);
    choose(chosen.advance_pays);
    choose(chosen.uncovered);
    choose(chosen.unnamed);
    choose(chosen.direction);
    choose(chosen.split);
    choose(chosen.residue);
    choose(chosen.penalty);
    choose(chosen.voluntary);
    choose(chosen.advance);
    return chosen;
}

}  // namespace kvit::ledger
