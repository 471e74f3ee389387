#include "ledger/proceedings/proceedings.hpp"

#include <algorithm>

#include "ledger/proceedings/run.hpp"

namespace kvit::ledger {

void Proceedings::look_at_lives(std::vector<Standing>& lives) {
    for (const PaymentLife& life : facts_.lives) {
        const Progress progress = run(life_machine, events_of(life.events), *facts_.as_of, errors_);
        Standing standing{
            .id = life.id, .state = life_states[progress.state].name, .since = progress.since};
        standing.next =
            next_steps(life_machine, progress.state, [&](std::uint8_t) { return progress.since; });
        lives.push_back(std::move(standing));
    }
    std::sort(lives.begin(), lives.end(),
              [](const Standing& a, const Standing& b) { return a.id < b.id; });
}

void Proceedings::require_no_errors() const {
    if (!errors_.empty()) throw Failure(errors_);
}

}  // namespace kvit::ledger
