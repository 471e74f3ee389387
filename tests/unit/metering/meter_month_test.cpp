// What meters show in a month.
#include "kvit/metering/meter_month.hpp"

#include "unit/town.hpp"

namespace kvit::test {
namespace {

using metering::BilledReading;
using metering::MeterMonth;
using metering::MeterQuestion;
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
        reading.values = dec(value);
        readings_.push_back(reading);
        return *this;
    }
    /// The last reading was taken at a check, which may give back what was billed.
    Meters& check() {
        readings_.back().taken = premises::ReadingTaken::check;
        check_gives_back_ = true;
        return *this;
    }
    Meters& billed(const std::string& id, std::string_view date, std::string_view value) {
        billed_.push_back({MeterId(id), day(date), dec(value)});
        return *this;
    }

    Meters& trouble(const std::string& id, premises::MeterTrouble trouble, std::string_view from,
                    std::string_view to = "", int refusals = 1) {
        premises::MeterState state;
        state.meter = MeterId(id);
        state.trouble = trouble;
        state.refusals = refusals;
        state.fact.valid.from = day(from);
        if (!to.empty()) state.fact.valid.to = day(to);
        states_.push_back(state);
        return *this;
    }
    Meters& verified_until(std::string_view date) {
        meters_.back().verified_until = day(date);
        return *this;
    }
    Meters& digits(int digits) {
        meters_.back().digits = digits;
        return *this;
    }
    Meters& periods(int periods) {
        billed_.back().average_periods = periods;
        return *this;
    }
    Meters& past(std::string_view date, std::string_view value) {
        billed_.back().history.push_back({day(date), dec(value)});
        return *this;
    }

    MeterQuestion question() const {
        MeterQuestion question;
        for (const auto& item : meters_) question.meters.push_back(&item);
        for (const auto& item : states_) question.states.push_back(&item);
        for (const auto& item : readings_) question.readings.push_back(&item);
        question.billed = billed_;
        question.month = month("2025-07");
        question.admits_difference = [](law::MeterCondition condition, Date) {
            return condition == law::MeterCondition::working;
        };
        question.plausible = dec("100");
        question.check_gives_back = check_gives_back_;
        return question;
    }
    Result<std::vector<MeterMonth>> july() const { return meters_of_month(question()); }
    /// "5.775 from 2025-06-23", "none" or what is wrong.
    std::string volume() const {
        const auto result = july();
        if (!result) return said(result);
        Decimal sum;
        Date from = Date::open_end();
        for (const auto& meter : *result) {
            if (!meter.difference) return "none";
            for (const auto& span : meter.difference->registers) sum = sum + span.counted();
            from = std::min(from, meter.difference->from);
        }
        if (result->empty()) return "none";
        return sum.to_string() + " from " + from.to_string();
    }
    /// "working 1-31", "reading_not_sent 1-9, failed 10-31".
    std::string conditions() const {
        const auto result = july();
        if (!result) return said(result);
        std::string text;
        for (const auto& meter : *result)
            for (const auto& [days, condition] : meter.days) {
                const auto& row = law::meter_condition_rows[static_cast<std::size_t>(condition)];
                text += (text.empty() ? "" : ", ") + std::string(row.name) + " " +
                        std::to_string(days.from.civil().day) + "-" +
                        std::to_string((days.to - 1).civil().day);
            }
        return text;
    }
    /// "15 in 5 months", or "none".
    std::string history() const {
        const auto result = july();
        if (!result) return said(result);
        const auto& history = result->front().history;
        if (!history) return "none";
        return history->registers.front().counted().to_string() + " in " +
               std::to_string(history->months) + " months";
    }

  private:
    std::vector<Meter> meters_;
    std::vector<premises::MeterState> states_;
    std::vector<Reading> readings_;
    std::vector<BilledReading> billed_;
    bool check_gives_back_ = false;
};

TEST(Volume, FromTheBilledReadingOfTheOpening) {
    Meters meters;
    meters.meter("c").billed("c", "2025-06-23", "118.340").reading("c", "2025-07-23", "124.115");
    EXPECT_EQ(meters.volume(), "5.775 from 2025-06-23");
    const auto july = meters.july();
    const auto& meter = july->front();
    EXPECT_EQ(meter.if_read, (BilledReading{MeterId("c"),
                                            day("2025-07-23"),
                                            dec("124.115"),
                                            0,
                                            {{day("2025-06-23"), dec("118.340")}}}));
    EXPECT_EQ(meter.if_not_read, (BilledReading{MeterId("c"), day("2025-06-23"), dec("118.340")}));
    EXPECT_EQ(meter.difference->end_fact, "r0");
    EXPECT_EQ(meter.difference->start_fact, "");
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
    EXPECT_EQ(meters.july()->size(), 2u);
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

TEST(Rollover, PastTheDigitsOfTheMeter) {
    const auto meter = [](std::string_view now) {
        return Meters()
            .meter("c")
            .digits(5)
            .billed("c", "2025-06-23", "99998.5")
            .reading("c", "2025-07-23", now)
            .volume();
    };
    EXPECT_EQ(meter("2.5"), "4.0 from 2025-06-23");
    EXPECT_EQ(meter("98.5"), "100.0 from 2025-06-23") << "the most that is plausible in a month";
    EXPECT_EQ(meter("98.6"), "reading_decreased readings[0].value\n");
    EXPECT_EQ(Meters()
                  .meter("c")
                  .billed("c", "2025-06-23", "99998.5")
                  .reading("c", "2025-07-23", "2.5")
                  .volume(),
              "reading_decreased readings[0].value\n")
        << "a meter whose digits are not known";
}

// П. 61: a check finds less than was billed.
TEST(Checks, GiveBackWhatWasBilledAboveThem) {
    Meters meters;
    meters.meter("c").billed("c", "2025-06-23", "100").reading("c", "2025-07-15", "97");
    EXPECT_EQ(meters.volume(), "reading_decreased readings[0].value\n")
        << "only a check gives back";
    meters.check();
    EXPECT_EQ(meters.volume(), "-3 from 2025-06-23");
    EXPECT_EQ(meters.conditions(), "checked 1-31");
    meters.reading("c", "2025-07-23", "99");
    EXPECT_EQ(meters.volume(), "-1 from 2025-06-23");
}

TEST(Checks, ReadingsAboveThemAreNoHistory) {
    Meters meters;
    meters.meter("c").billed("c", "2025-06-23", "100").past("2025-05-23", "96");
    meters.reading("c", "2025-07-15", "97").check();
    const auto july = meters.july();
    ASSERT_TRUE(july);
    EXPECT_EQ(july->front().if_read->values, dec("97"));
    ASSERT_EQ(july->front().if_read->history.size(), 1U);
    EXPECT_EQ(july->front().if_read->history[0].values, dec("96"));
}

TEST(Checks, ARollOverIsNoRefund) {
    Meters meters;
    meters.meter("c").digits(5).billed("c", "2025-06-23", "99998");
    meters.reading("c", "2025-07-15", "3").check();
    EXPECT_EQ(meters.volume(), "5 from 2025-06-23");
    EXPECT_EQ(meters.july()->front().if_read->history.size(), 1U);
}

TEST(Conditions, WhatTheFactsLeaveOpen) {
    EXPECT_EQ(Meters().meter("c").reading("c", "2025-07-23", "1").conditions(), "working 1-31");
    EXPECT_EQ(Meters().meter("c").conditions(), "reading_not_sent 1-31");
    EXPECT_EQ(Meters().meter("c", "2025-07-05").conditions(), "just_installed 5-31");
    Meters replaced;
    replaced.meter("a", "2020-01-01").removed("2025-07-10").meter("b", "2025-07-12");
    replaced.billed("a", "2025-06-23", "1").reading("a", "2025-07-10", "2");
    EXPECT_EQ(replaced.conditions(), "replaced 1-9, replaced 12-31");
}

TEST(Conditions, TroublesByTheirWeight) {
    using premises::MeterTrouble;
    Meters meters;
    meters.meter("c").reading("c", "2025-07-05", "1").verified_until("2025-07-20");
    EXPECT_EQ(meters.conditions(), "working 1-19, verification_expired 20-31");
    meters.trouble("c", MeterTrouble::no_access, "2025-07-10");
    EXPECT_EQ(meters.conditions(), "working 1-9, no_access 10-31")
        << "an expired verification does not open the door";
    meters.trouble("c", MeterTrouble::failed, "2025-07-15", "2025-07-25");
    EXPECT_EQ(meters.conditions(), "working 1-9, no_access 10-14, failed 15-24, no_access 25-31");
    meters.trouble("c", MeterTrouble::interference, "2025-07-31");
    EXPECT_EQ(meters.conditions(),
              "working 1-9, no_access 10-14, failed 15-24, no_access 25-30, "
              "interference 31-31");
}

// П. 60(3): the second act is a condition of its own from its day on, whatever the first says.
TEST(Conditions, ASecondActOfRefusedAccess) {
    using premises::MeterTrouble;
    Meters meters;
    meters.meter("c").trouble("c", MeterTrouble::no_access, "2025-07-05");
    meters.trouble("c", MeterTrouble::no_access, "2025-07-15", "", 2);
    EXPECT_EQ(meters.conditions(), "reading_not_sent 1-4, no_access 5-14, no_access_again 15-31");
    meters.trouble("c", MeterTrouble::failed, "2025-07-20", "2025-07-25");
    EXPECT_EQ(meters.conditions(),
              "reading_not_sent 1-4, no_access 5-14, no_access_again 15-19, failed 20-24, "
              "no_access_again 25-31");
    meters.trouble("c", MeterTrouble::no_access, "2025-07-31", "", 3);
    EXPECT_EQ(meters.conditions().substr(meters.conditions().rfind(' ') + 1), "25-31");
}

// The reading on the day of the failure ends what was counted; later ones say nothing.
TEST(Conditions, ReadingsOfAMeterThatFailed) {
    Meters meters;
    meters.meter("c")
        .billed("c", "2025-06-23", "10")
        .trouble("c", premises::MeterTrouble::failed, "2025-07-11");
    EXPECT_EQ(meters.conditions(), "reading_not_sent 1-10, failed 11-31")
        << "nobody read it before, which is no failure yet (п. 59)";
    meters.reading("c", "2025-07-11", "13").reading("c", "2025-07-20", "99");
    EXPECT_EQ(meters.volume(), "3 from 2025-06-23");
    EXPECT_EQ(meters.conditions(), "working 1-10, failed 11-31");
}

TEST(History, SixMonthsOrTheTimeThatThereIs) {
    const auto history = [](int months, std::string_view installed = "2020-01-01") {
        Meters meters;
        meters.meter("c", installed);
        for (int back = months; back >= 0; --back)
            meters.reading("c",
                           Month::from_index(month("2025-06").index() - back).to_string() + "-20",
                           std::to_string(100 - 2 * back));
        return meters.history();
    };
    EXPECT_EQ(history(8), "12 in 6 months");
    EXPECT_EQ(history(6), "12 in 6 months");
    EXPECT_EQ(history(5, "2025-01-20"), "10 in 5 months");
    EXPECT_EQ(history(3, "2025-03-20"), "6 in 3 months");
    EXPECT_EQ(history(2, "2025-04-20"), "none");
}

TEST(History, OfTheOpening) {
    Meters meters;
    meters.meter("c", "").billed("c", "2025-06-23", "25");
    EXPECT_EQ(meters.history(), "none");
    meters.past("2025-01-23", "10");
    EXPECT_EQ(meters.history(), "15 in 5 months");
    EXPECT_EQ(meters.july()->front().average_periods, 0);
    EXPECT_EQ(meters.periods(2).july()->front().average_periods, 2);
    EXPECT_EQ(meters.july()->front().if_not_read->average_periods, 2);
}

// Without an opening: June and July were missed, so the average has been used for June at most.
TEST(History, PeriodsOfAMeterWithoutAnOpening) {
    EXPECT_EQ(Meters().meter("c").reading("c", "2025-05-20", "5").july()->front().average_periods,
              1);
    EXPECT_EQ(Meters().meter("c").reading("c", "2025-06-20", "5").july()->front().average_periods,
              0);
}

TEST(History, TheYearWhereThePolicyAsksForIt) {
    Meters meters;
    meters.meter("c");
    for (int back = 14; back >= 0; --back)
        meters.reading("c", Month::from_index(month("2025-06").index() - back).to_string() + "-20",
                       std::to_string(100 - back * back));
    auto question = meters.question();
    question.average_of_year = true;
    const auto asked = meters_of_month(question);
    EXPECT_EQ(asked->front().history->months, 12);
    EXPECT_EQ(asked->front().history->registers.front().counted(), dec("144"));
    // Only months that count: every second one.
    question.average_of_year = false;
    question.counts = [](Month month) { return month.month() % 2 == 0; };
    const auto counted = meters_of_month(question);
    EXPECT_EQ(counted->front().history->months, 6);
    EXPECT_EQ(counted->front().history->registers.front().counted(), dec("121"));
}

}  // namespace
}  // namespace kvit::test
