#include "kvit/base/error.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kvit {
namespace {

TEST(ErrorCodes, AreUniqueNamedAndWrittenInBothLanguages) {
    std::set<std::int32_t> values;
    std::set<std::string_view> names;
    for (const auto& row : error_code_rows) {
        const auto value = static_cast<std::int32_t>(row.code);
        EXPECT_TRUE(values.insert(value).second) << row.name;
        EXPECT_TRUE(names.insert(row.name).second) << row.name;
        EXPECT_TRUE(value >= 1 && value <= 899) << row.name;
        EXPECT_FALSE(row.message.ru.empty()) << row.name;
        EXPECT_FALSE(row.message.en.empty()) << row.name;
        EXPECT_EQ(error_code_row(row.code).name, row.name);
    }
}

TEST(ErrorCodes, AreTheTableInItsOrder) {
    struct Row {
        std::int32_t value;
        std::string_view name, ru, en;
    };
    constexpr Row table[] = {
#define KVIT_ERROR(value, name, ru, en) {value, #name, ru, en},
#include "kvit/base/error_codes.def"
#undef KVIT_ERROR
    };
    ASSERT_EQ(std::size(error_code_rows), std::size(table));
    std::int32_t last = 0;
    for (std::size_t i = 0; i < std::size(table); ++i) {
        const auto& row = error_code_row(static_cast<ErrorCode>(table[i].value));
        EXPECT_EQ(&row, &error_code_rows[i]);
        EXPECT_EQ(row.name, table[i].name);
        EXPECT_EQ(row.message, (Phrase{table[i].ru, table[i].en}));
        EXPECT_GT(table[i].value, last) << row.name << ": a new code goes to the end of its band";
        last = table[i].value;
    }
}

TEST(ErrorCodes, AnUnknownCodeIsAnInternalError) {
    EXPECT_EQ(error_code_row(static_cast<ErrorCode>(-1)).code, ErrorCode::internal);
}

TEST(Error, SaysWhereWhatWasFoundAndWhatWasExpected) {
    const Error error{ErrorCode::bad_date, "facts[3].from", "2026-02-30", {"дата", "a date"}};
    EXPECT_EQ(error.message(Language::en),
              "facts[3].from: malformed date: found 2026-02-30; expected: a date");
    EXPECT_EQ(error.message(Language::ru),
              "facts[3].from: недопустимая дата: найдено 2026-02-30; ожидалось: дата");
    EXPECT_EQ((Error{ErrorCode::overflow, "", "", {}}.message(Language::en)),
              "a value left the range of exact arithmetic");
}

TEST(Errors, ShowTheFirstHundredAndCountAll) {
    Errors errors;
    EXPECT_TRUE(errors.empty());
    for (int i = 0; i < 250; ++i) errors.add(ErrorCode::bad_id, std::to_string(i));
    EXPECT_EQ(errors.total(), 250u);
    ASSERT_EQ(errors.list().size(), limits::errors_max);
    EXPECT_EQ(errors.first().path, "0");
    EXPECT_EQ(errors.list().back().path, "99");
}

TEST(Errors, AppendKeepsTheCountOfWhatIsNotShown) {
    Errors many;
    for (int i = 0; i < 150; ++i) many.add(ErrorCode::bad_id, "many");
    Errors errors = Error{ErrorCode::bad_date, "one", "", {}};
    errors.append(many);
    EXPECT_EQ(errors.total(), 151u);
    EXPECT_EQ(errors.list().size(), limits::errors_max);
    EXPECT_EQ(errors.first().path, "one");
}

}  // namespace
}  // namespace kvit
