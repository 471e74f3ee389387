#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Перерасчёт прошлого месяца.
namespace kvit::charge {

/// P = A_due − A_posted — перерасчёт: what an earlier month costs as it is known now, less what is
/// posted for it. A sum and no volume.
struct Recalculated {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "recalculated",
        .title = {"плата за прошлый месяц по известному сейчас − проведено за него",
                  "charge of an earlier month as known now − posted for it"},
        .law = {"ПП 354, п. 31(д)", "ПП 354, p. 31(d)"},
        .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::charge, "A_due"> due;
        In<D, kind::charge, "A_posted"> posted;

        constexpr auto quantity() const { return due - posted; }
        constexpr auto price() const { return lift(due, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

}  // namespace kvit::charge
