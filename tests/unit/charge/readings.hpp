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
using formula::fast::Narrow;
using formula::fast::Wide;

/// A name for a test: "norm_m3_per_person".
inline std::string name_of(const FormulaCard& formula) {
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
    void add(const Outcome& outcome) {
        add(outcome.amount.kopecks());
        add(outcome.quantity.unscaled());
        add(outcome.quantity.scale());
        add(outcome.price.unscaled());
        add(outcome.price.scale());
    }
    std::uint64_t value() const { return hash_; }

  private:
    std::uint64_t hash_ = 0xcbf29ce484222325u;
};

/// What was met on the way.
struct Tally {
    std::size_t rows = 0;
    std::size_t narrow = 0;    ///< rows that the narrow reading admitted
    std::size_t halves = 0;    ///< amounts that were exactly half a kopeck off
    std::size_t negative = 0;  ///< amounts below zero
    Digest digest;
};

/// Whether the exact amount is k + 1/2 kopecks.
template <formula::Shape S>
bool is_half(const formula::fast::Value<S>& amount) {
    constexpr auto plan = formula::proof::finish(S, 2);
    const i128 above = i128{amount.n} * plan.up * 2;
    const i128 below = formula::fast::widen<i128>(amount.d) * plan.down;
    return above % below == 0 && above / below % 2 != 0;
}

/// The typed side of a row: the narrow reading beside the wide one.
template <class F>
void expect_narrow_is_wide(const std::vector<Decimal>& inputs, const DayShare* share,
                           const Outcome& expected, Tally& tally) {
    using charge::detail::filled;
    const auto finish = []<Unit U, int Scale>(const auto& value) {
        return formula::fast::finish<U, Scale, Rounding::half_up>(value);
    };
    bool admitted = true;
    const auto load = [&admitted](const auto& member, Decimal value, std::size_t) {
        using Input = std::remove_cvref_t<decltype(member)>;
        const auto raw = Input::admit(value);
        admitted = admitted && raw;
        return raw ? Input(*raw) : Input();
    };
    const std::vector<Decimal> days{Decimal::whole(share != nullptr ? share->days : 1),
                                    Decimal::whole(share != nullptr ? share->of_days : 1)};

    const auto narrow = filled<typename F::template On<Narrow>>(inputs, load);
    const auto part = filled<charge::PartOfMonth<Narrow>>(days, load);
    if (admitted) {
        ++tally.narrow;
        EXPECT_EQ((charge::detail::outcome_of<F, Narrow>(narrow, share != nullptr ? &part : nullptr,
                                                         finish)),
                  expected);
    }
    const auto wide = filled<typename F::template On<Wide>>(inputs, load);
    const auto wide_part = filled<charge::PartOfMonth<Wide>>(days, load);
    const bool half =
        share != nullptr ? is_half(wide_part.of(wide.amount())) : is_half(wide.amount());
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

/// Random rows of a formula, each for the whole month and for a part of it.
inline Tally run_readings(const FormulaCard& formula, std::uint64_t seed, std::size_t rows) {
    Random random(seed + 1'000'003 * static_cast<std::uint64_t>(formula.id));
    Tally tally;
    std::vector<Decimal> inputs(formula.inputs.size());
    while (tally.rows < rows && !::testing::Test::HasFailure()) {
        const auto habit = static_cast<Habit>(random.below(6));
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const auto& kind = formula.inputs[i].kind;
            inputs[i] = written(random, draw(random, kind, habit), kind.legal.decimals);
        }
        const int of_days = static_cast<int>(random.between(1, 31));
        const DayShare share{static_cast<int>(random.between(0, of_days)), of_days};
        for (const DayShare* part : {static_cast<const DayShare*>(nullptr), &share}) {
            const auto days = part != nullptr ? std::optional(*part) : std::nullopt;
            const auto fast = charge::evaluate(formula.id, inputs, days);
            const auto exact = charge::evaluate_exact(formula.id, inputs, days);
            if (!fast || !exact) {
                ADD_FAILURE() << name_of(formula) << ": an admitted row was refused: "
                              << (fast ? exact : fast).errors().first().message(Language::en);
                return tally;
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
        if (::testing::Test::HasFailure()) {
            std::string text = name_of(formula);
            for (const auto& input : inputs) text += " " + input.to_string();
            ADD_FAILURE() << text << ", days " << share.days << " of " << share.of_days;
        }
    }
    return tally;
}

inline void print(const FormulaCard& formula, const Tally& tally) {
    std::printf("%-32s rows %zu x 2, narrow %zu, halves %zu, negative %zu, fnv %016llx\n",
                name_of(formula).c_str(), tally.rows, tally.narrow, tally.halves, tally.negative,
                static_cast<unsigned long long>(tally.digest.value()));
}

}  // namespace kvit::test
