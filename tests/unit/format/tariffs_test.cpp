#include "unit/format/tariffs.hpp"

namespace kvit::format {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> tariff_problems(const std::string& keys) {
    return book_problems(R"("tariffs": [{"id": "t", "service": "gas", "provider": "p", )" + keys +
                         "}]");
}

std::vector<std::string> norm_problems(const std::string& unit, const std::string& value) {
    return book_problems(R"("norms": [{"id": "n", "service": "gas", "unit": ")" + unit +
                         R"(", "values": [{"value": ")" + value + R"("}]}])");
}

TEST(Tariffs, AreRead) {
    const auto result = read_tariffs(sample("tariffs.json"));
    ASSERT_THAT(problems(result), IsEmpty());
    EXPECT_EQ(result->id, "demo-tariffs");
    EXPECT_EQ(result->services.size(), tariff::built_in_services().size() + 1);
    EXPECT_EQ(result->service(ServiceId("demo_intercom_video"))->title.ru, "Видеодомофон");
    EXPECT_EQ(result->provider(ProviderId("vodokanal"))->name, "Водоканал (пример)");
    EXPECT_EQ(result->tariffs.size(), 12u);
    EXPECT_EQ(result->norms.size(), 5u);
    EXPECT_EQ(result->plans.size(), 2u);
    EXPECT_EQ(result->heating.size(), 1u);
    EXPECT_EQ(result->benefits.size(), 3u);
}

TEST(Tariffs, ValuesAreDatedAndHaveSources) {
    const auto result = read_tariffs(sample("tariffs.json"));
    ASSERT_TRUE(result);
    const auto* cold = result->tariff(TariffId("cold"));
    ASSERT_NE(cold, nullptr);
    EXPECT_EQ(cold->unit, unit::rub / unit::m3);
    const auto* june = cold->values.at(Date::from_civil(2025, 6, 30));
    const auto* july = cold->values.at(Date::from_civil(2025, 7, 1));
    ASSERT_TRUE(june != nullptr && july != nullptr);
    EXPECT_EQ(june->value.to_string(), "35.10");
    EXPECT_EQ(june->known_on, Date::from_civil(2025, 1, 10));
    EXPECT_EQ(june->reference.source, "kvit tests");
    EXPECT_EQ(july->value.to_string(), "39.56");
    EXPECT_EQ(july->known_on, Date::from_civil(2025, 6, 20));
    EXPECT_EQ(july->reference.confidence, trace::Confidence::medium);
    EXPECT_EQ(cold->values.at(Date::from_civil(2026, 7, 1)), nullptr);
}

TEST(Tariffs, HaveZonesAndBands) {
    const auto result = read_tariffs(sample("tariffs.json"));
    ASSERT_TRUE(result);
    const auto* night = result->tariff(TariffId("power-night-1"));
    const auto* day = result->tariff(TariffId("power-day-1"));
    ASSERT_TRUE(night != nullptr && day != nullptr);
    EXPECT_EQ(night->zone, Zone::night);
    EXPECT_EQ(night->band->up_to, Decimal::whole(3900));
    EXPECT_EQ(night->band->reference.source, "kvit tests");
    EXPECT_EQ(day->band->reference.act, "предел диапазона (пример)");
    EXPECT_EQ(result->tariff(TariffId("gas"))->zone, Zone::single);
}

TEST(Tariffs, SayWhatTheyMeanByTheTax) {
    const auto result = read_tariffs(sample("tariffs.json"));
    ASSERT_TRUE(result);
    EXPECT_EQ(result->tariff(TariffId("intercom"))->vat, tariff::Vat::on_top);
    EXPECT_EQ(result->tariff(TariffId("solid-waste-lower"))->vat, tariff::Vat::included);
    EXPECT_EQ(result->tariff(TariffId("cold"))->vat, tariff::Vat::included);
    EXPECT_EQ(result->provider(ProviderId("energosbyt"))->vat_regime, "general");
    EXPECT_EQ(result->provider(ProviderId("uk"))->vat_regime, "");
    EXPECT_THAT(tariff_problems(R"("unit": "RUB/m3", "vat": "on-top", "values": [{"value": "1"}])"),
                ElementsAre("bad_choice tariffs[0].vat"));
}

TEST(Tariffs, BookMayHoldTheBuiltInServicesAlone) {
    const auto result = read_tariffs(R"({"schema": "kvit-tariffs/1", "id": "b"})");
    ASSERT_TRUE(result);
    EXPECT_EQ(result->services, tariff::built_in_services());
    EXPECT_EQ(result->service(ServiceId("cold_water"))->section, tariff::Section::utility);
}

TEST(Tariffs, UnitIsRoublesForSomething) {
    for (const std::string unit :
         {"RUB/m3", "RUB/kWh", "RUB/Gcal", "RUB/t", "RUB/m2", "RUB/person", "RUB/premises"})
        EXPECT_THAT(tariff_problems(R"("values": [{"value": "1"}], "unit": ")" + unit + '"'),
                    IsEmpty())
            << unit;
    for (const std::string unit : {"m3", "RUB", "1/RUB", "m3/RUB", "RUB/m3/year"})
        EXPECT_THAT(tariff_problems(R"("values": [{"value": "1"}], "unit": ")" + unit + '"'),
                    ElementsAre("unit_mismatch tariffs[0].unit"))
            << unit;
    EXPECT_THAT(tariff_problems(R"("values": [{"value": "1"}], "unit": "RUB/litre")"),
                ElementsAre("bad_unit tariffs[0].unit"));
    EXPECT_THAT(tariff_problems(R"("values": [{"value": "1"}])"),
                ElementsAre("missing_key tariffs[0].unit"));
}

TEST(Tariffs, PricesKeepToTheirLegalRange) {
    const auto price = [](const std::string& value) {
        return tariff_problems(R"("unit": "RUB/m3", "values": [{"value": ")" + value + R"("}])");
    };
    EXPECT_THAT(price("0"), IsEmpty());
    EXPECT_THAT(price("100000.0000000"), IsEmpty());
    EXPECT_THAT(price("100000.0000001"), ElementsAre("out_of_range tariffs[0].values[0].value"));
    EXPECT_THAT(price("0.00000001"), ElementsAre("too_precise tariffs[0].values[0].value"));
    EXPECT_THAT(price("-1"), ElementsAre("out_of_range tariffs[0].values[0].value"));
}

TEST(Tariffs, NormsKeepToTheKindOfTheirUnit) {
    for (const std::string unit :
         {"m3/person", "kWh/person", "Gcal/m2", "m3/person/year", "t/m2/year"}) {
        EXPECT_THAT(norm_problems(unit, "10000"), IsEmpty()) << unit;
        EXPECT_THAT(norm_problems(unit, "10000.1"),
                    ElementsAre("out_of_range norms[0].values[0].value"));
    }
    EXPECT_THAT(norm_problems("Gcal/m3", "10"), IsEmpty());
    EXPECT_THAT(norm_problems("Gcal/m3", "10.1"),
                ElementsAre("out_of_range norms[0].values[0].value"));
    // For a head of livestock, which has no unit.
    EXPECT_THAT(norm_problems("m3", "1000"), IsEmpty());
    EXPECT_THAT(norm_problems("m3", "1000.1"),
                ElementsAre("out_of_range norms[0].values[0].value"));
    EXPECT_THAT(norm_problems("kWh", "1"), ElementsAre("unit_mismatch norms[0].unit"));
    EXPECT_THAT(norm_problems("RUB/m3", "1"), ElementsAre("unit_mismatch norms[0].unit"));
}

TEST(Tariffs, IntervalsDoNotOverlap) {
    const auto result = read_tariffs(book(R"("tariffs": [{
        "id": "t", "service": "gas", "provider": "p", "unit": "RUB/m3", "values": [
            {"from": "2025-01-01", "to": "2025-07-01", "value": "1"},
            {"from": "2025-07-01", "value": "2"},
            {"from": "2025-06-30", "to": "2025-07-01", "value": "3"},
            {"from": "2026-01-01", "to": "2026-01-01", "value": "4"}]}])"));
    EXPECT_THAT(problems(result), ElementsAre("overlapping_intervals tariffs[0].values[2]",
                                              "empty_interval tariffs[0].values[3].to"));
    EXPECT_EQ(result.errors().first().found, "2025-06-30..2025-07-01");
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("2025-01-01..2025-07-01"));
}

TEST(Tariffs, HaveAtLeastOneValue) {
    EXPECT_THAT(tariff_problems(R"("unit": "RUB/m3", "values": [])"),
                ElementsAre("out_of_range tariffs[0].values"));
    EXPECT_THAT(tariff_problems(R"("unit": "RUB/m3")"),
                ElementsAre("missing_key tariffs[0].values"));
    EXPECT_THAT(tariff_problems(R"("unit": "RUB/m3", "values": [1])"),
                ElementsAre("wrong_type tariffs[0].values[0]"));
}

TEST(Tariffs, ReferToServicesAndProvidersOfTheBook) {
    const auto result = read_tariffs(book(R"("services": [
            {"id": "concierge", "title": {"ru": "Консьерж", "en": "Concierge"}, "section": "other"}],
        "tariffs": [{"id": "t", "service": "consierge", "provider": "q", "unit": "RUB/premises",
                     "values": [{"value": "1"}]},
                    {"id": "u", "service": "concierge", "provider": "p", "unit": "RUB/premises",
                     "values": [{"value": "1"}]}],
        "norms": [{"id": "n", "service": "water", "unit": "m3/person", "values": [{"value": "1"}]}])"));
    EXPECT_THAT(problems(result), ElementsAre("unknown_reference tariffs[0].service",
                                              "unknown_reference tariffs[0].provider",
                                              "unknown_reference norms[0].service"));
    EXPECT_THAT(result.errors().first().expected.en, HasSubstr("did you mean \"concierge\"?"));
}

TEST(Tariffs, IdsAreUnique) {
    const std::string title = R"("title": {"ru": "У", "en": "S"}, "section": "other")";
    EXPECT_THAT(book_problems(R"("services": [{"id": "s", )" + title + R"(}, {"id": "s", )" +
                              title + R"(}, {"id": "gas", )" + title + "}]"),
                ElementsAre("duplicate_id services[1].id", "duplicate_id services[2].id"));
    EXPECT_THAT(problems(read_tariffs(R"({"schema": "kvit-tariffs/1", "id": "b",
                    "providers": [{"id": "p", "name": "1"}, {"id": "p", "name": "2"}]})")),
                ElementsAre("duplicate_id providers[1].id"));
    const std::string tariff =
        R"({"id": "t", "service": "gas", "provider": "p", "unit": "RUB/m3", "values": [{"value": "1"}]})";
    EXPECT_THAT(book_problems(R"("tariffs": [)" + tariff + ", " + tariff + "]"),
                ElementsAre("duplicate_id tariffs[1].id"));
    // A norm and a tariff may have one name: nothing refers to both.
    const std::string norm =
        R"({"id": "t", "service": "gas", "unit": "m3/person", "values": [{"value": "1"}]})";
    EXPECT_THAT(book_problems(R"("tariffs": [)" + tariff + R"(], "norms": [)" + norm + "]"),
                IsEmpty());
    EXPECT_THAT(book_problems(R"("norms": [)" + norm + ", " + norm + "]"),
                ElementsAre("duplicate_id norms[1].id"));
}

TEST(Tariffs, BandIsPositive) {
    const auto band = [](const std::string& keys) {
        return tariff_problems(R"("unit": "RUB/kWh", "values": [{"value": "1"}], "band": {)" +
                               keys + "}");
    };
    EXPECT_THAT(band(R"("number": 1, "up_to": "3900")"), IsEmpty());
    EXPECT_THAT(
        band(R"("number": 0, "up_to": "0")"),
        ElementsAre("out_of_range tariffs[0].band.number", "out_of_range tariffs[0].band.up_to"));
    EXPECT_THAT(band(""), ElementsAre("missing_key tariffs[0].band.number",
                                      "missing_key tariffs[0].band.up_to"));
}

TEST(Tariffs, ReportEverythingThatIsWrong) {
    auto text = sample("tariffs.json");
    text = with(std::move(text), R"("unit": "RUB/Gcal")", R"("unit": "Gcal")");
    text = with(std::move(text), R"("value": "41.2")", R"("value": 41.2)");
    text = with(std::move(text), "\"zone\": \"night\",\n      \"band\": {",
                "\"zone\": \"nihgt\",\n      \"band\": {");
    text = with(std::move(text), R"("known_on": "2025-06-20")", R"("known_on": "2025-06-31")");
    EXPECT_THAT(problems(read_tariffs(text)),
                ElementsAre("bad_date tariffs[1].values[1].known_on",
                            "wrong_type tariffs[2].values[0].value",
                            "unit_mismatch tariffs[3].unit", "bad_choice tariffs[9].zone"));
}

// A date that cannot be read is not an open end, which would overlap whatever follows.
TEST(Tariffs, AMalformedDateIsSaidOnce) {
    EXPECT_THAT(tariff_problems(R"("unit": "RUB/m3", "values": [
                    {"to": "2025-02-30", "value": "1"}, {"from": "2025-03-01", "value": "2"}])"),
                ElementsAre("bad_date tariffs[0].values[0].to"));
}

}  // namespace
}  // namespace kvit::format
