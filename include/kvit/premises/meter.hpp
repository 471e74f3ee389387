#pragma once

#include <cstdint>
#include <optional>

#include "kvit/base/id.hpp"
#include "kvit/premises/fact.hpp"
#include "kvit/premises/register_values.hpp"
#include "kvit/quantity/unit.hpp"

/// Приборы учёта: what is known of meters, in what state they are, what they showed.
namespace kvit::premises {

enum class MeterScope : std::uint8_t {
    own,    ///< индивидуальный прибор учёта (ИПУ) of an account
    house,  ///< общедомовой прибор учёта (ОДПУ)
};

/// Meter — прибор учёта; installed while the fact is valid.
struct Meter {
    Fact fact;
    MeterId id;
    MeterScope scope = MeterScope::own;
    AccountId account;  ///< empty for a house meter
    ServiceId service;
    Unit unit;
    RegisterValues start;         ///< on the day of installation
    std::optional<int> digits{};  ///< цифр до запятой; unknown: it never rolls over
    Decimal ratio = Decimal::whole(1);  ///< коэффициент трансформации
    std::optional<Date> verified_until{};  ///< поверка действует до этого дня (он уже не поверен)
    bool remote = false;  ///< показания передаются дистанционно

    friend bool operator==(const Meter&, const Meter&) = default;
};

/// What keeps a meter from counting while a fact says so. An expired verification is stated by
/// `Meter::verified_until`, a reading that was not sent by its absence.
enum class MeterTrouble : std::uint8_t {
    failed,        ///< вышел из строя или утрачен
    no_access,     ///< недопуск для проверки, по акту
    interference,  ///< несанкционированное вмешательство (п. 81(11))
};

struct MeterState {
    Fact fact;
    MeterId meter;
    MeterTrouble trouble = MeterTrouble::failed;
    /// `no_access`: актов о недопуске so far, at least 1. The second one is a condition of its own
    /// (п. 60(3)): a fact for the days from it on.
    int refusals = 1;

    friend bool operator==(const MeterState&, const MeterState&) = default;
};

/// Who took a reading.
enum class ReadingTaken : std::uint8_t {
    consumer,  ///< передано потребителем
    check,     ///< снято при проверке (п. 61)
    remote,    ///< передано прибором
};

/// Reading — показание прибора учёта.
struct Reading {
    Fact fact;
    MeterId meter;
    Date date;
    RegisterValues values;
    ReadingTaken taken = ReadingTaken::consumer;

    friend bool operator==(const Reading&, const Reading&) = default;
};

}  // namespace kvit::premises
