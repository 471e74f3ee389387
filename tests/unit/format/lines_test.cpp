#include "kvit/format/lines.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "format/json/parse.hpp"
#include "format/line_source.hpp"
#include "unit/town.hpp"

namespace kvit::format {
namespace {

using test::Books;
using test::Tariffs;
using test::Town;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// A document in one line.
std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string renamed(std::string text, const std::string& house) {
    const std::string key = R"("house": "h")";
    text.replace(text.find(key), key.size(), R"("house": ")" + house + '"');
    return text;
}

std::string house(const std::string& id) {
    Town town;
    town.flat().people(2).cold().meter("m", "cold_water", "2025-01-01..");
    town.reading("m", "2025-06-20", "10").reading("m", "2025-07-20", "14.5");
    town.reading("m", "2025-08-20", "17");
    return one_line(renamed(town.text(), id));
}

/// Gives a text in pieces of a size.
ReadBytes pieces(const std::string& text, std::size_t size) {
    return [text, size, at = std::size_t{0}](char* into, std::size_t most) mutable {
        const std::size_t count = std::min({size, most, text.size() - at});
        std::copy_n(text.data() + at, count, into);
        at += count;
        return static_cast<std::ptrdiff_t>(count);
    };
}

ReadBytes all_of(const std::string& text) { return pieces(text, text.size() + 1); }

/// Gives a text and then fails.
ReadBytes broken(const std::string& text) {
    return [read = all_of(text)](char* into, std::size_t most) {
        const auto got = read(into, most);
        return got == 0 ? std::ptrdiff_t{-1} : got;
    };
}

std::vector<std::string> lines_of(const ReadBytes& read) {
    std::vector<std::string> lines;
    LineSource source(read);
    while (source.next()) lines.emplace_back(source.line());
    if (source.failed()) lines.emplace_back("failed");
    return lines;
}

struct Done {
    std::vector<std::string> lines;
    LinesReport report;
};

class CloseLines : public testing::Test {
  protected:
    LinesMonth july() const { return {books_.rules(), test::month("2025-07"), Date::open_end()}; }
    LinesMonth august() const { return {books_.rules(), test::month("2025-08"), Date::open_end()}; }

    static Done close(const LinesMonth& how, const ReadBytes& houses, const ReadBytes& openings,
                      OnBadLine on_bad_line = OnBadLine::report) {
        std::string text;
        Done done;
        done.report = close_lines(
            how, houses, openings,
            [&](std::string_view lines) {
                text += lines;
                return true;
            },
            on_bad_line);
        EXPECT_TRUE(text.empty() || text.back() == '\n');
        done.lines = lines_of(all_of(text));
        return done;
    }

    Books books_;
};

// ---- Cutting into lines.

TEST(LineSource, CutsAtLineFeedsWhateverThePieces) {
    const std::string text = "one\n\ntwo\r\nпять\nthe last";
    for (std::size_t size = 1; size <= text.size() + 1; ++size)
        EXPECT_THAT(lines_of(pieces(text, size)),
                    ElementsAre("one", "", "two\r", "пять", "the last"));
}

TEST(LineSource, KnowsTheEnd) {
    EXPECT_THAT(lines_of(all_of("")), IsEmpty());
    EXPECT_THAT(lines_of(all_of("\n")), ElementsAre(""));
    EXPECT_THAT(lines_of(all_of("a\n")), ElementsAre("a"));
    EXPECT_THAT(lines_of(all_of("a\n\n")), ElementsAre("a", ""));
}

TEST(LineSource, TellsAFailureFromTheEnd) {
    EXPECT_THAT(lines_of(broken("a\nb")), ElementsAre("a", "failed"));
    const ReadBytes counts_wrongly = [](char*, std::size_t size) {
        return static_cast<std::ptrdiff_t>(size + 1);
    };
    EXPECT_THAT(lines_of(counts_wrongly), ElementsAre("failed"));
}

TEST(LineSource, ReadsOverARestThatIsTooLong) {
    // One byte more than a document may have, twice over, and a line after it.
    std::size_t left = 2 * limits::document_bytes_max;
    const ReadBytes read = [&](char* into, std::size_t size) -> std::ptrdiff_t {
        if (left == 0) return 0;
        const std::size_t count = std::min(size, left);
        std::fill_n(into, count, ' ');
        left -= count;
        if (left == 0) into[count - 2] = '\n';
        return static_cast<std::ptrdiff_t>(count);
    };
    LineSource source(read);
    ASSERT_TRUE(source.next());
    EXPECT_EQ(source.line().size(), limits::document_bytes_max + 1);
    ASSERT_TRUE(source.next());
    EXPECT_EQ(source.line(), " ");
    EXPECT_FALSE(source.next());
}

TEST(LineSource, TakesMarksAndSpacesForBlank) {
    for (const auto* blank : {"", " ", "\r", "\t \r", "\xEF\xBB\xBF", "\xEF\xBB\xBF \r"})
        EXPECT_TRUE(is_blank_line(blank)) << blank;
    for (const std::string& line : {std::string("{}"), std::string("\xEF\xBB"),
                                    std::string("\0", 1), std::string(" \xEF\xBB\xBF")})
        EXPECT_FALSE(is_blank_line(line)) << line;
}

// ---- One line.

TEST_F(CloseLines, ALineIsTheClosedMonthOfItsDocuments) {
    const auto done = close_line(july(), {1, house("a"), ""});
    EXPECT_THAT(done.errors.list(), IsEmpty());
    EXPECT_TRUE(done.closed());
    EXPECT_EQ(done.house, "a");
    const auto closed =
        close::close(books_.rules(), *read_house(house("a")), nullptr, test::month("2025-07"));
    EXPECT_EQ(done.text, write_closed(*closed, Layout::line));
}

TEST_F(CloseLines, AClosedMonthIsTheOpeningOfTheNextOne) {
    const auto first = close_line(july(), {1, house("a"), ""});
    const auto closed =
        close::close(books_.rules(), *read_house(house("a")), nullptr, test::month("2025-07"));
    const auto by_closing = close_line(august(), {1, house("a"), first.text});
    const auto by_opening =
        close_line(august(), {1, house("a"), write_opening(closed->closing, Layout::line)});
    EXPECT_TRUE(by_closing.closed());
    EXPECT_EQ(by_closing.text, by_opening.text);
    EXPECT_THAT(by_closing.text, HasSubstr(R"("opening_given":true)"));
}

TEST_F(CloseLines, ErrorsSayTheLineAndTheHouse) {
    const auto done =
        close_line(july(), {7, R"({"schema": "kvit-house/1", "house": "a", "x": 1})", ""});
    EXPECT_FALSE(done.closed());
    EXPECT_EQ(done.house, "a");
    EXPECT_THAT(done.text,
                StartsWith(R"({"schema":"kvit-errors/1","line":7,"house":"a","total":1,)"));
    EXPECT_EQ(test::said(done.errors), "unknown_key x\n");
}

TEST_F(CloseLines, ErrorsOfBothDocumentsComeTogether) {
    const auto done = close_line(july(), {1, R"({"schema": "kvit-house/1"})", "[]"});
    EXPECT_EQ(test::said(done.errors), "missing_key house\nwrong_type opening:\n");
    EXPECT_EQ(done.house, "");
}

TEST_F(CloseLines, ALineWithoutANumberSaysNone) {
    EXPECT_THAT(close_line(july(), {0, "{", ""}).text,
                StartsWith(R"({"schema":"kvit-errors/1","total":1,)"));
}

TEST_F(CloseLines, WhatIsNoOpeningIsRefused) {
    const auto said = [&](const std::string& opening) {
        return test::said(close_line(august(), {1, house("a"), opening}).errors);
    };
    const auto bad = close_line(july(), {1, "{", ""});
    EXPECT_EQ(said(bad.text), "month_before_not_closed opening:schema\n");
    EXPECT_THAT(said(house("a")), StartsWith("wrong_schema opening:schema\n"));
    EXPECT_EQ(said("null"), "wrong_type opening:\n");
    const auto of_b = close_line(july(), {1, house("b"), ""}).text;
    EXPECT_EQ(said(of_b), "contradiction opening.house\n");
    const auto of_july = close_line(august(), {1, house("a"), ""}).text;
    EXPECT_EQ(said(of_july), "contradiction opening.month\n");
}

TEST_F(CloseLines, AClosingThatContradictsItsMonthIsRefused) {
    const auto text = close_line(july(), {1, house("a"), ""}).text;
    const auto with = [&](const std::string& piece, const std::string& other) {
        auto changed = text;
        changed.replace(changed.find(piece), piece.size(), other);
        return test::said(close_line(august(), {1, house("a"), changed}).errors);
    };
    EXPECT_EQ(with(R"("house":"a","month":"2025-07")", R"("house":"b","month":"2025-07")"),
              "contradiction opening:closing.house\n");
    EXPECT_EQ(with(R"("house":"a","month":"2025-07")", R"("house":"a","month":"2025-06")"),
              "contradiction opening:closing.month\n");
    EXPECT_EQ(with(R"("closing":{"schema":"kvit-opening/1")", R"("closing":{"schema":"x")"),
              "wrong_schema opening:closing.schema\n");
    EXPECT_EQ(with(R"("closing":{)", R"("opening":{)"),
              "missing_key opening:closing\nunknown_key opening:opening\n");
}

TEST_F(CloseLines, BlankStaysBlank) {
    EXPECT_TRUE(close_line(july(), {1, " \r", ""}).blank());
    EXPECT_TRUE(close_line(july(), {1, "", "\r"}).blank());
    const auto gone = close_line(july(), {1, "", R"({"schema": "kvit-opening/1"})"});
    EXPECT_EQ(test::said(gone.errors), "contradiction \n");
}

// ---- Streams.

TEST_F(CloseLines, EveryLineHasItsLine) {
    const std::string houses = "\xEF\xBB\xBF" + house("a") + "\r\n" + "\n" + "{\n" + house("b");
    const auto done = close(july(), all_of(houses), {});
    ASSERT_EQ(done.lines.size(), 4U);
    EXPECT_EQ(done.lines[0], close_line(july(), {1, house("a"), ""}).text);
    EXPECT_EQ(done.lines[1], "");
    EXPECT_THAT(done.lines[2], StartsWith(R"({"schema":"kvit-errors/1","line":3,"total":1,)"));
    EXPECT_EQ(done.lines[3], close_line(july(), {4, house("b"), ""}).text);
    EXPECT_EQ(done.report.lines, 4U);
    EXPECT_EQ(done.report.closed, 2U);
    EXPECT_EQ(done.report.failed, 1U);
    EXPECT_EQ(done.report.blank, 1U);
    EXPECT_EQ(done.report.first_failed, 3U);
    EXPECT_EQ(done.report.ended_at, 0U);
    EXPECT_TRUE(done.report.errors.empty());
}

TEST_F(CloseLines, OneMonthIsTheOpeningsOfTheNext) {
    const std::string houses = house("a") + "\n\n" + house("b") + "\n";
    const auto first = close(july(), all_of(houses), {});
    std::string openings;
    for (const auto& line : first.lines) openings += line + '\n';
    const auto second = close(august(), all_of(houses), all_of(openings));
    ASSERT_EQ(second.lines.size(), 3U);
    EXPECT_EQ(second.report.closed, 2U);
    EXPECT_EQ(second.lines[2], close_line(august(), {3, house("b"), first.lines[2]}).text);
}

TEST_F(CloseLines, StopsAtABadLineWhenAsked) {
    const std::string houses = house("a") + "\n{\n" + house("b") + "\n";
    const auto done = close(july(), all_of(houses), {}, OnBadLine::stop);
    EXPECT_EQ(done.lines.size(), 1U);
    EXPECT_EQ(test::said(done.report.errors), "json_syntax line 2:\n");
    EXPECT_EQ(done.report.lines, 2U);
    EXPECT_EQ(done.report.closed, 1U);
    EXPECT_EQ(done.report.first_failed, 2U);
    EXPECT_EQ(done.report.ended_at, 2U);
}

TEST_F(CloseLines, OpeningsThatEndEarlyAreAnErrorOfEachLine) {
    const std::string houses = house("a") + "\n\n" + house("b") + "\n" + house("c");
    const auto done = close(july(), all_of(houses), all_of("\n\n\n"));
    ASSERT_EQ(done.lines.size(), 4U);
    EXPECT_EQ(done.report.closed, 2U);
    EXPECT_THAT(done.lines[3],
                AllOf(HasSubstr(R"("line":4,"house":"c")"), HasSubstr(R"("path":"opening:")")));
    const auto short_by_two = close(july(), all_of(houses), all_of("\n"));
    EXPECT_EQ(short_by_two.report.failed, 2U);
    EXPECT_EQ(short_by_two.report.blank, 1U);
}

TEST_F(CloseLines, OpeningsLeftOverAreAnErrorOfTheRun) {
    const auto done = close(july(), all_of(house("a")), all_of("\n{}\n"));
    EXPECT_EQ(done.lines.size(), 1U);
    EXPECT_EQ(test::said(done.report.errors), "contradiction openings:line 2:\n");
    EXPECT_EQ(done.report.ended_at, 2U);
    EXPECT_TRUE(close(july(), all_of(house("a")), all_of("\n\n \n")).report.errors.empty());
}

TEST_F(CloseLines, ALineThatIsTooLongIsOneBadLine) {
    std::size_t left = limits::document_bytes_max + 100;
    const std::string after = '\n' + house("b");
    const ReadBytes spaces_first = [&, rest = all_of(after)](char* into, std::size_t size) {
        const std::size_t count = std::min(left, size);
        if (count == 0) return rest(into, size);
        std::fill_n(into, count, '[');
        left -= count;
        return static_cast<std::ptrdiff_t>(count);
    };
    const auto done = close(july(), spaces_first, {});
    ASSERT_EQ(done.lines.size(), 2U);
    EXPECT_THAT(done.lines[0], HasSubstr(R"("name":"limit_exceeded")"));
    EXPECT_EQ(done.report.closed, 1U);
}

TEST_F(CloseLines, AFailedStreamEndsTheRun) {
    const std::string houses = house("a") + '\n';
    const auto of_houses = close(july(), broken(houses), {});
    EXPECT_EQ(test::said(of_houses.report.errors), "read_failed houses:line 2:\n");
    EXPECT_EQ(of_houses.lines.size(), 1U);
    EXPECT_EQ(test::said(close(july(), all_of(houses), broken("")).report.errors),
              "read_failed openings:line 1:\n");
    EXPECT_EQ(test::said(close(july(), all_of(houses), broken("\n")).report.errors),
              "read_failed openings:line 2:\n");
    const auto report = close_lines(
        july(), all_of(houses), {}, [](std::string_view) { return false; }, OnBadLine::report);
    EXPECT_EQ(test::said(report.errors), "write_failed line 1:\n");
    EXPECT_EQ(report.ended_at, 1U);
}

TEST_F(CloseLines, ThreadsCloseTheSameLines) {
    const auto how = july();
    std::vector<std::string> texts(8);
    std::vector<std::thread> threads;
    for (auto& text : texts)
        threads.emplace_back([&] { text = close_line(how, {1, house("a"), ""}).text; });
    for (auto& thread : threads) thread.join();
    for (const auto& text : texts) EXPECT_EQ(text, texts.front());
}

}  // namespace
}  // namespace kvit::format
