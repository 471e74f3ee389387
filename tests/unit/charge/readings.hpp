#pragma once

#include <gtest/gtest.h>

#include <cctype>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "charge/read.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/charge/explain.hpp"
#include "unit/draw.hpp"

/// Every formula of the catalogue in all its readings over random rows.
namespace kvit::test {

using charge::DayShare;
using charge::FormulaCard;
using charge::Outcome;
using charge::VolumeFormulaCard;
using formula::fast::Narrow;
using formula::fast::Wide;

/// A name for a test: "norm_of_m3".
std::string name_of(const auto& formula) {
    std::string name = std::string(formula.card.name) + "_of_" + code_of(formula.resource);
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

/// FNV-1a, 64 bits.
class Digest {
  public:
    void add(std::int64_t value) {
        auto rest = static_cast<std::uint64_t>(value);
        for (int byte = 0; byte < 8; ++byte, rest >>= 8)
            hash_ = (hash_ ^ (rest & 0xff)) * 0x100000001b3u;
    }
    void add(Decimal decimal) {
        add(decimal.unscaled());
        add(decimal.scale());
    }
    void add(const Outcome& outcome) {
        add(outcome.amount.kopecks());
        add(outcome.quantity);
        add(outcome.price);
    }
    std::uint64_t value() const { return hash_; }

  private:
    std::uint64_t hash_ = 0xcbf29ce484222325u;
};

/// What was met on the way.
struct Tally {
    std::size_t rows = 0;
    std::size_t narrow = 0;    ///< rows that the narrow reading admitted
    std::size_t halves = 0;    ///< results that were exactly half a unit of the last decimal off
    std::size_t negative = 0;  ///< results below zero
    std::size_t overflow = 0;  ///< results that no reading could hold
    Digest digest;
};

/// Whether the exact value is k + 1/2 units of the last of `Scale` decimals.
template <int Scale, formula::Shape S>
bool is_half(const formula::fast::Value<S>& value) {
    constexpr auto plan = formula::proof::finish(S, Scale);
    const i128 above = i128{value.n} * plan.up * 2;
    const i128 below = formula::fast::widen<i128>(value.d) * plan.down;
    return above % below == 0 && above / below % 2 != 0;
}

/// The inputs of a domain, and whether it admits them all.
template <class T>
struct Loaded {
    T inputs;
    bool admitted = true;
};
template <class T>
Loaded<T> loaded(const std::vector<Decimal>& values) {
    Loaded<T> result;
    result.inputs = charge::detail::filled<T>(
        values, [&result](const auto& member, Decimal value, std::size_t) {
            using Input = std::remove_cvref_t<decltype(member)>;
            const auto raw = Input::admit(value);
            result.admitted = result.admitted && raw;
            return raw ? Input(*raw) : Input();
        });
    return result;
}

/// The rounding of the fast reading.
inline constexpr auto fast_finish = []<Unit U, int Scale>(const auto& value) {
    return formula::fast::finish<U, Scale, Rounding::half_up>(value);
};

/// The typed side of a row: the narrow reading beside the wide one.
template <class F>
void expect_narrow_is_wide(const std::vector<Decimal>& inputs, const DayShare* share,
                           const Outcome& expected, Tally& tally) {
    const std::vector<Decimal> days{Decimal::whole(share != nullptr ? share->days : 1),
                                    Decimal::whole(share != nullptr ? share->of_days : 1)};
    const auto narrow = loaded<typename F::template On<Narrow>>(inputs);
    const auto part = loaded<charge::PartOfMonth<Narrow>>(days).inputs;
    if (narrow.admitted) {
        ++tally.narrow;
        EXPECT_EQ((charge::detail::outcome_of<F, Narrow>(
                      narrow.inputs, share != nullptr ? &part : nullptr, fast_finish)),
                  expected);
    }
    const auto wide = loaded<typename F::template On<Wide>>(inputs).inputs;
    const auto wide_part = loaded<charge::PartOfMonth<Wide>>(days).inputs;
    const bool half =
        share != nullptr ? is_half<2>(wide_part.of(wide.amount())) : is_half<2>(wide.amount());
    if (half) ++tally.halves;
    if (expected.amount.is_negative()) ++tally.negative;
}

/// The explained reading: the same kopeck, and an exact value that rounds to it.
inline void expect_explained(const FormulaCard& formula, const std::vector<Decimal>& inputs,
                             std::optional<DayShare> share, const Outcome& expected) {
    const auto explained = charge::explain(formula.id, inputs, share);
    ASSERT_TRUE(explained.ok());
    EXPECT_EQ(explained->derivation.rounded, expected.amount.to_decimal());
    EXPECT_EQ(explained->derivation.result().unit, unit::rub);
}

/// A decimal as somebody may have written it: with all its decimals, or without trailing zeros.
inline Decimal written(Random& random, std::int64_t raw, int decimals) {
    const Decimal full(raw, decimals);
    return random.one_in(2) ? full : full.normalized();
}

/// Draws a row of inputs.
inline void draw_row(Random& random, std::span<const charge::InputCard> cards,
                     std::vector<Decimal>& inputs) {
    const auto habit = static_cast<Habit>(random.below(6));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto& kind = cards[i].kind;
        inputs[i] = written(random, draw(random, kind, habit), kind.legal.decimals);
    }
}

/// What is left of a call where some reading gave an error: all of them have to say that the result
/// does not fit.
template <class Fast, class Exact, class Explained>
void expect_overflow(const Fast& fast, const Exact& exact, const Explained& explained,
                     const std::string& name, Tally& tally) {
    const auto too_large = [](const auto& result) {
        return !result && result.errors().first().code == ErrorCode::overflow;
    };
    EXPECT_TRUE(too_large(fast) && too_large(exact) && too_large(explained))
        << name << ": an admitted row was refused";
    ++tally.overflow;
}

inline void fail_with_row(const std::string& name, const std::vector<Decimal>& inputs) {
    if (!::testing::Test::HasFailure()) return;
    std::string text = name;
    for (const auto& input : inputs) text += " " + input.to_string();
    ADD_FAILURE() << text;
}

/// Random rows of a formula, each for the whole month and for a part of it.
inline Tally run_readings(const FormulaCard& formula, std::uint64_t seed, std::size_t rows) {
    Random random(seed + 1'000'003 * static_cast<std::uint64_t>(formula.id));
    Tally tally;
    std::vector<Decimal> inputs(formula.inputs.size());
    while (tally.rows < rows && !::testing::Test::HasFailure()) {
        draw_row(random, formula.inputs, inputs);
        const int of_days = static_cast<int>(random.between(1, 31));
        const DayShare share{static_cast<int>(random.between(0, of_days)), of_days};
        for (const DayShare* part : {static_cast<const DayShare*>(nullptr), &share}) {
            const auto days = part != nullptr ? std::optional(*part) : std::nullopt;
            const auto fast = charge::evaluate(formula.id, inputs, days);
            const auto exact = charge::evaluate_exact(formula.id, inputs, days);
            if (!fast || !exact) {
                expect_overflow(fast, exact, charge::explain(formula.id, inputs, days),
                                name_of(formula), tally);
                continue;
            }
            EXPECT_EQ(*fast, *exact);
            // It is the slowest reading: each row once, whole months and parts in turn.
            if ((part == nullptr) == (tally.rows % 2 == 0))
                expect_explained(formula, inputs, days, *fast);
            charge::detail::visit_formula(charge::Formulas{}, formula.id, [&]<class F>() {
                expect_narrow_is_wide<F>(inputs, part, *fast, tally);
            });
            tally.digest.add(*fast);
        }
        ++tally.rows;
        fail_with_row(name_of(formula) + ", days " + std::to_string(share.days) + " of " +
                          std::to_string(share.of_days),
                      inputs);
    }
    return tally;
}

/// The same of a formula of a volume, which has no days.
inline Tally run_readings(const VolumeFormulaCard& formula, std::uint64_t seed, std::size_t rows) {
    constexpr int scale = charge::detail::carry_scale;
    Random random(seed + 1'000'003 * static_cast<std::uint64_t>(formula.id));
    Tally tally;
    std::vector<Decimal> inputs(formula.inputs.size());
    for (; tally.rows < rows && !::testing::Test::HasFailure(); ++tally.rows) {
        draw_row(random, formula.inputs, inputs);
        const auto fast = charge::evaluate(formula.id, inputs);
        const auto exact = charge::evaluate_exact(formula.id, inputs);
        const auto explained = charge::explain(formula.id, inputs);
        if (!fast || !exact || !explained) {
            expect_overflow(fast, exact, explained, name_of(formula), tally);
            continue;
        }
        EXPECT_EQ(*fast, *exact);
        EXPECT_EQ(explained->derivation.rounded, *fast);
        EXPECT_EQ(explained->derivation.result().unit, formula.resource);
        charge::detail::visit_formula(charge::VolumeFormulas{}, formula.id, [&]<class F>() {
            const auto narrow = loaded<typename F::template On<Narrow>>(inputs);
            if (narrow.admitted) {
                ++tally.narrow;
                EXPECT_EQ(charge::detail::volume_of<F>(narrow.inputs.volume(), fast_finish), *fast);
            }
            const auto wide = loaded<typename F::template On<Wide>>(inputs).inputs;
            if (is_half<scale>(wide.volume())) ++tally.halves;
        });
        if (fast->is_negative()) ++tally.negative;
        tally.digest.add(*fast);
        fail_with_row(name_of(formula), inputs);
    }
    return tally;
}

void print(const auto& formula, const Tally& tally) {
    std::printf("%-32s rows %zu, narrow %zu, halves %zu, negative %zu, overflow %zu, fnv %016llx\n",
                name_of(formula).c_str(), tally.rows, tally.narrow, tally.halves, tally.negative,
                tally.overflow, static_cast<unsigned long long>(tally.digest.value()));
}

}  // namespace kvit::test
