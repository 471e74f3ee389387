#include "kvit/calendar/time_zone.hpp"

#include <gtest/gtest.h>

namespace kvit {
namespace {

Instant at(std::string_view text) { return Instant::parse(text).value(); }
TimeZone zone(std::string_view name) { return TimeZone::find(name).value(); }

TEST(Instant, IsReadWithItsOffsetAndWrittenInUtc) {
    EXPECT_EQ(at("1970-01-01T00:00:00Z").seconds, 0);
    EXPECT_EQ(at("2021-05-10T23:59:59+03:00").to_string(), "2021-05-10T20:59:59Z");
    EXPECT_EQ(at("1969-12-31T23:59:59Z").to_string(), "1969-12-31T23:59:59Z");
    EXPECT_EQ(at("2021-01-01T00:00:00-01:30").to_string(), "2021-01-01T01:30:00Z");
}

TEST(Instant, RefusesWhatIsNoMoment) {
    for (const auto* text :
         {"", "2021-05-10", "2021-05-10T10:00:00", "2021-05-10 10:00:00Z", "2021-02-29T10:00:00Z",
          "2021-05-10T24:00:00Z", "2021-05-10T10:60:00Z", "2021-05-10T10:00:00+3:00",
          "2021-05-10T10:00:00+15:00", "2021-05-10T10:00:00+03:60", "2021-05-10T10:00:00z",
          "2021-05-10T10:00:00.5Z"})
        EXPECT_FALSE(Instant::parse(text)) << text;
}

TEST(LocalTime, KnowsTheEndOfADay) {
    EXPECT_EQ(LocalTime::parse("2021-05-10")->second, 0);
    EXPECT_EQ(LocalTime::parse("2021-05-10T24:00:00")->second, seconds_per_day);
    EXPECT_EQ(LocalTime::parse("2021-05-10T24:00:00")->to_string(), "2021-05-10T24:00:00");
    EXPECT_FALSE(LocalTime::parse("2021-05-10T24:00:01"));
    EXPECT_FALSE(LocalTime::parse("2021-05-10T10:00"));
}

TEST(TimeZone, TellsTheTimeOfAPlace) {
    const auto chelyabinsk = zone("Asia/Yekaterinburg");
    EXPECT_EQ(chelyabinsk.local(at("2021-10-25T18:59:59Z"))->to_string(), "2021-10-25T23:59:59");
    EXPECT_EQ(chelyabinsk.local(at("2021-10-25T19:00:00Z"))->to_string(), "2021-10-26T00:00:00");
    EXPECT_EQ(chelyabinsk.at(*LocalTime::parse("2021-10-25T24:00:00")), at("2021-10-25T19:00:00Z"));
    EXPECT_FALSE(TimeZone::find("Europe/Paris"));
    EXPECT_EQ(TimeZone::names().size(), 23u);
    for (const auto name : TimeZone::names()) EXPECT_EQ(zone(name).name(), name);
}

TEST(TimeZone, BeginsWhenClocksStoppedChanging) {
    const auto moscow = zone("Europe/Moscow");
    EXPECT_EQ(moscow.begins(), at("2014-10-25T22:00:00Z"));
    EXPECT_FALSE(moscow.local(at("2014-10-25T21:59:59Z")));
    EXPECT_FALSE(moscow.at(*LocalTime::parse("2014-10-25")));
}

TEST(TimeZone, FollowsARegionThatChangedItsHours) {
    const auto volgograd = zone("Europe/Volgograd");
    EXPECT_EQ(volgograd.local(at("2018-10-27T22:59:59Z"))->to_string(), "2018-10-28T01:59:59");
    EXPECT_EQ(volgograd.local(at("2018-10-27T23:00:00Z"))->to_string(), "2018-10-28T03:00:00");
    // Put forward from 2 to 3: what no clock showed is the instant of the change.
    EXPECT_EQ(volgograd.at(*LocalTime::parse("2018-10-28T02:30:00")), at("2018-10-27T23:00:00Z"));
    // Put back from 2 to 1: shown twice, the later one.
    EXPECT_EQ(volgograd.at(*LocalTime::parse("2020-12-27T01:30:00")), at("2020-12-26T22:30:00Z"));
}

TEST(TimeZone, GoesToTheClockAndBack) {
    for (const auto name : TimeZone::names()) {
        const auto place = zone(name);
        for (std::int64_t hour = 0; hour < 24 * 365 * 10; hour += 7) {
            const Instant instant = place.begins() + hour * 3'600;
            const auto shown = place.local(instant);
            ASSERT_TRUE(shown);
            const auto back = place.at(*shown);
            ASSERT_TRUE(back);
            // An hour that was shown twice is told by its later showing.
            EXPECT_EQ(*place.local(*back), *shown) << name << ' ' << shown->to_string();
            EXPECT_GE(*back, instant);
        }
    }
}

}  // namespace
}  // namespace kvit
