// The features that name documents are the documents.
#include "kvit/base/features.hpp"

#include <gtest/gtest.h>

#include <set>

#include "kvit/format/bonus.hpp"
#include "kvit/format/book.hpp"
#include "kvit/format/comparison.hpp"
#include "kvit/format/coupons.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/format/draw.hpp"
#include "kvit/format/exchange.hpp"
#include "kvit/format/payments.hpp"
#include "kvit/format/readings.hpp"
#include "kvit/format/registry.hpp"
#include "kvit/format/remittance.hpp"
#include "kvit/format/statement.hpp"

namespace kvit::format {
namespace {

/// The schemas that features name after a word: "read:" or "write:".
std::set<std::string_view> named(std::string_view word) {
    std::set<std::string_view> schemas;
    for (const auto& feature : features)
        if (feature.name.starts_with(word)) schemas.insert(feature.name.substr(word.size()));
    return schemas;
}

TEST(Features, NameEveryDocumentThatIsRead) {
    const auto read = schemas();
    EXPECT_EQ(named("read:"), std::set<std::string_view>(read.begin(), read.end()))
        << "include/kvit/base/features.def has a row for each";
}

TEST(Features, NameEveryDocumentThatIsWritten) {
    const auto law = built_in_law().value_or_throw();
    const Date day = Date::from_civil(2025, 7, 1);
    const auto found = law.find("penalty.key_rate", day, Date::open_end()).value_or_throw();
    const std::string announcement = write_draw_announcement(
        {.plan = {.id = "d", .prizes = {{"p", 1, Money::kopecks(1)}}}, .chain = 2});
    const std::string receipt = write_draw_receipt({});
    const std::string written[] = {write_bill({}),
                                   write_opening({}),
                                   write_closed({}),
                                   write_explanation({}),
                                   write_errors({}),
                                   write_law(law),
                                   write_law_value(law, found, day),
                                   write_law_diff(law, law),
                                   write_penalty({}),
                                   write_allocation({}),
                                   write_book({}),
                                   write_preliminary({}),
                                   write_remittance({}),
                                   write_reconciliation({}),
                                   write_comparison({}),
                                   write_qr({}),
                                   write_registry({}),
                                   write_statement({}),
                                   write_readings({}),
                                   write_placement({}, {}, {}),
                                   write_programme({}),
                                   write_evaluation({}, {}),
                                   announcement,
                                   receipt,
                                   verify_draw(announcement, "", receipt).value_or_throw(),
                                   write_coupons({}, {})};
    std::set<std::string> schemas;
    for (const auto& document : written) schemas.insert(schema_of(document).value_or_throw());
    const auto names = named("write:");
    EXPECT_EQ(schemas, std::set<std::string>(names.begin(), names.end()));
}

}  // namespace
}  // namespace kvit::format
