// What changes from one law book to another.
#include "kvit/law/diff.hpp"

#include "unit/town.hpp"

namespace kvit::test {
namespace {

law::LawBook book(const std::string& values, const std::string& more = {}) {
    auto read = format::read_law(R"({"schema": "kvit-law/1", "edition": "e", "parameters": [
        {"id": "p", "title": {"ru": "п", "en": "p"}, "unit": "1", )" +
                                 more + R"("values": [)" + values + "]}]}");
    EXPECT_TRUE(read) << messages(read);
    return read ? *std::move(read) : law::LawBook();
}

std::vector<std::string> told(const law::LawBook& before, const law::LawBook& after) {
    const auto shown = [](const std::optional<law::Value>& value) {
        return value ? std::get<Decimal>(*value).to_string() : "-";
    };
    std::vector<std::string> texts;
    for (const auto& [id, days, was, is] : law::diff(before, after))
        texts.push_back(id + " " + (days.from == Date::open_start() ? "" : days.from.to_string()) +
                        ".." + (days.to == Date::open_end() ? "" : days.to.to_string()) + " " +
                        shown(was) + " " + shown(is));
    return texts;
}

TEST(LawDiff, OfTheSameBookIsEmpty) {
    const auto law = book(R"({"from": "2025-01-01", "value": "1"})");
    EXPECT_THAT(told(law, law), testing::IsEmpty());
    EXPECT_THAT(told(law, book(R"({"from": "2025-01-01", "to": "2025-02-01", "value": "1.0"},
                                  {"from": "2025-02-01", "value": "1", "source": {"act": "x"}})")),
                testing::IsEmpty())
        << "another cut, spelling or source of the same value is no change";
}

TEST(LawDiff, NamesDaysAndBothValues) {
    const auto before = book(R"({"from": "2025-01-01", "to": "2025-07-01", "value": "1"},
                                {"from": "2025-07-01", "to": "2026-01-01", "value": "2"})");
    const auto after = book(R"({"from": "2025-02-01", "to": "2025-08-01", "value": "3"},
                               {"from": "2025-08-01", "value": "2"})");
    EXPECT_THAT(told(before, after),
                testing::ElementsAre("p 2025-01-01..2025-02-01 1 -", "p 2025-02-01..2025-07-01 1 3",
                                     "p 2025-07-01..2025-08-01 2 3", "p 2026-01-01.. - 2"));
}

TEST(LawDiff, CoverageIsAChangeToo) {
    const std::string value = R"({"from": "2025-01-01", "value": "1"})";
    EXPECT_THAT(told(book(value, R"("covered_until": "2025-12-31", )"),
                     book(value, R"("covered_until": "2026-03-31", )")),
                testing::ElementsAre("p 2026-01-01..2026-04-01 - 1"));
}

TEST(LawDiff, AParameterThatOnlyOneBookHas) {
    EXPECT_THAT(told(law::LawBook(), book(R"({"value": "1"})")), testing::ElementsAre("p .. - 1"));
    EXPECT_THAT(told(book(R"({"value": "1"})"), law::LawBook()), testing::ElementsAre("p .. 1 -"));
}

}  // namespace
}  // namespace kvit::test
