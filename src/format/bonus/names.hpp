#pragma once

#include "format/json/choice.hpp"
#include "kvit/bonus/evaluation.hpp"

/// The names that documents of bonus programmes use for the values of enumerations.
namespace kvit::format::names {

using json::Choice;

inline constexpr Choice<bonus::Comparison> comparisons[] = {
    {"eq", bonus::Comparison::eq}, {"ne", bonus::Comparison::ne}, {"lt", bonus::Comparison::lt},
    {"le", bonus::Comparison::le}, {"gt", bonus::Comparison::gt}, {"ge", bonus::Comparison::ge},
};

inline constexpr Choice<bonus::Shift> shifts[] = {
    {"none", bonus::Shift::none},
    {"next_working_day", bonus::Shift::next_working_day},
    {"next_working_day_presidential", bonus::Shift::next_working_day_presidential},
    {"previous_working_day", bonus::Shift::previous_working_day},
};

inline constexpr Choice<bonus::PaymentDay> payment_days[] = {
    {"paid_at", bonus::PaymentDay::paid_at},
    {"received_at", bonus::PaymentDay::received_at},
    {"posted_at", bonus::PaymentDay::posted_at},
};

inline constexpr Choice<bonus::BillLines> bill_lines[] = {
    {"mandatory", bonus::BillLines::mandatory},
    {"all", bonus::BillLines::all},
};

inline constexpr Choice<bonus::Target> targets[] = {
    {"bill", bonus::Target::bill},
    {"preliminary", bonus::Target::preliminary},
    {"recommended", bonus::Target::recommended},
};

inline constexpr Choice<bonus::Withheld> withheld_kinds[] = {
    {"court", bonus::Withheld::court},
    {"disputed", bonus::Withheld::disputed},
    {"restructured", bonus::Withheld::restructured},
};

inline constexpr Choice<bonus::Debt::Periods> debt_periods[] = {
    {"before_unit", bonus::Debt::Periods::before_unit},
    {"all", bonus::Debt::Periods::all},
    {"overdue", bonus::Debt::Periods::overdue},
};

inline constexpr Choice<bonus::SumOf::What> sums[] = {
    {"bill", bonus::SumOf::What::bill},
    {"penalty", bonus::SumOf::What::penalty},
    {"payment", bonus::SumOf::What::payment},
    {"for_account", bonus::SumOf::What::for_account},
    {"as_advance", bonus::SumOf::What::as_advance},
};

inline constexpr Choice<bonus::Moment::Kind> moments[] = {
    {"as_of", bonus::Moment::Kind::as_of},
    {"unit_start", bonus::Moment::Kind::unit_start},
    {"unit_end", bonus::Moment::Kind::unit_end},
    {"event", bonus::Moment::Kind::event},
};

inline constexpr Choice<bonus::Subject> subjects[] = {
    {"account", bonus::Subject::account},
    {"person", bonus::Subject::person},
    {"user", bonus::Subject::user},
};

inline constexpr Choice<bonus::Enrolment::Mode> enrolment_modes[] = {
    {"automatic", bonus::Enrolment::Mode::automatic},
    {"opt_in", bonus::Enrolment::Mode::opt_in},
    {"opt_out", bonus::Enrolment::Mode::opt_out},
};

inline constexpr Choice<bonus::PaymentOrder> payment_orders[] = {
    {"oldest_first", bonus::PaymentOrder::oldest_first},
    {"current_first", bonus::PaymentOrder::current_first},
};

inline constexpr Choice<bonus::Review::Partial> partials[] = {
    {"as_zero", bonus::Review::Partial::as_zero},
    {"prorate", bonus::Review::Partial::prorate},
    {"none", bonus::Review::Partial::none},
};

inline constexpr Choice<bonus::Unit> units[] = {
    {"bill", bonus::Unit::bill},       {"month", bonus::Unit::month},
    {"quarter", bonus::Unit::quarter}, {"half_year", bonus::Unit::half_year},
    {"stage", bonus::Unit::stage},     {"payment", bonus::Unit::payment},
    {"reading", bonus::Unit::reading}, {"review", bonus::Unit::review},
};

inline constexpr Choice<bonus::Limit::Scope> limit_scopes[] = {
    {"account", bonus::Limit::Scope::account},
    {"person", bonus::Limit::Scope::person},
    {"programme", bonus::Limit::Scope::programme},
};

inline constexpr Choice<bonus::Limit::Per> limit_periods[] = {
    {"unit", bonus::Limit::Per::unit},   {"day", bonus::Limit::Per::day},
    {"month", bonus::Limit::Per::month}, {"quarter", bonus::Limit::Per::quarter},
    {"year", bonus::Limit::Per::year},   {"total", bonus::Limit::Per::total},
};

inline constexpr Choice<bonus::Limit::Action> limit_actions[] = {
    {"refuse", bonus::Limit::Action::refuse},
    {"reduce", bonus::Limit::Action::reduce},
    {"flag_tax", bonus::Limit::Action::flag_tax},
};

inline constexpr Choice<bonus::Reversal::Right> reversal_rights[] = {
    {"drop", bonus::Reversal::Right::drop},
    {"keep", bonus::Reversal::Right::keep},
};

inline constexpr Choice<bonus::Reversal::Issued> reversal_issued[] = {
    {"revoke", bonus::Reversal::Issued::revoke},
    {"note_only", bonus::Reversal::Issued::note_only},
};

inline constexpr Choice<bonus::Reversal::Credit> reversal_credits[] = {
    {"only_pending", bonus::Reversal::Credit::only_pending},
    {"within_balance", bonus::Reversal::Credit::within_balance},
    {"unlimited", bonus::Reversal::Credit::unlimited},
    {"note_only", bonus::Reversal::Credit::note_only},
};

inline constexpr Choice<bonus::GivenFact::State> given_states[] = {
    {"pending", bonus::GivenFact::State::pending},
    {"issued", bonus::GivenFact::State::issued},
    {"spent", bonus::GivenFact::State::spent},
    {"taken_back", bonus::GivenFact::State::taken_back},
};

inline constexpr Choice<bonus::Verdict> verdicts[] = {
    {"granted", bonus::Verdict::granted},
    {"refused", bonus::Verdict::refused},
    {"open", bonus::Verdict::open},
    {"taken_back", bonus::Verdict::taken_back},
};

}  // namespace kvit::format::names
