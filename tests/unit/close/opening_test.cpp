// What an opening brings belongs to the house, and a slip in it is told where it stands.
#include "unit/town.hpp"

namespace kvit::test {
namespace {

constexpr auto july = "2025-07";

std::string said_of(const Town& town, const close::Opening& opened) {
    return said(closing(town, july, Books(), &opened));
}

Town metered() {
    Town town = Town().flat().people(1).cold();
    town.meter("c", "cold_water", "2023-04-03..").reading("c", "2025-07-23", "300");
    return town;
}

TEST(Opening, ABalanceIsOfAKnownCreditorAndService) {
    const Town town = Town().flat().people(1).maintenance();
    EXPECT_EQ(said_of(town, opening(july, balance("maintenance", "2025-06", "10.00"))), "ok");
    EXPECT_EQ(said_of(town, opening(july, balance("maintenanse", "2025-06", "10.00"))),
              "unknown_reference opening.accounts[0].balances\n");
    auto opened = opening(july, balance("maintenance", "2025-06", "10.00"));
    opened.accounts[0].balances[0].key.creditor = ProviderId("UK");
    EXPECT_EQ(said_of(town, opened), "unknown_reference opening.accounts[0].balances\n");
}

// The reader brings the lists into order: positions are those of the document all the same.
TEST(Opening, APathIsThatOfTheDocument) {
    const Town town = Town().flat("5").people(1, "", "5").maintenance();
    const auto opened =
        opening(july, R"({"account": "9", "balances": []},
                                         {"account": "5", "balances": []},
                                         {"account": "4", "balances": []})",
                billed("n", "2025-06-23", "1") + "," + billed("m", "2025-06-23", "1"));
    EXPECT_EQ(said_of(town, opened),
              "unknown_reference opening.accounts[2].account\n"
              "unknown_reference opening.accounts[0].account\n"
              "unknown_reference opening.meters[1].meter\n"
              "unknown_reference opening.meters[0].meter\n");
}

// It would be passed over, and the whole life of the meter billed.
TEST(Opening, ABilledReadingIsOfAnInstalledMeter) {
    EXPECT_EQ(said_of(metered(), opening(july, "", billed("c", "2025-06-23", "295"))), "ok");
    EXPECT_EQ(said_of(metered(), opening(july, "", billed("c", "2015-06-23", "295"))),
              "contradiction opening.meters[0].date\n");
}

TEST(Opening, NothingIsBilledUpToTheFuture) {
    EXPECT_EQ(said_of(metered(), opening(july, "", billed("c", "2025-08-01", "295"))),
              "contradiction opening.meters[0].date\n");
}

TEST(Opening, ASumPastTheRangeNamesItsAccount) {
    std::string sums;
    for (int month = 1; month <= 12; ++month)
        sums += (sums.empty() ? "" : ",") + std::string(R"({"creditor": "uk", "service": "gas",
            "month": "2024-)") +
                (month < 10 ? "0" : "") + std::to_string(month) +
                R"(", "amount": "9999999999999999.99"})";
    const auto opened = opening(july, R"({"account": "1", "balances": [)" + sums + "]}");
    EXPECT_EQ(said_of(Town().flat().people(1).maintenance(), opened), "overflow accounts[0]\n");
}

}  // namespace
}  // namespace kvit::test
