#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// НДС. Tariffs of the population include it; elsewhere it is a line of its own, or is shown as a
/// part of one. Printed as the sum and the share of it.
namespace kvit::charge {

/// P = A × r_vat / 100 — НДС сверх суммы.
struct VatOnTop {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "vat_on_top",
        .title = {"сумма × ставка НДС / 100", "sum × VAT rate / 100"},
        .law = {"НК РФ, ст. 164 п. 3, ст. 168", "Tax Code, art. 164 p. 3, art. 168"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::charge, "A"> sum;
        In<D, kind::tax_rate, "r_vat"> rate;

        constexpr auto quantity() const { return sum; }
        constexpr auto price() const { return rate / formula::hundred_percent; }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

/// P = A × r_vat / (100 + r_vat) — НДС в составе суммы.
struct VatIncluded {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "vat_included",
        .title = {"сумма × ставка НДС / (100 + ставка НДС)", "sum × VAT rate / (100 + VAT rate)"},
        .law = {"НК РФ, ст. 164 п. 4", "Tax Code, art. 164 p. 4"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::charge, "A"> sum;
        In<D, kind::tax_rate, "r_vat"> rate;

        constexpr auto quantity() const { return sum; }
        constexpr auto price() const { return rate / (rate + formula::hundred_percent); }
        constexpr auto amount() const { return quantity() * price(); }
    };
};

}  // namespace kvit::charge
