// Small hostile documents: a list of errors each time, never a crash, never taken for another one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <charconv>
#include <functional>
#include <set>

#include "format/json/parse.hpp"
#include "format/json/utf8.hpp"
#include "format/json/write.hpp"
#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using json::Array;
using json::Object;
using json::Value;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

/// Documents that can be read, each with a good sample.
const std::string kinds[] = {"house", "tariffs", "policy", "law", "opening", "bill"};

std::string schema(const std::string& kind) { return "kvit-" + kind + "/1"; }

Errors errors_of(const std::string& kind, std::string_view text) {
    return check_document(text, schema(kind));
}

Value value_of(std::string_view text) {
    auto value = json::parse(text);
    EXPECT_TRUE(value.ok()) << text;
    return value.ok() ? *std::move(value) : Value();
}

/// The sample in one line.
std::string compact(const std::string& kind) {
    return json::write(value_of(sample(kind + ".json")));
}

// ---- Paths of errors lead to something.

/// The steps of a path: keys and indices. False if it is no path.
bool steps_of(std::string_view path, std::vector<std::variant<std::string, std::size_t>>& steps) {
    while (!path.empty()) {
        if (path.starts_with("[\"")) {
            const auto end = path.find("\"]");
            if (end == path.npos) return false;
            const auto key = json::parse(path.substr(1, end));
            if (!key.ok()) return false;
            steps.emplace_back(*key->as_string());
            path.remove_prefix(end + 2);
        } else if (path.front() == '[') {
            std::size_t index = 0;
            const auto [end, error] =
                std::from_chars(path.data() + 1, path.data() + path.size(), index);
            if (error != std::errc() || end == path.data() + path.size() || *end != ']')
                return false;
            steps.emplace_back(index);
            path.remove_prefix(static_cast<std::size_t>(end - path.data()) + 1);
        } else {
            if (path.front() == '.') path.remove_prefix(1);
            const auto end = std::min(path.find('.'), path.find('['));
            steps.emplace_back(std::string(path.substr(0, end)));
            path.remove_prefix(std::min(end, path.size()));
        }
    }
    return true;
}

/// Whether a path leads to a value of the document, or to a key that is missing in an object of it.
bool leads_somewhere(const Value& document, std::string_view path) {
    std::vector<std::variant<std::string, std::size_t>> steps;
    if (!steps_of(path, steps)) return false;
    const Value* at = &document;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (const auto* index = std::get_if<std::size_t>(&steps[i])) {
            const Array* array = at->as_array();
            if (array == nullptr || *index >= array->size()) return false;
            at = &(*array)[*index];
        } else {
            const Object* object = at->as_object();
            if (object == nullptr) return false;
            at = object->find(std::get<std::string>(steps[i]));
            if (at == nullptr) return i + 1 == steps.size();
        }
    }
    return true;
}

TEST(LeadsSomewhere, TellsPathsApart) {
    const auto document = value_of(R"({"a": [{"b c": 1}], "d": {}})");
    for (const auto* path : {"", "a", "a[0]", "a[0][\"b c\"]", "d.missing", "missing"})
        EXPECT_TRUE(leads_somewhere(document, path)) << path;
    for (const auto* path : {"a[1]", "a.b", "d[0]", "missing.x", "a[x]", "a[0"})
        EXPECT_FALSE(leads_somewhere(document, path)) << path;
}

/// The identities of a bill count its lines through, from 0: lines[2].amount.
bool is_of_a_line(std::string_view path) {
    constexpr std::string_view name = "lines[";
    return path.starts_with(name) && path.find("].") != path.npos;
}

/// Every error of the list says what and where; `document` is null for a text that has none.
void expect_clear(const Errors& errors, const Value* document, const std::string& what) {
    for (const auto& error : errors.list()) {
        EXPECT_NE(error_code_row(error.code).name, "internal") << what;
        EXPECT_EQ(error.expected.ru.empty(), error.expected.en.empty()) << what;
        EXPECT_LE(error.found.size(), 256U) << what;
        for (const auto& text : {error.path, error.found, error.message(Language::ru)})
            EXPECT_EQ(json::ill_formed_at(text), std::string_view::npos) << what;
        EXPECT_TRUE(document == nullptr || is_of_a_line(error.path) ||
                    leads_somewhere(*document, error.path))
            << what << ": " << error.path;
    }
}

// ---- Each value of a document in turn.

/// Calls `visit(value, path)` for each value inside, but not in "ext", which is the host's.
void each_value(Value& value, const std::string& path,
                const std::function<void(Value&, const std::string&)>& visit) {
    visit(value, path);
    if (Array* array = value.as_array())
        for (std::size_t i = 0; i < array->size(); ++i)
            each_value((*array)[i], path + '[' + std::to_string(i) + ']', visit);
    if (Object* object = value.as_object())
        for (auto& member : object->members())
            if (member.key != "ext")
                each_value(member.value, path.empty() ? member.key : path + '.' + member.key,
                           visit);
}

bool is_number(const Value& value) {
    return value.kind() == Value::Kind::integer || value.kind() == Value::Kind::number;
}

bool same_type(const Value& a, const Value& b) {
    return a.kind() == b.kind() || (is_number(a) && is_number(b));
}

class Hostile : public testing::TestWithParam<std::string> {};

TEST_P(Hostile, EachValueOfEachOtherTypeIsRefused) {
    auto document = value_of(sample(GetParam() + ".json"));
    const Value others[] = {
        true,    0,        -1,       json::Number{"1.5"}, json::Number{"1e5"}, "", "NaN",
        Array{}, Array{1}, Object{}, Object().add("a", 1)};
    std::size_t refused = 0;
    each_value(document, "", [&](Value& value, const std::string& path) {
        const Value right = value;
        for (const auto& other : others) {
            value = other;
            const auto text = json::write(document);
            const auto errors = errors_of(GetParam(), text);
            const std::string what = path + " = " + json::write(other);
            expect_clear(errors, &document, what);
            if (same_type(right, other)) continue;
            ++refused;
            EXPECT_FALSE(errors.empty()) << what;
            // The first word is about the place itself, or about the whole that it was needed for.
            bool there = false;
            for (const auto& error : errors.list()) there |= error.path.starts_with(path);
            EXPECT_TRUE(there) << what << ": " << errors.first().path;
        }
        value = right;
    });
    EXPECT_GT(refused, 50U);
}

TEST_P(Hostile, AMissingKeyIsRefusedOrMayBeMissing) {
    auto document = value_of(sample(GetParam() + ".json"));
    std::size_t refused = 0;
    each_value(document, "", [&](Value& value, const std::string& path) {
        Object* object = value.as_object();
        if (object == nullptr) return;
        for (std::size_t i = 0; i < object->members().size(); ++i) {
            const auto member = object->members()[i];
            object->members().erase(object->members().begin() + static_cast<std::ptrdiff_t>(i));
            const auto errors = errors_of(GetParam(), json::write(document));
            expect_clear(errors, &document, path + " without " + member.key);
            refused += errors.empty() ? 0U : 1U;
            object->members().insert(object->members().begin() + static_cast<std::ptrdiff_t>(i),
                                     member);
        }
    });
    EXPECT_GE(refused, 2U);
}

TEST_P(Hostile, AnUnknownKeyIsRefusedAtEachLevel) {
    auto document = value_of(sample(GetParam() + ".json"));
    each_value(document, "", [&](Value& value, const std::string& path) {
        Object* object = value.as_object();
        if (object == nullptr) return;
        object->add("unheard of", 1);
        const auto errors = errors_of(GetParam(), json::write(document));
        ASSERT_FALSE(errors.empty()) << path;
        EXPECT_EQ(error_code_row(errors.first().code).name, "unknown_key") << path;
        EXPECT_EQ(errors.first().path, path + "[\"unheard of\"]");
        object->members().pop_back();
    });
}

TEST_P(Hostile, AKeyGivenTwiceIsRefusedAtEachLevelHoweverSpelled) {
    auto document = value_of(sample(GetParam() + ".json"));
    each_value(document, "", [&](Value& value, const std::string& path) {
        Object* object = value.as_object();
        if (object == nullptr || object->members().empty()) return;
        const auto twin = object->members().back();
        const std::string at = path.empty() ? twin.key : path + '.' + twin.key;
        object->add("@@" + twin.key, twin.value);
        const auto text = json::write(document);
        object->members().pop_back();
        constexpr std::string_view hex = "0123456789abcdef";
        const auto first = static_cast<unsigned char>(twin.key.front());
        const std::string escaped = std::string("\\u00") + hex[first >> 4U] + hex[first & 15U];
        for (const auto& spelling : {twin.key.substr(0, 1), escaped}) {
            const auto twice = with(text, "\"@@" + twin.key, '"' + spelling + twin.key.substr(1));
            const auto errors = errors_of(GetParam(), twice);
            ASSERT_FALSE(errors.empty()) << at << ' ' << spelling;
            EXPECT_EQ(error_code_row(errors.first().code).name, "duplicate_key") << at;
            EXPECT_EQ(errors.first().path, at);
        }
    });
}

TEST_P(Hostile, IsRefusedWhereverItIsCut) {
    const auto text = compact(GetParam());
    ASSERT_THAT(errors_of(GetParam(), text).list(), IsEmpty());
    for (std::size_t size = 0; size < text.size(); ++size) {
        const auto errors = errors_of(GetParam(), std::string_view(text).substr(0, size));
        ASSERT_EQ(errors.total(), 1U) << size;
        EXPECT_EQ(error_code_row(errors.first().code).name, "json_syntax") << size;
        EXPECT_FALSE(errors.first().expected.empty());
        expect_clear(errors, nullptr, std::to_string(size));
    }
}

TEST_P(Hostile, IsRefusedOrReadWithAnyByteReplaced) {
    const auto text = compact(GetParam());
    // The first three are never right; the others may be, inside a string.
    const std::string_view bytes("\0\xFF\xC0\x80\"\\{]-9", 10);
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto changed = text;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            changed[at] = bytes[i];
            // All of them at every seventh byte, two everywhere.
            if (i > 1 && at % 7 != 0) continue;
            const auto errors = errors_of(GetParam(), changed);
            ASSERT_TRUE(i >= 3 || !errors.empty()) << at << ' ' << i;
            expect_clear(errors, nullptr, std::to_string(at));
        }
    }
}

// ---- Encodings.

/// The characters of a text in UTF-8.
std::vector<char32_t> characters(std::string_view text) {
    std::vector<char32_t> all;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
        auto c = static_cast<char32_t>(length == 1 ? lead : lead & (0xFFU >> (length + 1)));
        for (std::size_t k = 1; k < length; ++k)
            c = c << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        all.push_back(c);
        i += length;
    }
    return all;
}

/// Each character in so many bytes, in either order; those of the samples need no surrogates.
std::string wide(std::string_view text, std::size_t bytes, bool big_endian, bool mark) {
    auto all = characters(text);
    if (mark) all.insert(all.begin(), U'\uFEFF');
    std::string out;
    for (const auto c : all)
        for (std::size_t i = 0; i < bytes; ++i)
            out += static_cast<char>(c >> 8U * (big_endian ? bytes - 1 - i : i) & 0xFFU);
    return out;
}

/// In the eight-bit encoding of Russian Windows; what it lacks becomes a question mark.
std::string cp1251(std::string_view text) {
    std::string out;
    for (const auto c : characters(text)) {
        if (c < 0x80)
            out += static_cast<char>(c);
        else if (c >= 0x410 && c <= 0x44F)
            out += static_cast<char>(c - 0x410 + 0xC0);
        else
            out += '?';
    }
    return out;
}

TEST_P(Hostile, IsReadInUtf8Alone) {
    const auto text = sample(GetParam() + ".json");
    EXPECT_THAT(errors_of(GetParam(), "\xEF\xBB\xBF" + text).list(), IsEmpty());
    for (const std::size_t bytes : {2U, 4U})
        for (const bool big_endian : {false, true})
            for (const bool mark : {false, true}) {
                const auto errors = errors_of(GetParam(), wide(text, bytes, big_endian, mark));
                EXPECT_EQ(errors.total(), 1U) << bytes << big_endian << mark;
            }
    if (cp1251(text) != text) {
        const auto errors = errors_of(GetParam(), cp1251(text));
        ASSERT_EQ(errors.total(), 1U);
        EXPECT_EQ(error_code_row(errors.first().code).name, "not_utf8");
    }
}

INSTANTIATE_TEST_SUITE_P(Documents, Hostile, testing::ValuesIn(kinds),
                         [](const auto& shape) { return shape.param; });

TEST(HostileText, IsRefusedWhereTheBytesAreIllFormed) {
    const auto house = [](const std::string& note) {
        return errors_of(
            "house",
            R"({"schema": "kvit-house/1", "house": "h", "source": {"note": ")" + note + "\"}}");
    };
    EXPECT_THAT(house("д").list(), IsEmpty());
    for (const auto* bytes : {
             "\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF",  // "/" in too many bytes
             "\xC0\x80",                                      // NUL in two
             "\xED\xA0\x80", "\xED\xBF\xBF",                  // halves of a surrogate pair
             "\xED\xA0\xBD\xED\xB8\x80",                      // a pair of them
             "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",          // past the last character
             "\x80", "\xBF", "\xFE", "\xFF", "\xD0",          // no character at all
         }) {
        const auto errors = house(bytes);
        ASSERT_EQ(errors.total(), 1U) << bytes;
        EXPECT_EQ(error_code_row(errors.first().code).name, "not_utf8") << bytes;
        EXPECT_EQ(errors.first().path, "source.note");
    }
    for (const auto* escape : {"\\ud800", "\\udc00", "\\ud800x", "\\ud800\\ud800", "\\u12", "\\x41",
                               "\\", "\\u00g0", "\t", "\x01"})
        EXPECT_EQ(house(escape).total(), 1U) << escape;
    EXPECT_EQ(house("\\u0000").total(), 1U);  // a control character, spelled out
    EXPECT_EQ(house("\\ud83d\\ude00").total(), 0U);
}

// ---- Numbers.

TEST(HostileNumbers, AreNoCounts) {
    const auto count = [](const std::string& number) {
        return problems(read_house(
            R"({"schema": "kvit-house/1", "house": "h", "occupancy": [{"id": "f",
                "known_on": "2025-01-01", "account": "1", "registered": )" +
            number + "}]}"));
    };
    EXPECT_THAT(count("0"), IsEmpty());
    EXPECT_THAT(count("-0"), IsEmpty());  // it is an integer of JSON, and it is zero
    for (const auto* syntax : {"NaN",   "nan", "Infinity", "-Infinity", "inf",   "00", "01",  "-01",
                               "+1",    "1.",  ".5",       "0x10",      "1_000", "1e", "1e+", "--1",
                               "1 000", "1,5", "-",        "١",         "１",    "½"}) {
        const auto found = count(syntax);
        ASSERT_EQ(found.size(), 1U) << syntax;
        EXPECT_THAT(found[0], testing::AnyOf(StartsWith("json_syntax "), StartsWith("not_utf8 ")))
            << syntax;
    }
    const std::string place = "occupancy[0].registered";
    for (const auto* type : {"1.0", "1e5", "1E5", "1e-5", "0.5", "-0.0", "true", "\"1\""})
        EXPECT_THAT(count(type), testing::ElementsAre("wrong_type " + place)) << type;
    for (const auto* range : {"-1", "9223372036854775807", "9223372036854775808",
                              "18446744073709551615", "18446744073709551616",
                              "-9223372036854775808", "-9223372036854775809", "1E400", "-1e999"})
        EXPECT_THAT(count(range), testing::ElementsAre("out_of_range " + place)) << range;
}

TEST(HostileNumbers, AreNoDecimals) {
    const auto area = [](const std::string& text) {
        return problems(read_house(
            R"({"schema": "kvit-house/1", "house": "h", "premises": [{"id": "f",
                "known_on": "2025-01-01", "premises": "p", "kind": "dwelling", "area": )" +
            text + "}]}"));
    };
    EXPECT_THAT(area("\"49.90\""), IsEmpty());
    for (const auto* text : {"49.90",
                             "\"49,90\"",
                             "\"4.99e1\"",
                             "\"NaN\"",
                             "\"Infinity\"",
                             "\"+49.90\"",
                             "\" 49.90\"",
                             "\"49.90 \"",
                             "\"49.\"",
                             "\".5\"",
                             "\"\"",
                             "\"-\"",
                             "\".\"",
                             "\"0x31\"",
                             "\"4_9\"",
                             "\"٤٩\"",
                             "\"４９\"",
                             "\"49.90\\u0000\"",
                             "\"49..90\"",
                             "\"--49\"",
                             "\"049.90\"",
                             "\"1e400\"",
                             "\"-49.90\"",
                             "\"99999999999999999999\"",
                             "\"0.00000000000000000001\""}) {
        const auto found = area(text);
        ASSERT_EQ(found.size(), 1U) << text;
        EXPECT_THAT(found[0], testing::EndsWith(" premises[0].area")) << text;
    }
}

}  // namespace
}  // namespace kvit::format
