#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "formula/exact.hpp"
#include "kvit/formula/fast.hpp"
#include "kvit/formula/fields.hpp"
#include "unit/draw.hpp"

namespace kvit::test {

using formula::exact::Exact;
using formula::fast::Narrow;
using formula::fast::Wide;

/// Raw integers at the legal scales of the inputs, in their order.
using Raw = std::vector<std::int64_t>;

template <class F>
F filled(const Raw& raw) {
    F formula;
    std::size_t i = 0;
    formula::each_member(formula, [&](auto& member) {
        member = std::remove_cvref_t<decltype(member)>(raw.at(i++));
    });
    return formula;
}

/// The same row for the narrow reading; nullopt where it does not admit it.
template <class F>
std::optional<F> filled_narrow(const Raw& raw) {
    F formula;
    std::size_t i = 0;
    bool admitted = true;
    formula::each_member(formula, [&](auto& member) {
        using Input = std::remove_cvref_t<decltype(member)>;
        const auto usual = Input::admit(Decimal(raw.at(i++), Input::kind.legal.decimals));
        admitted = admitted && usual;
        if (usual) member = Input(*usual);
    });
    return admitted ? std::optional(formula) : std::nullopt;
}

/// The amount in kopecks; nullopt where it does not fit 64 bits. A failure of the test unless all
/// readings give the same.
template <template <class> class F>
std::optional<std::int64_t> kopecks(const Raw& raw, bool* ran_narrow = nullptr) {
    const auto checked = [](auto finish) -> std::optional<std::int64_t> {
        try {
            return finish();
        } catch (const Overflow&) {
            return std::nullopt;
        }
    };
    const auto fast = [&](const auto& formula) {
        return checked([&] {
            return formula::fast::finish<unit::rub, 2, Rounding::half_up>(formula.amount());
        });
    };
    const auto exact = checked([&] {
        return formula::exact::finish<unit::rub, 2, Rounding::half_up>(
            filled<F<Exact>>(raw).amount());
    });
    EXPECT_EQ(fast(filled<F<Wide>>(raw)), exact) << ::testing::PrintToString(raw);
    const auto narrow = filled_narrow<F<Narrow>>(raw);
    if (narrow) {
        EXPECT_EQ(fast(*narrow), exact) << ::testing::PrintToString(raw);
    }
    if (ran_narrow != nullptr) *ran_narrow = narrow.has_value();
    return exact;
}

template <template <class> class F>
std::vector<formula::Kind> kinds() {
    std::vector<formula::Kind> result;
    F<Wide> formula;
    formula::each_member(formula, [&](auto& member) {
        result.push_back(std::remove_cvref_t<decltype(member)>::kind);
    });
    return result;
}

/// All readings agree on random rows, and each reading was there to agree.
template <template <class> class F>
void expect_agreement(std::uint64_t seed, int rows) {
    Random random(seed);
    const auto inputs = kinds<F>();
    int narrow = 0;
    for (int row = 0; row < rows && !::testing::Test::HasFailure(); ++row) {
        const auto habit = static_cast<Habit>(random.below(6));
        Raw raw;
        for (const auto& kind : inputs) raw.push_back(draw(random, kind, habit));
        bool ran_narrow = false;
        kopecks<F>(raw, &ran_narrow);
        narrow += ran_narrow ? 1 : 0;
    }
    EXPECT_GT(narrow, rows / 10);
    EXPECT_LT(narrow, rows);
}

/// All readings agree at every corner of the legal box.
template <template <class> class F>
void expect_agreement_at_the_corners() {
    const auto inputs = kinds<F>();
    for (std::size_t corner = 0; corner < std::size_t{1} << inputs.size(); ++corner) {
        Raw raw;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const auto& kind = inputs[i];
            raw.push_back((corner >> i & 1) != 0 ? kind.legal.raw_max : kind.raw_min(kind.legal));
        }
        kopecks<F>(raw);
    }
}

}  // namespace kvit::test
