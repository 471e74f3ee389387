// What a centre knows of a house on a day: supersession and retraction.
#include <algorithm>

#include "kvit/premises/fact_lists.hpp"
#include "unit/town.hpp"

namespace kvit::test {
namespace {

using premises::as_known_on;
using premises::Fact;
using premises::House;
using testing::ElementsAre;
using testing::IsEmpty;

Fact fact(const std::string& id, std::string_view known_on, std::int64_t seq = 0,
          const std::string& supersedes = "") {
    Fact fact;
    fact.id = FactId(id);
    fact.known_on = day(known_on);
    fact.seq = seq;
    if (!supersedes.empty()) fact.supersedes = FactId(supersedes);
    fact.path = "at." + id;
    return fact;
}
premises::Reading reading(const Fact& of) {
    return {.fact = of, .meter = MeterId("c"), .date = day("2025-07-20"), .values = dec("1")};
}
premises::Retraction retraction(const Fact& of, const std::string& retracts) {
    return {.fact = of, .retracts = FactId(retracts)};
}
House house(const std::vector<Fact>& readings,
            const std::vector<premises::Retraction>& retractions = {}) {
    House house;
    house.id = HouseId("h");
    for (const auto& of : readings) house.readings.push_back(reading(of));
    house.retractions = retractions;
    return house;
}

/// The readings that are known, or what is wrong.
std::vector<std::string> known(const House& house, std::string_view on) {
    const auto result = as_known_on(house, on.empty() ? Date::open_end() : day(on));
    if (!result) return {said(result)};
    std::vector<std::string> ids;
    for (const auto& item : result->readings) ids.push_back(item.fact.id.text());
    return ids;
}

TEST(KnownHouse, LaterFactsAreGone) {
    const House two = house({fact("a", "2025-07-01"), fact("b", "2025-07-20")});
    EXPECT_THAT(known(two, "2025-06-30"), IsEmpty());
    EXPECT_THAT(known(two, "2025-07-01"), ElementsAre("a"));
    EXPECT_THAT(known(two, "2025-07-19"), ElementsAre("a"));
    EXPECT_THAT(known(two, "2025-07-20"), ElementsAre("a", "b"));
    EXPECT_THAT(known(two, ""), ElementsAre("a", "b"));
}

TEST(KnownHouse, SupersededFactsAreGoneOnceTheirSuccessorIsKnown) {
    const House corrected =
        house({fact("a", "2025-07-01"), fact("b", "2025-07-20", 0, "a"), fact("c", "2025-07-02")});
    EXPECT_THAT(known(corrected, "2025-07-19"), ElementsAre("a", "c"));
    EXPECT_THAT(known(corrected, "2025-07-20"), ElementsAre("b", "c"));
}

TEST(KnownHouse, SupersessionMayBeAChain) {
    const House chain = house({fact("a", "2025-07-01"), fact("b", "2025-07-02", 0, "a"),
                               fact("c", "2025-07-03", 0, "b")});
    EXPECT_THAT(known(chain, "2025-07-02"), ElementsAre("b"));
    EXPECT_THAT(known(chain, "2025-07-03"), ElementsAre("c"));
}

TEST(KnownHouse, OfOneDayTheSequenceDecides) {
    EXPECT_THAT(known(house({fact("a", "2025-07-01", 1), fact("b", "2025-07-01", 2, "a")}), ""),
                ElementsAre("b"));
    EXPECT_THAT(known(house({fact("a", "2025-07-01"), fact("b", "2025-07-01", 0, "a")}), ""),
                ElementsAre("bad_supersession at.b.supersedes\n"));
    EXPECT_THAT(known(house({fact("a", "2025-07-01", 2), fact("b", "2025-07-01", 1, "a")}), ""),
                ElementsAre("bad_supersession at.b.supersedes\n"));
}

TEST(KnownHouse, RetractedFactsAreGone) {
    const House taken_back = house({fact("a", "2025-07-01"), fact("b", "2025-07-01")},
                                   {retraction(fact("r", "2025-07-10"), "a")});
    EXPECT_THAT(known(taken_back, "2025-07-09"), ElementsAre("a", "b"));
    EXPECT_THAT(known(taken_back, "2025-07-10"), ElementsAre("b"));
}

// A correction that is taken back was a mistake: what it had replaced is true again.
TEST(KnownHouse, RetractingASuccessorGivesItsPredecessorBack) {
    const std::vector<Fact> corrected{fact("a", "2025-07-01"), fact("b", "2025-07-02", 0, "a")};
    const House taken_back = house(corrected, {retraction(fact("r", "2025-07-03"), "b")});
    EXPECT_THAT(known(taken_back, "2025-07-01"), ElementsAre("a"));
    EXPECT_THAT(known(taken_back, "2025-07-02"), ElementsAre("b"));
    EXPECT_THAT(known(taken_back, "2025-07-03"), ElementsAre("a"));
    House again = taken_back;
    again.readings.push_back(reading(fact("d", "2025-07-04", 0, "a")));
    EXPECT_THAT(known(again, ""), ElementsAre("d"));
}

// A retraction of a retraction has one purpose. To take it and to do nothing is neither.
TEST(KnownHouse, RetractingARetractionRestoresTheFactOrIsRefused) {
    const House twice =
        house({fact("a", "2025-07-01")},
              {retraction(fact("r", "2025-07-02"), "a"), retraction(fact("s", "2025-07-03"), "r")});
    EXPECT_THAT(known(twice, "2025-07-02"), IsEmpty());
    EXPECT_THAT(
        known(twice, "2025-07-03"),
        testing::AnyOf(ElementsAre("a"), ElementsAre(testing::HasSubstr("bad_supersession"))));
}

TEST(KnownHouse, DoubleSupersessionIsRefused) {
    const House twice = house({fact("a", "2025-07-01"), fact("b", "2025-07-02", 0, "a"),
                               fact("c", "2025-07-03", 0, "a")});
    EXPECT_THAT(known(twice, ""), ElementsAre("bad_supersession at.c.supersedes\n"));
    const House both = house({fact("a", "2025-07-01"), fact("b", "2025-07-02", 0, "a")},
                             {retraction(fact("r", "2025-07-03"), "a")});
    EXPECT_THAT(known(both, ""), ElementsAre("bad_supersession at.r.retracts\n"));
}

TEST(KnownHouse, SupersessionOfNothingOrOfItselfIsRefused) {
    EXPECT_THAT(known(house({fact("b", "2025-07-02", 0, "nobody")}), ""),
                ElementsAre("bad_supersession at.b.supersedes\n"));
    EXPECT_THAT(known(house({fact("b", "2025-07-02", 0, "b")}), ""),
                ElementsAre("bad_supersession at.b.supersedes\n"));
    EXPECT_THAT(known(house({}, {retraction(fact("r", "2025-07-03"), "nobody")}), ""),
                ElementsAre("bad_supersession at.r.retracts\n"));
}

TEST(KnownHouse, SupersessionStaysInsideItsList) {
    House crossed = house({fact("b", "2025-07-02", 0, "a")});
    premises::Payment payment;
    payment.fact = fact("a", "2025-07-01");
    crossed.payments.push_back(payment);
    EXPECT_THAT(known(crossed, ""), ElementsAre("bad_supersession at.b.supersedes\n"));
    // A retraction takes back a fact of any list.
    House any = house({fact("b", "2025-07-02")}, {retraction(fact("r", "2025-07-03"), "a")});
    any.payments.push_back(payment);
    EXPECT_TRUE(as_known_on(any, Date::open_end())->payments.empty());
}

/// A house with facts in every list: "a-0" known early, "b-0" known late, and so on by lists.
House full_house() {
    House house;
    int lists = 0;
    premises::each_list(house, [&](auto& list) {
        using Item = typename std::remove_reference_t<decltype(list)>::value_type;
        if constexpr (requires(Item item) { item.retracts; }) return;
        const std::string number = std::to_string(lists++);
        for (const auto& of :
             {fact("b-" + number, "2025-07-20"), fact("a-" + number, "2025-07-01")}) {
            Item item;
            item.fact = of;
            list.push_back(item);
        }
    });
    return house;
}

/// The ids of all facts but of retractions, list by list.
std::vector<std::vector<std::string>> ids_by_lists(const House& house) {
    std::vector<std::vector<std::string>> all;
    premises::each_list(house, [&](const auto& list) {
        if constexpr (requires { list.front().retracts; }) return;
        std::vector<std::string> ids;
        for (const auto& item : list) ids.push_back(item.fact.id.text());
        all.push_back(std::move(ids));
    });
    return all;
}

// A list that `each_list` forgot would keep what is not known yet.
TEST(KnownHouse, EveryListForgetsWhatIsLearnedLater) {
    const House full = full_house();
    const auto count = ids_by_lists(full).size();
    ASSERT_EQ(count, 23U);
    const auto early = as_known_on(full, day("2025-07-19"));
    const auto late = as_known_on(full, day("2025-07-20"));
    ASSERT_TRUE(early && late);
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        EXPECT_THAT(ids_by_lists(*early).at(i), ElementsAre("a-" + number));
        EXPECT_THAT(ids_by_lists(*late).at(i), ElementsAre("a-" + number, "b-" + number));
    }
}

TEST(KnownHouse, AFactOfAnyListIsRetracted) {
    const auto count = ids_by_lists(full_house()).size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(i);
        House house = full_house();
        house.retractions.push_back(retraction(fact("r", "2025-07-25"), "b-" + number));
        const auto known = as_known_on(house, Date::open_end());
        ASSERT_TRUE(known) << said(known);
        for (std::size_t k = 0; k < count; ++k)
            EXPECT_EQ(ids_by_lists(*known).at(k).size(), k == i ? 1U : 2U);
    }
}

TEST(KnownHouse, AFactOfAnyListIsSuperseded) {
    House house = full_house();
    premises::each_list(house, [](auto& list) {
        if (list.empty()) return;
        list.front().fact.supersedes = list.back().fact.id;
    });
    const auto known = as_known_on(house, Date::open_end());
    ASSERT_TRUE(known) << said(known);
    const auto ids = ids_by_lists(*known);
    for (std::size_t i = 0; i < ids.size(); ++i)
        EXPECT_THAT(ids.at(i), ElementsAre("b-" + std::to_string(i)));
}

TEST(KnownHouse, IdsAreUniqueAcrossTheLists) {
    EXPECT_THAT(known(house({fact("a", "2025-07-01"), fact("a", "2025-07-02")}), ""),
                ElementsAre("duplicate_id at.a.id\n"));
    House crossed = house({fact("a", "2025-07-01")});
    premises::Payment payment;
    payment.fact = fact("a", "2025-07-01");
    crossed.payments.push_back(payment);
    EXPECT_THAT(known(crossed, ""), ElementsAre("duplicate_id at.a.id\n"));
}

TEST(KnownHouse, AllErrorsAreCollected) {
    const House bad = house(
        {fact("a", "2025-07-01"), fact("a", "2025-07-02"), fact("b", "2025-07-02", 0, "nobody")},
        {retraction(fact("r", "2025-07-03"), "nobody")});
    EXPECT_THAT(known(bad, ""),
                ElementsAre("duplicate_id at.a.id\nbad_supersession at.b.supersedes\n"
                            "bad_supersession at.r.retracts\n"));
}

TEST(KnownHouse, OrderOfFactsIsIrrelevant) {
    const std::vector<Fact> facts{fact("d", "2025-07-04"), fact("a", "2025-07-01"),
                                  fact("c", "2025-07-03", 0, "b"), fact("b", "2025-07-02", 0, "a")};
    auto order = facts;
    std::sort(order.begin(), order.end(), [](const Fact& a, const Fact& b) { return a.id < b.id; });
    const auto first = as_known_on(house(order), Date::open_end());
    ASSERT_TRUE(first);
    do {
        const auto other = as_known_on(house(order), Date::open_end());
        ASSERT_TRUE(other);
        EXPECT_EQ(*other, *first);
    } while (std::next_permutation(order.begin(), order.end(),
                                   [](const Fact& a, const Fact& b) { return a.id < b.id; }));
}

// Facts known after the day do not exist for it: not even the one that is wrong.
TEST(KnownHouse, AMistakeMadeLaterDoesNotUndoWhatWasKnown) {
    const House later = house({fact("a", "2025-07-01"), fact("b", "2025-07-02", 0, "nobody")});
    EXPECT_THAT(known(later, "2025-07-01"), ElementsAre("a"));
    const House twice = house({fact("a", "2025-07-01"), fact("b", "2025-07-02", 0, "a"),
                               fact("c", "2025-07-03", 0, "a")});
    EXPECT_THAT(known(twice, "2025-07-02"), ElementsAre("b"));
}

}  // namespace
}  // namespace kvit::test
