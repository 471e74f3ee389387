#pragma once

#include "unit/mutation/clerk_meters.hpp"

namespace kvit::test::mutation {

/// What decides a line on one day; the days that agree in it share a line.
struct DayLine {
    std::string component{};
    std::string formula{};  ///< tells products of the same factors apart
    std::vector<Rational> inputs{};
    Rational quantity{};  ///< of a whole month
    Rational price{};
    int of_days = 0;                ///< days that the month's quantity is spread over
    std::vector<int> carried_of{};  ///< waste water: the first inputs are shared each by its own
    std::string service{}, provider{}, creditor{};

    auto key() const {
        return std::tie(service, provider, creditor, component, formula, inputs, of_days,
                        carried_of);
    }
};

/// One account on any day of the month.
class ClerkDesk {
  public:
    ClerkDesk(const Docs& docs, const Facts& facts, const Shelf& shelf, const Pieces& pieces,
              std::string account);

    bool open(Day on) const;
    /// m² of the premises.
    Rational area(Day on) const;
    /// People counted for norms.
    std::int64_t people(Day on) const;
    bool knows_people(Day on) const;
    /// All lines of the month.
    std::vector<ExpectedLine> lines();

  private:
    struct Volume {
        bool given = false;
        bool metered = false;
        Rational value;
        int of_days = 0;
        std::string unit;
    };

    const Json* valid(const char* list, Day on) const;
    const Json* premises(Day on) const;
    const Json* supply_of(const std::string& service, Day on) const;
    bool covers(const Json& supply) const;
    int metered_days(const std::string& service);
    Volume volume(const Json& supply, Day on);
    std::optional<Rational> factor(const Json& supply, Day on) const;

    void charge(const Json& supply, Day on, int days);
    void by_volume(const Json& supply, Day on);
    void hot_water(const Json& supply, Day on);
    void waste_water(const Json& supply, Day on);
    void solid_waste(const Json& supply, Day on, bool by_area);
    void norm_lines(const Json& supply, Day on, const std::string& component, const Price& price);
    void rate(const Json& supply, Day on, const Rational& base, const std::string& unit);
    void add(const Json& supply, DayLine line);
    ExpectedLine finished(const DayLine& line, int days) const;

    const Docs& docs_;
    const Facts& facts_;
    const Shelf& shelf_;
    const Pieces& pieces_;
    std::string account_;
    int month_days_ = 0;
    int piece_days_ = 0;                          ///< of the piece that is being charged
    std::vector<std::pair<DayLine, int>> lines_;  ///< with their days
    std::map<std::string, std::optional<Rational>> metered_;
    std::map<std::string, int> metered_days_;
};

}  // namespace kvit::test::mutation
