#pragma once

#include "charge/desk.hpp"

namespace kvit::charge::detail {

/// Одна льгота одной строки on days with the same values of it: from the line, which is computed,
/// to the plans of what is taken off. A line of two prices, as hot water on one line is, gives two.
///
/// A volume stands for the days that share it, a norm for the days of the month. Where these
/// differ, as after the first days of a meter, each is shared by its own days, and the lesser of
/// both is the base: a norm is never spent twice in a month.
class BenefitOfLine {
  public:
    BenefitOfLine(Desk& desk, const Plan& plan, const ChargeLine& line, const BenefitDays& on);

    std::vector<Plan> plans();

  private:
    bool up_to_norm() const { return benefit_.base == tariff::BenefitBase::up_to_norm; }
    std::string_view formula() const { return card_of(line_.formula).card.name; }
    /// An input of the line by its sign; null if it has none.
    const LineInput* find(std::string_view symbol) const;
    const LineInput& input(std::string_view symbol) const { return *find(symbol); }
    LineInput computed(Decimal value, Text label);
    /// Льготники; everybody where the benefit is of the whole household.
    LineInput with_benefit();
    LineInput people();

    bool find_share();
    void of_amount();
    LineInput sum_of_line();
    void of_area();

    void of_volume();
    void of_gas_norm();
    void of_recalculation();
    LineInput quantity();
    LineInput waste_water();
    /// The heat that a volume of hot water takes, or a norm of it.
    LineInput heat(const LineInput& water);

    void by_norm(const LineInput& norm, const LineInput& price,
                 std::optional<Unit> resource = std::nullopt);
    /// A volume that `basis` days share, in the line's unit or as heat.
    void by_volume(LineInput volume, const LineInput& price, int basis, bool heating = false);
    /// The benefit of a volume of the whole dwelling, or of what a norm leaves of it.
    void taken(const LineInput& volume, const LineInput& price, Unit resource, int basis,
               Phrase more = {});
    void tell_not_recalculated();

    std::optional<LineInput> norm_of_supply();
    std::optional<LineInput> norm_of_zone(const std::vector<Desk::ZoneTotal>& zones);
    std::optional<LineInput> norm_of_gas();
    std::optional<LineInput> norm_of_month(Month month);
    LineInput norm();

    /// Adds a plan whose inputs `basis` days share.
    void add(std::string_view formula, Unit resource, std::vector<PlanInput> inputs, int basis,
             Phrase more = {});
    void report(const Errors& errors);
    void unfit();

    Desk& desk_;
    const Plan& plan_;
    const ChargeLine& line_;
    const BenefitDays& on_;
    const premises::BenefitGrant& grant_;
    const tariff::Benefit& benefit_;
    Date day_;   ///< whose values hold
    int basis_;  ///< days that share the inputs of the line
    LineInput share_{};
    std::vector<Plan> plans_;
};

}  // namespace kvit::charge::detail
