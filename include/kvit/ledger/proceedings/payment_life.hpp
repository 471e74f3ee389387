#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kvit/ledger/proceedings/machine.hpp"

/// The states that a payment page shows (статусы платежа).
namespace kvit::ledger {

enum class LifeState : std::uint8_t {
    created,
    authorised,
    captured,
    received,
    posted,
    reversed,
    searching,
};

enum class LifeEvent : std::uint8_t { authorise, capture, search, find, receive, post, reverse };

inline constexpr MachineWord life_states[] = {
    {"created", {"создан", "created"}},
    {"authorised", {"деньги удержаны на карте", "the money is held"}},
    {"captured", {"оплачен", "paid"}},
    {"received", {"деньги поступили", "the money came"}},
    {"posted", {"зачислен", "posted"}},
    {"reversed", {"отменён", "reversed"}},
    {"searching", {"в розыске", "being searched for"}},
};
inline constexpr MachineWord life_events[] = {
    {"authorise", {"удержать", "hold the money"}},
    {"capture", {"списать или принять наличными", "take the money, or take cash"}},
    {"search", {"объявить розыск", "search for it"}},
    {"find", {"найти", "find it"}},
    {"receive", {"получить", "receive it"}},
    {"post", {"зачислить", "post it"}},
    {"reverse", {"отменить", "reverse it"}},
};
/// Cash and transfers need no authorisation; a payment is searched for once it is paid.
inline constexpr MachineStep life_steps[] = {
    step(LifeState::created, LifeEvent::authorise, LifeState::authorised),
    step(LifeState::created, LifeEvent::capture, LifeState::captured),
    step(LifeState::created, LifeEvent::reverse, LifeState::reversed),
    step(LifeState::authorised, LifeEvent::capture, LifeState::captured),
    step(LifeState::authorised, LifeEvent::reverse, LifeState::reversed),
    step(LifeState::captured, LifeEvent::search, LifeState::searching),
    step(LifeState::captured, LifeEvent::receive, LifeState::received),
    step(LifeState::captured, LifeEvent::reverse, LifeState::reversed),
    step(LifeState::received, LifeEvent::search, LifeState::searching),
    step(LifeState::received, LifeEvent::post, LifeState::posted),
    step(LifeState::received, LifeEvent::reverse, LifeState::reversed),
    step(LifeState::searching, LifeEvent::find, LifeState::received),
    step(LifeState::searching, LifeEvent::reverse, LifeState::reversed),
    step(LifeState::posted, LifeEvent::reverse, LifeState::reversed),
};
inline constexpr Machine life_machine{life_states, life_events, life_steps};
static_assert(well_made(life_machine));

/// PaymentLife — путь платежа: what happened to one payment.
struct PaymentLife {
    std::string id;
    std::vector<Happened<LifeEvent>> events{};
    std::string path{};

    friend bool operator==(const PaymentLife&, const PaymentLife&) = default;
};

}  // namespace kvit::ledger
