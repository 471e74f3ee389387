#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"
#include "unit/format/sample_bill.hpp"

namespace kvit::format {
namespace {

using testing::HasSubstr;

close::Closed sample_closed() {
    close::Closed closed;
    const auto bill = sample_bill();
    closed.house = bill.house;
    closed.month = bill.month;
    closed.summary = {.accounts = 1,
                      .area = bill.area,
                      .people = bill.people,
                      .services = {{ServiceId("cold_water"), charge::Component::whole,
                                    Decimal(5120, 3), unit::m3, Money::kopecks(20255)}},
                      .totals = bill.totals};
    closed.bills = {bill};
    closed.closing.house = bill.house;
    closed.closing.month = bill.month.next();
    close::AccountOpening account{bill.account, {}};
    for (const auto& row : bill.balances)
        if (!row.closing.is_zero()) account.balances.push_back({row.key, row.closing});
    closed.closing.accounts = {account};
    closed.closing.meters = {
        {MeterId("meter-cold-1"), Date::from_civil(2025, 7, 23), Decimal(123324, 3)}};
    // A house whose premises took 0.5 more than its meter counted, and one without a meter.
    charge::ResourceMonth water;
    water.service = ServiceId("cold_water");
    water.unit = unit::m3;
    water.house = charge::HouseVolume{Decimal(12, 0), {}};
    water.own = Decimal(125, 1);
    water.common = Decimal(-5, 1);
    water.carried_in = Decimal(1, 1);
    water.charged = Decimal();
    water.carried_out = Decimal(6, 1);
    charge::ResourceMonth gas;
    gas.service = ServiceId("gas");
    gas.unit = unit::m3;
    closed.resources = {water, gas};
    return closed;
}

TEST(ClosedDocument, IsTheFileInTheSamples) {
    EXPECT_EQ(write_closed(sample_closed()), sample("closed.json"));
}

TEST(ClosedDocument, HoldsWholeDocuments) {
    const std::string line = write_closed(sample_closed(), Layout::line);
    EXPECT_THAT(line, HasSubstr(write_bill(sample_bill(), Layout::line)));
    EXPECT_THAT(line, HasSubstr(write_opening(sample_closed().closing, Layout::line)));
}

}  // namespace
}  // namespace kvit::format
