#pragma once

#include "format/json/choice.hpp"
#include "kvit/tariff/tariff_book.hpp"

/// The names that tariff books use for the values of enumerations.
namespace kvit::format::names {

inline constexpr json::Choice<tariff::Vat> vats[] = {
    {"included", tariff::Vat::included},
    {"on_top", tariff::Vat::on_top},
};

inline constexpr json::Choice<tariff::HeatingPayment> heating_payments[] = {
    {"season", tariff::HeatingPayment::season},
    {"evenly", tariff::HeatingPayment::evenly},
};

inline constexpr json::Choice<tariff::BenefitShape> benefit_shapes[] = {
    {"compensation", tariff::BenefitShape::compensation},
    {"deduction", tariff::BenefitShape::deduction},
    {"tariff", tariff::BenefitShape::tariff},
};

inline constexpr json::Choice<tariff::BenefitBase> benefit_bases[] = {
    {"up_to_norm", tariff::BenefitBase::up_to_norm},
    {"volume", tariff::BenefitBase::volume},
    {"area", tariff::BenefitBase::area},
    {"amount", tariff::BenefitBase::amount},
};

}  // namespace kvit::format::names
