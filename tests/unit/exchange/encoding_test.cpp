// Encodings: every byte there and back, what each lacks, and where.
#include "kvit/exchange/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace kvit::exchange {
namespace {

using testing::SizeIs;

std::string all_bytes_but(std::string_view left_out) {
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        if (left_out.find(static_cast<char>(i)) == left_out.npos) bytes += static_cast<char>(i);
    return bytes;
}

/// What the encodings say of one sentence, written down byte by byte from the tables of Unicode.
TEST(encoding, known_bytes) {
    const std::string text = "Ёж №1";
    EXPECT_EQ(*encode(Encoding::windows1251, text),
              "\xA8\xE6 \xB9"
              "1");
    EXPECT_EQ(*encode(Encoding::cp866, text),
              "\xF0\xA6 \xFC"
              "1");
    EXPECT_EQ(*encode(Encoding::koi8r, "Ёж"), "\xB3\xD6");
    EXPECT_EQ(*encode(Encoding::utf8, text), text);
    EXPECT_EQ(*decode(Encoding::windows1251,
                      "\xA8\xE6 \xB9"
                      "1"),
              text);
    EXPECT_EQ(*decode(Encoding::cp866,
                      "\xF0\xA6 \xFC"
                      "1"),
              text);
    EXPECT_EQ(*decode(Encoding::koi8r, "\xB3\xD6"), "Ёж");
}

TEST(encoding, every_byte_there_and_back) {
    for (const Encoding each : {Encoding::windows1251, Encoding::cp866, Encoding::koi8r}) {
        const std::string bytes = all_bytes_but(each == Encoding::windows1251 ? "\x98" : "");
        const auto text = decode(each, bytes);
        ASSERT_TRUE(text.ok()) << row_of(each).name;
        const auto again = encode(each, *text);
        ASSERT_TRUE(again.ok()) << row_of(each).name;
        EXPECT_EQ(*again, bytes) << row_of(each).name;
        EXPECT_TRUE(has_all(each, *text));
    }
}

TEST(encoding, a_byte_without_meaning_has_its_place) {
    const auto text = decode(Encoding::windows1251, "\xC0\xC1\r\n\xC0\x98\x98");
    ASSERT_FALSE(text.ok());
    ASSERT_THAT(text.errors().list(), SizeIs(2));
    EXPECT_EQ(text.errors().list()[0].code, ErrorCode::bad_text);
    EXPECT_EQ(text.errors().list()[0].path, "2:2");
    EXPECT_EQ(text.errors().list()[0].found, "0x98");
    EXPECT_EQ(text.errors().list()[1].path, "2:3");
}

TEST(encoding, a_character_that_is_lacking_has_its_place) {
    const auto bytes = encode(Encoding::koi8r, "ООО\n«Три кита»");
    ASSERT_FALSE(bytes.ok());
    ASSERT_THAT(bytes.errors().list(), SizeIs(2));
    EXPECT_EQ(bytes.errors().list()[0].code, ErrorCode::bad_text);
    EXPECT_EQ(bytes.errors().list()[0].path, "2:1");
    EXPECT_EQ(bytes.errors().list()[0].found, "\"«\" U+00AB");
    EXPECT_EQ(bytes.errors().list()[1].path, "2:10");
    EXPECT_FALSE(has_all(Encoding::koi8r, "№"));
    EXPECT_FALSE(has_all(Encoding::cp866, "₽"));
    EXPECT_FALSE(has_all(Encoding::windows1251, "日"));
    EXPECT_TRUE(has_all(Encoding::windows1251, "«Три кита» №—“”"));
    EXPECT_TRUE(has_all(Encoding::utf8, "日"));
    EXPECT_FALSE(has_all(Encoding::utf8, "\xFF"));
}

TEST(encoding, utf8_is_checked) {
    // Overlong, a surrogate, above U+10FFFF, cut off, a lone continuation.
    for (const char* wrong : {"\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                              "\xD0", "\xE2\x84", "\x80", "\xFF"}) {
        ASSERT_FALSE(decode(Encoding::utf8, wrong).ok());
        EXPECT_EQ(decode(Encoding::utf8, wrong).errors().first().code, ErrorCode::not_utf8);
        EXPECT_FALSE(encode(Encoding::windows1251, wrong).ok());
        EXPECT_FALSE(encode(Encoding::utf8, wrong).ok());
    }
    const auto late = decode(Encoding::utf8, "да\nнет\xD0");
    EXPECT_EQ(late.errors().first().path, "2:4");
    EXPECT_EQ(*decode(Encoding::utf8, "\xEF\xBB\xBFда"), "да");
    EXPECT_EQ(*decode(Encoding::utf8, "\U0001F3E0"), "\U0001F3E0");
}

TEST(encoding, errors_are_counted_and_not_all_described) {
    const auto text = decode(Encoding::windows1251, std::string(1000, '\x98'));
    ASSERT_FALSE(text.ok());
    EXPECT_THAT(text.errors().list(), SizeIs(limits::errors_max));
    EXPECT_EQ(text.errors().total(), 1000U);
    EXPECT_EQ(encode(Encoding::cp866, std::string(300, 'a') + "₽₽").errors().total(), 2U);
    EXPECT_EQ(decode(Encoding::utf8, std::string(1000, '\xFF')).errors().total(), 1000U);
}

TEST(encoding, places) {
    const std::string text = "да\nнет";
    EXPECT_EQ(place_of(Encoding::utf8, text, 0), (TextPlace{1, 1}));
    EXPECT_EQ(place_of(Encoding::utf8, text, 2), (TextPlace{1, 2}));
    EXPECT_EQ(place_of(Encoding::utf8, text, 7), (TextPlace{2, 2}));
    EXPECT_EQ(place_of(Encoding::windows1251, "\xE4\xE0\n\xED", 4), (TextPlace{2, 2}));
    EXPECT_EQ(place_of(Encoding::windows1251, "\xE4", 99), (TextPlace{1, 2}));
    EXPECT_EQ((TextPlace{3, 14}).to_string(), "3:14");
}

}  // namespace
}  // namespace kvit::exchange
