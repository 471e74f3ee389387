#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using testing::HasSubstr;

TEST(ErrorsDocument, IsTheFileInTheSamples) {
    const auto result = read_house(R"({"schema": "kvit-house/1", "premises": [
        {"id": "f", "known_on": "2025-01-15", "premises": "p", "kind": "dwelling", "area": "0"}]})");
    ASSERT_FALSE(result);
    EXPECT_EQ(write_errors(result.errors()), sample("errors.json"));
}

TEST(ErrorsDocument, CountsWhatItDoesNotList) {
    Errors errors;
    for (std::size_t i = 0; i < limits::errors_max + 50; ++i) errors.add(ErrorCode::bad_id, "x");
    const std::string text = write_errors(errors, Layout::line);
    EXPECT_THAT(text, HasSubstr("\"total\":150"));
    EXPECT_THAT(text, HasSubstr("\"code\":111,\"name\":\"bad_id\""));
}

TEST(ErrorsDocument, MayBeEmpty) {
    EXPECT_EQ(write_errors({}, Layout::line),
              R"({"schema":"kvit-errors/1","total":0,"errors":[]})");
}

}  // namespace
}  // namespace kvit::format
