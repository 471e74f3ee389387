#pragma once

#include <array>
#include <cstddef>

#include "format/json/choice.hpp"
#include "kvit/bill/balance.hpp"
#include "kvit/charge/line.hpp"
#include "kvit/law/policy_options.hpp"
#include "kvit/law/value.hpp"
#include "kvit/ledger/penalty.hpp"
#include "kvit/premises/house.hpp"
#include "kvit/tariff/tariff_book.hpp"
#include "kvit/trace/derivation.hpp"
#include "kvit/trace/source.hpp"

/// The names that documents use for the values of enumerations.
namespace kvit::format::names {

using json::Choice;

/// The names of a list that stands in a public header, so that nothing is named twice.
template <class Row, class Value, std::size_t N>
constexpr std::array<Choice<Value>, N> of_rows(const Row (&rows)[N], Value Row::*value) {
    std::array<Choice<Value>, N> choices{};
    for (std::size_t i = 0; i < N; ++i) choices[i] = {rows[i].name, rows[i].*value};
    return choices;
}

inline constexpr auto methods = of_rows(premises::method_rows, &premises::MethodRow::method);
inline constexpr auto policy_options =
    of_rows(law::policy_option_rows, &law::PolicyOptionRow::option);

inline constexpr auto law_value_kinds = of_rows(law::value_kind_rows, &law::ValueKindRow::kind);

inline constexpr auto meter_conditions =
    of_rows(law::meter_condition_rows, &law::MeterConditionRow::condition);
inline constexpr auto volume_steps = of_rows(law::volume_step_rows, &law::VolumeStepRow::step);

inline constexpr Choice<law::RateLimit::Mode> rate_limit_modes[] = {
    {"none", law::RateLimit::Mode::none},
    {"fixed", law::RateLimit::Mode::fixed},
    {"at_most", law::RateLimit::Mode::at_most},
};

inline constexpr Choice<law::Suspension::Debts> suspended_debts[] = {
    {"none", law::Suspension::Debts::none},
    {"all", law::Suspension::Debts::all},
    {"arose_before", law::Suspension::Debts::arose_before},
};

inline constexpr Choice<law::DayKind> day_kinds[] = {
    {"holiday", law::DayKind::holiday},
    {"transferred_day_off", law::DayKind::transferred_day_off},
    {"working_weekend", law::DayKind::working_weekend},
    {"presidential_nonworking", law::DayKind::presidential_nonworking},
};

inline constexpr Choice<trace::Confidence> confidences[] = {
    {"high", trace::Confidence::high},
    {"medium", trace::Confidence::medium},
    {"low", trace::Confidence::low},
};

inline constexpr Choice<trace::Standing> standings[] = {
    {"published", trace::Standing::published},
    {"assumed", trace::Standing::assumed},
    {"synthetic", trace::Standing::synthetic},
};

inline constexpr Choice<trace::SourceKind> source_kinds[] = {
    {"given", trace::SourceKind::given},       {"fact", trace::SourceKind::fact},
    {"tariff", trace::SourceKind::tariff},     {"norm", trace::SourceKind::norm},
    {"law", trace::SourceKind::law},           {"calendar", trace::SourceKind::calendar},
    {"computed", trace::SourceKind::computed},
};

inline constexpr Choice<trace::Operation> operations[] = {
    {"input", trace::Operation::input},       {"literal", trace::Operation::literal},
    {"add", trace::Operation::add},           {"subtract", trace::Operation::subtract},
    {"multiply", trace::Operation::multiply}, {"divide", trace::Operation::divide},
    {"negate", trace::Operation::negate},     {"minimum", trace::Operation::minimum},
    {"maximum", trace::Operation::maximum},   {"select", trace::Operation::select},
    {"sum", trace::Operation::sum},
};

inline constexpr Choice<Rounding> roundings[] = {
    {"half_up", Rounding::half_up},
    {"toward_zero", Rounding::toward_zero},
};

inline constexpr Choice<premises::PremisesKind> premises_kinds[] = {
    {"dwelling", premises::PremisesKind::dwelling},
    {"room", premises::PremisesKind::room},
    {"non_residential", premises::PremisesKind::non_residential},
};

inline constexpr Choice<premises::PremisesHeating> premises_heatings[] = {
    {"central", premises::PremisesHeating::central},
    {"individual", premises::PremisesHeating::individual},
    {"none", premises::PremisesHeating::none},
};

inline constexpr Choice<premises::CommonVolume> common_volumes[] = {
    {"norm", premises::CommonVolume::norm},
    {"average", premises::CommonVolume::average},
    {"actual", premises::CommonVolume::actual},
};

inline constexpr Choice<premises::AboveNorm> above_norms[] = {
    {"capped", premises::AboveNorm::capped},
    {"distributed", premises::AboveNorm::distributed},
};

inline constexpr Choice<premises::SharedBy> shared_by[] = {
    {"people", premises::SharedBy::people},
    {"area", premises::SharedBy::area},
};

/// Whether a supply is exempt from the bands of its plan.
inline constexpr Choice<bool> bands[] = {{"applied", false}, {"exempt", true}};

inline constexpr Choice<premises::VolumeActKind> volume_act_kinds[] = {
    {"act", premises::VolumeActKind::act},
    {"contract", premises::VolumeActKind::contract},
};

inline constexpr Choice<premises::BreachKind> breach_kinds[] = {
    {"interruption", premises::BreachKind::interruption},
    {"temperature", premises::BreachKind::temperature},
    {"pressure", premises::BreachKind::pressure},
    {"composition", premises::BreachKind::composition},
    {"voltage", premises::BreachKind::voltage},
};

inline constexpr Choice<premises::MeterScope> meter_scopes[] = {
    {"own", premises::MeterScope::own},
    {"house", premises::MeterScope::house},
};

inline constexpr Choice<premises::MeterTrouble> meter_troubles[] = {
    {"failed", premises::MeterTrouble::failed},
    {"no_access", premises::MeterTrouble::no_access},
    {"interference", premises::MeterTrouble::interference},
};

inline constexpr Choice<premises::ReadingTaken> readings_taken[] = {
    {"consumer", premises::ReadingTaken::consumer},
    {"check", premises::ReadingTaken::check},
    {"remote", premises::ReadingTaken::remote},
};

/// Of a fact; a national one is law.
inline constexpr Choice<ledger::SuspensionScope> suspension_scopes[] = {
    {"account", ledger::SuspensionScope::account},
    {"regional", ledger::SuspensionScope::regional},
};

inline constexpr Choice<ledger::ZeroReason> zero_reasons[] = {
    {"not_presented", ledger::ZeroReason::not_presented},
    {"time_barred", ledger::ZeroReason::time_barred},
    {"no_accrual", ledger::ZeroReason::no_accrual},
    {"free_days", ledger::ZeroReason::free_days},
};

/// In the order in which a bill prints them.
inline constexpr Choice<tariff::Section> sections[] = {
    {"housing", tariff::Section::housing},
    {"utility", tariff::Section::utility},
    {"other", tariff::Section::other},
    {"voluntary", tariff::Section::voluntary},
};

inline constexpr Choice<Zone> zones[] = {
    {"single", Zone::single},       {"day", Zone::day},
    {"night", Zone::night},         {"peak", Zone::peak},
    {"half_peak", Zone::half_peak},
};

inline constexpr Choice<charge::Component> components[] = {
    {"whole", charge::Component::whole},
    {"water", charge::Component::water},
    {"heat", charge::Component::heat},
    {"excess", charge::Component::excess},
    {"interference", charge::Component::interference},
    {"plot", charge::Component::plot},
    {"recalculation", charge::Component::recalculation},
    {"correction", charge::Component::correction},
    {"benefit", charge::Component::benefit},
    {"absence", charge::Component::absence},
    {"quality", charge::Component::quality},
    {"vat", charge::Component::vat},
};

}  // namespace kvit::format::names
