#pragma once

#include "kvit/charge/formulas/volume.hpp"

/// Снижение платы за качество и перерывы. Each formula gives a sum that is not above zero and takes
/// off no more than `A_left`, what earlier reductions have left of the charge of the service.
namespace kvit::charge {

namespace detail {

/// Every hour, day or degree-hour above what is allowed takes its percent of the month's charge.
constexpr auto reduced(const auto& charge, const auto& count, const auto& rate, const auto& left) {
    return -min(charge * count * rate / formula::hundred_percent, left);
}

}  // namespace detail

/// P = −min(A × u × r_u / 100, A_left) — за каждый час сверх допустимого.
struct QualityHours {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "quality_hours",
        .title =
            {"− плата за месяц × часы × снижение за час / 100, не больше платы",
             "− charge of the month × hours × reduction for an hour / 100, at most the charge"},
        .law = {"ПП 354, п. 98, прил. 1", "ПП 354, p. 98, App. 1"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::service_charge, "A"> charge;
        In<D, kind::breach_count<unit::hour>, "u"> count;
        In<D, kind::reduction_rate<unit::hour>, "r_u"> rate;
        In<D, kind::service_charge, "A_left"> left;

        constexpr auto quantity() const { return detail::reduced(charge, count, rate, left); }
        constexpr auto price() const { return lift(charge, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

/// P = −min(A × u × r_u / 100, A_left) — за каждый час и каждый градус отклонения.
struct QualityDegreeHours {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "quality_degree_hours",
        .title =
            {"− плата за месяц × градусо-часы × снижение за час и градус / 100, не больше платы",
             "− charge of the month × degree-hours × reduction for an hour and degree / 100, at "
             "most the charge"},
        .law = {"ПП 354, п. 98, прил. 1", "ПП 354, p. 98, App. 1"},
        .support = Support::two};

    template <class D>
    struct On {
        In<D, kind::service_charge, "A"> charge;
        In<D, kind::breach_count<unit::hour * unit::degree>, "u"> count;
        In<D, kind::reduction_rate<unit::hour * unit::degree>, "r_u"> rate;
        In<D, kind::service_charge, "A_left"> left;

        constexpr auto quantity() const { return detail::reduced(charge, count, rate, left); }
        constexpr auto price() const { return lift(charge, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

/// P = −min(A × u × r_u / 100, A_left) — за каждые полные сутки сверх допустимого.
struct QualityDays {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "quality_days",
        .title = {"− плата за месяц × сутки × снижение за сутки / 100, не больше платы",
                  "− charge of the month × days × reduction for a day / 100, at most the charge"},
        .law = {"ПП 354, п. 98, прил. 1", "ПП 354, p. 98, App. 1"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::service_charge, "A"> charge;
        In<D, kind::breach_count<unit::day>, "u"> count;
        In<D, kind::reduction_rate<unit::day>, "r_u"> rate;
        In<D, kind::service_charge, "A_left"> left;

        constexpr auto quantity() const { return detail::reduced(charge, count, rate, left); }
        constexpr auto price() const { return lift(charge, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

/// P = −min(A × d / D, A_left) — дни, за которые не платят: the charge goes by the days of the
/// service in the month.
struct QualityUnpaid {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{.name = "quality_unpaid",
                               .title = {"− плата за месяц × дни нарушения / дни услуги",
                                         "− charge of the month × days of the breach / days of the "
                                         "service"},
                               .law = {"ПП 354, п. 101, прил. 1", "ПП 354, p. 101, App. 1"},
                               .support = Support::unverified};

    template <class D>
    struct On {
        In<D, kind::service_charge, "A"> charge;
        In<D, kind::days, "d"> days;
        In<D, kind::days_of_month, "D"> of_days;
        In<D, kind::service_charge, "A_left"> left;

        constexpr auto quantity() const { return -min(charge * days / of_days, left); }
        constexpr auto price() const { return lift(charge, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

/// P = −min(max(A − V × T_cold, 0) × t_u / t_D, A_left) — горячая вода, поданная холодной: for
/// these hours of the month the water is paid at the cold water tariff.
struct QualityColdTariff {
    static constexpr Unit resource = unit::rub;
    static constexpr Card card{
        .name = "quality_cold_tariff",
        .title = {"− (плата за месяц − объём × тариф на холодную воду) × часы / часы услуги",
                  "− (charge of the month − volume × cold water tariff) × hours / hours of the "
                  "service"},
        .law = {"ПП 354, прил. 1, п. 5", "ПП 354, App. 1, p. 5"},
        .support = Support::one};

    template <class D>
    struct On {
        In<D, kind::service_charge, "A"> charge;
        In<D, kind::volume<unit::m3>, "V"> volume;
        In<D, kind::price<unit::m3>, "T_cold"> cold;
        In<D, kind::breach_count<unit::hour>, "t_u"> hours;
        In<D, kind::hours_of_month, "t_D"> of_hours;
        In<D, kind::service_charge, "A_left"> left;

        constexpr auto quantity() const {
            return -min(max(charge - volume * cold, formula::nothing<unit::rub>) * hours / of_hours,
                        left);
        }
        constexpr auto price() const { return lift(charge, formula::unity); }
        constexpr auto amount() const { return quantity(); }
    };
};

}  // namespace kvit::charge
