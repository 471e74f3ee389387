// Documents of a hundred megabytes: what they cost, and that the cost grows as they do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>

#include "kvit/format/documents.hpp"
#include "unit/hurt/memory.hpp"
#include "unit/sanitized.hpp"

namespace kvit::hurt {
namespace {

/// Under a sanitizer the same shapes at a sixteenth of the size.
constexpr std::size_t megabyte = (std::size_t{1} << 20U) / (test::sanitized ? 16 : 1);

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) text += piece;
    return text;
}

const std::string head = R"({"schema": "kvit-house/1", "house": "h")";

/// A house with one key more.
std::string house_with(std::string_view key, std::string_view value) {
    return head + ", \"" + std::string(key) + "\": " + std::string(value) + '}';
}

/// A way to be large; each is refused by its first error.
struct Shape {
    std::string name;
    ErrorCode code;
    std::string path;
    std::size_t megabytes;       ///< at full size
    std::size_t bytes_of_value;  ///< of text for one value; 0: there are few
    std::size_t bytes_of_fact;   ///< of text for one fact; 0: there are few
    std::function<std::string(std::size_t bytes)> make;
};

void PrintTo(const Shape& shape, std::ostream* out) { *out << shape.name; }

/// A list of one thing over and over, without the last comma.
std::string list_of(std::string_view item, std::size_t bytes) {
    std::string text = "[" + repeated(std::string(item) + ",", bytes);
    text.back() = ']';
    return text;
}

const Shape shapes[] = {
    {"spaces", ErrorCode::json_syntax, "", 100, 0, 0,
     [](std::size_t bytes) { return repeated("\n", bytes); }},
    {"spaces_in_a_house", ErrorCode::unknown_key, "x", 50, 0, 0,
     [](std::size_t bytes) { return house_with("x", repeated(" \r\n\t", bytes) + "0"); }},
    {"deep_arrays", ErrorCode::limit_exceeded, "[0]", 100, 0, 0,
     [](std::size_t bytes) { return repeated("[", bytes); }},
    {"deep_objects", ErrorCode::limit_exceeded, "a", 100, 0, 0,
     [](std::size_t bytes) { return repeated("{\"a\":", bytes); }},
    {"zeros", ErrorCode::limit_exceeded, "x", 48, 2, 0,
     [](std::size_t bytes) { return house_with("x", list_of("0", bytes)); }},
    {"one_string", ErrorCode::bad_id, "house", 100, 0, 0,
     [](std::size_t bytes) {
         return R"({"schema": "kvit-house/1", "house": ")" + repeated("д", bytes) + "\"}";
     }},
    {"one_escaped_string", ErrorCode::bad_id, "house", 50, 0, 0,
     [](std::size_t bytes) {
         return R"({"schema": "kvit-house/1", "house": ")" + repeated("\\u0434", bytes) + "\"}";
     }},
    {"one_key", ErrorCode::unknown_key, "[\"kkk", 50, 0, 0,
     [](std::size_t bytes) { return head + ", \"" + repeated("k", bytes) + "\": 0}"; }},
    {"digits", ErrorCode::out_of_range, "x", 50, 0, 0,
     [](std::size_t bytes) { return house_with("x", repeated("9", bytes)); }},
    {"decimals", ErrorCode::unknown_key, "x", 32, 0, 0,
     [](std::size_t bytes) { return house_with("x", "0." + repeated("3", bytes)); }},
    {"exponent", ErrorCode::out_of_range, "x", 32, 0, 0,
     [](std::size_t bytes) { return house_with("x", "1e" + repeated("7", bytes)); }},
    {"unclosed_string", ErrorCode::json_syntax, "x", 32, 0, 0,
     [](std::size_t bytes) { return house_with("x", "\"" + repeated("s", bytes)); }},
    {"ill_formed_at_the_end", ErrorCode::not_utf8, "x", 50, 0, 0,
     [](std::size_t bytes) { return house_with("x", "\"" + repeated("s", bytes) + "\xFF\""); }},
    {"duplicate_keys", ErrorCode::duplicate_key, "ext.a", 24, 6, 0,
     [](std::size_t bytes) {
         auto text = repeated("\"a\":0,", bytes);
         text.back() = '}';
         return house_with("ext", "{" + text);
     }},
    {"duplicate_keys_below_long_ones", ErrorCode::duplicate_key, "[\"kkk", 24, 12, 0,
     [](std::size_t bytes) {
         const std::string key = "{\"" + repeated("k", bytes / 8) + "\":";
         auto text = repeated("\"a\":0,", bytes / 2);
         text.back() = '}';
         return key + key + key + key + "{" + text + "}}}}";
     }},
    {"unknown_keys", ErrorCode::unknown_key, "premise0", 8, 14, 0,
     [](std::size_t bytes) {
         std::string text = head;
         for (std::size_t i = 0; text.size() < bytes; ++i)
             text += ",\"premise" + std::to_string(i) + "\":0";
         return text + '}';
     }},
    {"no_objects", ErrorCode::wrong_type, "premises[0]", 8, 2, 0,
     [](std::size_t bytes) { return house_with("premises", list_of("0", bytes)); }},
    {"empty_facts", ErrorCode::missing_key, "supplies[0].id", 8, 3, 0,
     [](std::size_t bytes) { return house_with("supplies", list_of("{}", bytes)); }},
    {"taken_ids", ErrorCode::duplicate_id, "retractions[1].id", 24, 20, 60,
     [](std::size_t bytes) {
         return house_with("retractions",
                           list_of(R"({"id":"f","known_on":"2025-01-01","retracts":"g"})", bytes));
     }},
    {"sources_kept_with_every_fact", ErrorCode::limit_exceeded, "retractions[", 24, 18, 50,
     [](std::size_t bytes) {
         // All texts of a reference, so that a sixteenth of the size passes the limit too.
         const std::string longest = repeated("n", limits::text_bytes_max);
         std::string source;
         for (const auto* key : {"act", "article", "edition", "source", "url", "note"})
             source += (source.empty() ? "\"" : ",\"") + std::string(key) + "\":\"" + longest + '"';
         std::string text = R"({"schema": "kvit-house/1", "house": "h", "source": {)" + source +
                            R"(}, "retractions": [)";
         const std::size_t start = text.size();  // the facts are what grows
         for (std::size_t i = 0; text.size() - start < bytes; ++i)
             text +=
                 R"({"id":")" + std::to_string(i) + R"(","known_on":"2025-01-01","retracts":"g"},)";
         text.back() = ']';
         return text + '}';
     }},
};

class Large : public testing::TestWithParam<Shape> {};

double seconds_of(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The bound that limits.hpp states.
std::size_t most_memory(const Shape& shape, std::size_t bytes) {
    constexpr std::size_t some = std::size_t{1} << 20U;
    std::size_t most = some + 12 * bytes;
    if (shape.bytes_of_value != 0)
        most += 300 * std::min(bytes / shape.bytes_of_value + 1, limits::document_values_max);
    if (shape.bytes_of_fact != 0) most += 1024 * (bytes / shape.bytes_of_fact + 1);
    if (shape.name.starts_with("sources")) most += limits::copied_bytes_max;
    return most;
}

TEST_P(Large, IsRefusedWithinTheStatedMemory) {
    const Shape& shape = GetParam();
    const std::string text = shape.make(shape.megabytes * megabyte);
    Errors errors;
    double seconds = 0;
    const Taken taken = taken_by([&] {
        seconds = seconds_of([&] { errors = format::check_document(text, "kvit-house/1"); });
    });
    ASSERT_FALSE(errors.empty());
    if (shape.name != "zeros" ||
        !test::sanitized) {  // smaller, it stays within the limit of values
        EXPECT_EQ(error_code_row(errors.first().code).name, error_code_row(shape.code).name);
    }
    EXPECT_THAT(errors.first().path, testing::StartsWith(shape.path));
    EXPECT_LE(errors.first().path.size(), 100 * limits::document_depth_max);
    EXPECT_LE(errors.first().found.size(), 256U);
    EXPECT_LE(errors.list().size(), limits::errors_max);
    EXPECT_LE(taken.peak, most_memory(shape, text.size()));
    std::printf("    %zu bytes: %.1f bytes of memory for each, %.2f s\n", text.size(),
                static_cast<double>(taken.peak) / static_cast<double>(text.size()), seconds);
}

/// Memory taken is the same in every run and is compared as it is. Time is compared between sizes
/// four times apart, and may be eight times as long: a cost that grows as the square would take
/// sixteen times. A noisy machine gets more attempts.
TEST_P(Large, CostsInProportion) {
    const Shape& shape = GetParam();
    const std::size_t small_bytes = shape.megabytes * megabyte / 32;
    const auto check = [&](std::size_t bytes) {
        const std::string text = shape.make(bytes);
        double seconds = 0;
        const Taken taken = taken_by([&] {
            seconds = seconds_of([&] { (void)format::check_document(text, "kvit-house/1"); });
        });
        return std::pair(taken, seconds);
    };
    constexpr std::size_t some = std::size_t{1} << 20U;
    Taken one;
    Taken four;
    double ratio = 0;
    for (int attempt = 0; attempt < 5; ++attempt) {
        const auto [small_taken, small_seconds] = check(small_bytes);
        const auto [large_taken, large_seconds] = check(4 * small_bytes);
        one = small_taken;
        four = large_taken;
        ratio = large_seconds / std::max(small_seconds, 0.002);
        if (ratio <= 8) break;
    }
    EXPECT_LE(ratio, 8);
    // A vector that doubles may take up to twice its share.
    EXPECT_LE(four.peak, 8 * one.peak + some);
    EXPECT_LE(four.total, 8 * one.total + some);
    EXPECT_LE(four.times, 5 * one.times + 1000);
}

INSTANTIATE_TEST_SUITE_P(Shapes, Large, testing::ValuesIn(shapes),
                         [](const auto& shape) { return shape.param.name; });

TEST(LargeErrors, AreAllCounted) {
    const auto errors = format::check_document(house_with("premises", list_of("0", 2'000'000)));
    EXPECT_EQ(errors.total(), 1'000'000U);
    EXPECT_EQ(errors.list().size(), limits::errors_max);
    const auto facts = format::check_document(house_with("retractions", list_of("{}", 300'000)));
    EXPECT_EQ(facts.total(), 3U * 100'000);
}

TEST(LargeDocument, PastTheLimitOfBytesIsNotRead) {
    const std::string text(limits::document_bytes_max + 1, ' ');
    Errors errors;
    const Taken taken = taken_by([&] { errors = format::check_document(text); });
    ASSERT_EQ(errors.total(), 1U);
    EXPECT_EQ(errors.first().code, ErrorCode::limit_exceeded);
    EXPECT_EQ(errors.first().found, std::to_string(text.size()));
    EXPECT_LE(taken.total, 10'000U);
}

}  // namespace
}  // namespace kvit::hurt
