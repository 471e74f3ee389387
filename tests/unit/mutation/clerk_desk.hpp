#pragma once

#include "unit/mutation/clerk_meters.hpp"

namespace kvit::test::mutation {

/// A volume and the days that share it.
using Part = std::pair<Rational, int>;
/// A volume by meters in its parts, or one by norm; none where there is no such volume.
using Parts = std::vector<Part>;

/// What decides a line on one day; the days that agree in it share a line.
struct DayLine {
    std::string component{};
    std::string formula{};  ///< tells products of the same factors apart
    std::vector<Rational> inputs{};
    Rational quantity{};  ///< of a whole month, or of a unit of `volumes`
    Rational price{};
    int of_days = 0;  ///< days that the month's quantity is spread over; 0: `volumes` know
    std::vector<Parts> volumes{};  ///< what came in, each shared by its own days
    std::string tariff{};          ///< that НДС may be on top of
    Day first{};                   ///< of its days
    std::string service{}, provider{}, creditor{};

    auto key() const {
        return std::tie(service, provider, creditor, component, formula, inputs, of_days, volumes);
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
        bool metered = false;
        Parts parts;
        std::string unit;

        Rational value() const {
            Rational sum = 0;
            for (const auto& [part, days] : parts) sum += part;
            return sum;
        }
    };
    /// How the volume of a service is found on a day.
    enum class Way { no_meter, norm, difference, average, both };

    const Json* valid(const char* list, Day on) const;
    const Json* premises(Day on) const;
    const Json* supply_of(const std::string& service, Day on) const;
    bool covers(const Json& supply) const;
    const std::vector<ClerkMeter>& meters(const std::string& service);
    bool has_meter(const std::string& service, Day on);
    std::string decides(const ClerkMeter& meter, const std::string& service, Day on) const;
    Way way(const std::string& service, Day on);
    /// The days that the differences of readings are spread over.
    int difference_days(const std::string& service);
    Volume volume(const Json& supply, Day on);
    std::optional<Rational> factor(const Json& supply, Day on);

    void charge(const Json& supply, Day on, int days);
    void by_volume(const Json& supply, Day on);
    void hot_water(const Json& supply, Day on);
    void waste_water(const Json& supply, Day on);
    void solid_waste(const Json& supply, Day on, bool by_area);
    void norm_lines(const Json& supply, Day on, const std::string& component, const Price& price);
    void rate(const Json& supply, Day on, const Rational& base, const std::string& unit);
    void add(const Json& supply, Day on, DayLine line);
    ExpectedLine finished(const DayLine& line, int days) const;
    std::optional<ExpectedLine> tax(const DayLine& line, const ExpectedLine& charged) const;

    const Docs& docs_;
    const Facts& facts_;
    const Shelf& shelf_;
    const Pieces& pieces_;
    std::string account_;
    int month_days_ = 0;
    int piece_days_ = 0;                          ///< of the piece that is being charged
    std::vector<std::pair<DayLine, int>> lines_;  ///< with their days
    std::map<std::string, std::vector<ClerkMeter>> meters_;
    std::map<std::string, int> difference_days_;
};

}  // namespace kvit::test::mutation
