#include "kvit/tariff/tariff_book.hpp"

#include <set>

#include "unit/town.hpp"

namespace kvit::test {
namespace {

TEST(TariffBook, BuiltInServicesHaveTitlesAndSections) {
    const auto services = tariff::built_in_services();
    EXPECT_EQ(services.size(), std::size(tariff::service_rows));
    std::set<std::string> titles;
    for (const auto& [id, service] : services) {
        EXPECT_EQ(id, service.id);
        EXPECT_FALSE(service.title.en.empty());
        EXPECT_TRUE(titles.insert(service.title.ru).second) << service.title.ru;
    }
    using tariff::Section;
    const auto section = [&](const char* id) { return services.at(ServiceId(id)).section; };
    EXPECT_EQ(section("maintenance"), Section::housing);
    EXPECT_EQ(section("solid_waste"), Section::utility);
    EXPECT_EQ(section("intercom"), Section::other);
    EXPECT_EQ(section("insurance"), Section::voluntary);
}

TEST(TariffBook, FindsWhatItHas) {
    const auto book = Tariffs().book();
    EXPECT_EQ(book.provider(ProviderId("uk"))->name, "УК");
    EXPECT_EQ(book.provider(ProviderId("nobody")), nullptr);
    EXPECT_EQ(book.tariff(TariffId("cold"))->unit, unit::rub / unit::m3);
    EXPECT_EQ(book.tariff(TariffId("no")), nullptr);
    EXPECT_EQ(book.norm(NormId("q"))->unit, unit::gcal / unit::m3);
    EXPECT_EQ(book.norm(NormId("no")), nullptr);
    EXPECT_EQ(book.service(ServiceId("cold_water"))->section, tariff::Section::utility);
    EXPECT_EQ(book.service(ServiceId("no")), nullptr);
}

TEST(TariffBook, PublishedValuesStayAsWritten) {
    const auto book = Tariffs().tariff("cold", "cold_water", "RUB/m3", "11.5810").book();
    EXPECT_EQ(book.tariff(TariffId("cold"))->values.at(day("2025-07-01"))->value.to_string(),
              "11.5810");
}

TEST(TariffBook, ABookMayAddAService) {
    Tariffs tariffs;
    tariffs.add_raw("services",
                    R"("id": "concierge", "title": {"ru": "Консьерж", "en": "Concierge"},
                       "section": "other")");
    tariffs.tariff("concierge", "concierge", "RUB/premises", "300.00");
    const Town town =
        Town().flat().people(1).supply("concierge", "per_premises", R"("tariff": "concierge")");
    EXPECT_THAT(lines(town, "2025-07", with(tariffs)), testing::ElementsAre("concierge 300.00"));
}

}  // namespace
}  // namespace kvit::test
