// The difference of readings of a month.
#include "kvit/metering/volume.hpp"

#include "unit/town.hpp"

namespace kvit::test {
namespace {

using metering::BilledReading;
using metering::difference_of_readings;
using premises::Meter;
using premises::Reading;
using testing::ElementsAre;

/// Meters and readings by pointers, as an account has them.
class Meters {
  public:
    Meters& meter(const std::string& id, std::string_view from = "2023-04-03",
                  std::string_view start = "0") {
        Meter meter;
        meter.fact.id = FactId("meter-" + id);
        if (!from.empty()) meter.fact.valid.from = day(from);
        meter.id = MeterId(id);
        meter.start = dec(start);
        meters_.push_back(meter);
        return *this;
    }
    Meters& removed(std::string_view on) {
        meters_.back().fact.valid.to = day(on);
        return *this;
    }
    Meters& reading(const std::string& id, std::string_view date, std::string_view value,
                    std::string_view known_on = "2025-07-01", std::int64_t seq = 0) {
        Reading reading;
        reading.fact.id = FactId("r" + std::to_string(readings_.size()));
        reading.fact.known_on = day(known_on);
        reading.fact.seq = seq;
        reading.fact.path = "readings[" + std::to_string(readings_.size()) + "]";
        reading.meter = MeterId(id);
        reading.date = day(date);
        reading.value = dec(value);
        readings_.push_back(reading);
        return *this;
    }
    Meters& billed(const std::string& id, std::string_view date, std::string_view value) {
        billed_.push_back({MeterId(id), day(date), dec(value)});
        return *this;
    }

    Result<std::optional<metering::MeteredVolume>> july() const {
        std::vector<const Meter*> meters;
        std::vector<const Reading*> readings;
        for (const auto& item : meters_) meters.push_back(&item);
        for (const auto& item : readings_) readings.push_back(&item);
        return difference_of_readings(meters, readings, billed_, month("2025-07"));
    }
    /// "5.775 from 2025-06-23", "none" or what is wrong.
    std::string volume() const {
        const auto result = july();
        if (!result) return said(result);
        if (!*result) return "none";
        return (**result).value.to_string() + " from " + (**result).from.to_string();
    }

  private:
    std::vector<Meter> meters_;
    std::vector<Reading> readings_;
    std::vector<BilledReading> billed_;
};

TEST(Volume, FromTheBilledReadingOfTheOpening) {
    Meters meters;
    meters.meter("c").billed("c", "2025-06-23", "118.340").reading("c", "2025-07-23", "124.115");
    EXPECT_EQ(meters.volume(), "5.775 from 2025-06-23");
    const auto july = meters.july();
    const auto& volume = **july;
    EXPECT_THAT(volume.billed,
                ElementsAre(BilledReading{MeterId("c"), day("2025-07-23"), dec("124.115")}));
    ASSERT_EQ(volume.source.operands.size(), 2u);
    EXPECT_EQ(volume.source.operands[0].label.ru, "показание на 23.07.2025, счётчик c");
    EXPECT_FALSE(volume.source.operands[0].minus);
    EXPECT_EQ(volume.source.operands[0].fact, "r0");
    EXPECT_EQ(volume.source.operands[1].value, dec("118.340"));
    EXPECT_TRUE(volume.source.operands[1].minus);
}

TEST(Volume, TheBilledReadingWinsOverEarlierReadings) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-06-23", "100")
                  .reading("c", "2025-06-30", "103")
                  .reading("c", "2025-07-23", "110")
                  .volume(),
              "10 from 2025-06-23");
}

TEST(Volume, FromAnEarlierReading) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .reading("c", "2025-05-23", "90")
                  .reading("c", "2025-06-23", "100")
                  .reading("c", "2025-07-23", "110.5")
                  .volume(),
              "10.5 from 2025-06-23");
}

TEST(Volume, FromTheInstallation) {
    EXPECT_EQ(Meters().meter("c", "2025-07-05", "3.5").reading("c", "2025-07-23", "5").volume(),
              "1.5 from 2025-07-05");
}

// June ends without that reading, which nobody may lose.
TEST(Volume, TheFinalReadingOfTheFirstDay) {
    const auto replaced = [] {
        Meters meters;
        meters.meter("old", "2020-01-01").removed("2025-07-01");
        meters.meter("new", "2025-07-01").reading("new", "2025-07-23", "2");
        return meters;
    };
    EXPECT_EQ(replaced().volume(), "2 from 2025-07-01");
    EXPECT_EQ(replaced()
                  .billed("old", "2025-06-23", "100")
                  .reading("old", "2025-06-23", "100")
                  .reading("old", "2025-07-01", "105")
                  .volume(),
              "7 from 2025-06-23");
    EXPECT_EQ(
        replaced().billed("old", "2025-07-01", "105").reading("old", "2025-07-01", "105").volume(),
        "2 from 2025-07-01");
}

TEST(Volume, NoStart) {
    EXPECT_EQ(Meters().meter("c", "").reading("c", "2025-07-23", "5").volume(),
              "no_starting_reading readings[0]\n");
}

TEST(Volume, TheLastReadingOfTheMonthCounts) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-06-23", "100")
                  .reading("c", "2025-07-31", "107")
                  .reading("c", "2025-07-23", "105")
                  .reading("c", "2025-08-01", "108")
                  .volume(),
              "7 from 2025-06-23");
    EXPECT_EQ(Meters()
                  .meter("c")
                  .reading("c", "2025-06-30", "1")
                  .reading("c", "2025-07-01", "2")
                  .volume(),
              "1 from 2025-06-30");
}

TEST(Volume, SeveralMeters) {
    Meters meters;
    meters.meter("a").meter("b").billed("a", "2025-06-23", "10").billed("b", "2025-06-20", "20");
    meters.reading("a", "2025-07-23", "11.5").reading("b", "2025-07-23", "20.25");
    EXPECT_EQ(meters.volume(), "1.75 from 2025-06-20");
    const auto july = meters.july();
    EXPECT_EQ((**july).billed.size(), 2u);
    EXPECT_EQ((**july).source.operands.size(), 4u);
}

TEST(Volume, OneMissingReadingLeavesNoVolume) {
    EXPECT_EQ(Meters().meter("a").meter("b").reading("a", "2025-07-23", "1").volume(), "none");
    EXPECT_EQ(Meters().meter("a").volume(), "none");
    EXPECT_EQ(Meters().volume(), "none");
}

TEST(Volume, AMeterInstalledInTheMonthHasUsedNothingUntilItIsReadAgain) {
    EXPECT_EQ(Meters().meter("c", "2025-07-05", "3").volume(), "0 from 2025-07-05");
    EXPECT_EQ(Meters().meter("c", "2025-07-05", "3").reading("c", "2025-07-05", "3").volume(),
              "0 from 2025-07-05");
    // On a later day it says that nothing was consumed.
    EXPECT_EQ(Meters().meter("c", "2025-07-05", "3").reading("c", "2025-07-06", "3").volume(),
              "0 from 2025-07-05");
}

TEST(Volume, Decreased) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-06-23", "100")
                  .reading("c", "2025-07-23", "99")
                  .volume(),
              "reading_decreased readings[0].value\n");
    // Of several meters each is named.
    EXPECT_EQ(Meters()
                  .meter("a")
                  .meter("b", "")
                  .meter("c")
                  .billed("a", "2025-06-23", "100")
                  .reading("a", "2025-07-23", "99")
                  .reading("b", "2025-07-23", "1")
                  .volume(),
              "reading_decreased readings[0].value\nno_starting_reading readings[1]\n");
}

// A reading between the start and the end is a witness: 150 and then 140 cannot both be right.
TEST(Volume, DecreasedInsideTheMonth) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-06-23", "130")
                  .reading("c", "2025-07-10", "150")
                  .reading("c", "2025-07-20", "140")
                  .volume(),
              "reading_decreased readings[1].value\n");
}

// The opening of a migration may be billed up to a day of the month itself. What was read before
// that day has been billed: it is neither consumption nor a decrease.
TEST(Volume, AReadingOlderThanTheBilledOneIsNotOfThisMonth) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-07-20", "100")
                  .reading("c", "2025-07-10", "120")
                  .volume(),
              "contradiction readings[0].value\n")
        << "120 on the 10th and 100 on the 20th contradict each other";
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-07-20", "100")
                  .reading("c", "2025-07-10", "95")
                  .volume(),
              "none");
}

TEST(Volume, OfOneDayTheLastLearnedCounts) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-06-23", "100")
                  .reading("c", "2025-07-23", "105", "2025-07-25")
                  .reading("c", "2025-07-23", "104", "2025-07-24")
                  .volume(),
              "5 from 2025-06-23");
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-06-23", "100")
                  .reading("c", "2025-07-23", "105", "2025-07-24", 2)
                  .reading("c", "2025-07-23", "104", "2025-07-24", 1)
                  .volume(),
              "5 from 2025-06-23");
}

TEST(Volume, SpansMonths) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-04-23", "100")
                  .reading("c", "2025-07-23", "130")
                  .volume(),
              "30 from 2025-04-23");
    const auto decisions = [](const std::string& billed_on) {
        Town town = Town().flat().people(2).cold();
        town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-07-23", "130");
        const auto opened = opening("2025-07", "", billed("c", billed_on, "100"));
        const auto closed = closing(town, "2025-07", Books(), &opened);
        return codes(closed->bills[0]);
    };
    EXPECT_THAT(decisions("2025-05-31"), ElementsAre("difference_spans_months"));
    EXPECT_THAT(decisions("2025-06-01"), testing::IsEmpty());
}

TEST(Volume, KeepsEveryDecimal) {
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-06-23", "0.0000001")
                  .reading("c", "2025-07-23", "99999999999.9999999")
                  .volume(),
              "99999999999.9999998 from 2025-06-23");
}

// A public function answers with an error and does not throw.
TEST(Volume, OverflowIsAnError) {
    Meters meters;
    meters.meter("c").billed("c", "2025-06-23", "0.0000001");
    meters.reading("c", "2025-07-23", "999999999999999999");
    EXPECT_NO_THROW(EXPECT_FALSE(meters.july()));
}

// A reading taken when the meter was not on the wall is a contradiction, not consumption.
TEST(Volume, AReadingOutsideTheLifeOfItsMeterIsRefused) {
    Town town = Town().flat().people(2).cold();
    town.meter("c", "cold_water", "2023-04-03..2025-07-10").reading("c", "2025-06-23", "100");
    town.reading("c", "2025-07-25", "130");
    EXPECT_FALSE(closing(town, "2025-07"));
}

}  // namespace
}  // namespace kvit::test
