// A month of many houses, one a line.
#include "kvit/format/lines.hpp"

#include <optional>

#include "format/json/parse.hpp"
#include "format/json/scalar.hpp"
#include "format/line_opening.hpp"
#include "format/line_source.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {
namespace {

/// The id of a house whose document is otherwise wrong.
std::string id_of_bad_house(std::string_view json) {
    const auto document = json::parse(json);
    const auto* object = document.ok() ? document->as_object() : nullptr;
    const auto* house = object != nullptr ? object->find("house") : nullptr;
    const auto id = house != nullptr ? json::to_id(*house) : Error{};
    return id.ok() ? *id : std::string();
}

LineOut bad(const LineIn& line, std::string house, Errors errors) {
    LineOut out;
    out.text = write_errors(errors, line.number, house, Layout::line);
    out.house = std::move(house);
    out.errors = std::move(errors);
    return out;
}

Error no_house_of_opening() {
    return {ErrorCode::contradiction,
            {},
            {},
            {"дом, сальдо которого стоит в этой строке", "the house whose opening stands here"}};
}

Error no_opening_of_house() {
    return {ErrorCode::missing_fact,
            "opening:",
            {},
            {"строка для этого дома: kvit-opening/1, kvit-closed/1 месяца до этого или пустая",
             "a line for this house: kvit-opening/1, kvit-closed/1 of the month before, or blank"}};
}

/// Reads the next opening beside each house.
class Openings {
  public:
    explicit Openings(const ReadBytes& read) : given_(static_cast<bool>(read)), source_(read) {}

    void next() { present_ = given_ && source_.next(); }
    std::optional<std::string_view> line() const {
        if (!given_) return "";
        if (!present_) return std::nullopt;
        return source_.line();
    }
    bool failed() const { return source_.failed(); }
    /// Whether something is left after the last house.
    bool left() {
        for (next(); present_; next())
            if (!is_blank_line(source_.line())) return true;
        return false;
    }

  private:
    bool given_;
    bool present_ = false;
    LineSource source_;
};

class Run {
  public:
    Run(const LinesMonth& how, const WriteBytes& out, OnBadLine on_bad_line)
        : how_(how), out_(out), on_bad_line_(on_bad_line) {}

    LinesReport lines(const ReadBytes& read_houses, const ReadBytes& read_openings) && {
        LineSource houses(read_houses);
        Openings openings(read_openings);
        while (houses.next()) {
            openings.next();
            if (openings.failed())
                return std::move(*this).ended(ErrorCode::read_failed, "openings:");
            if (!line(houses.line(), openings)) return std::move(report_);
        }
        if (houses.failed()) return std::move(*this).ended(ErrorCode::read_failed, "houses:");
        if (openings.left()) return std::move(*this).ended(ErrorCode::contradiction, "openings:");
        if (openings.failed()) return std::move(*this).ended(ErrorCode::read_failed, "openings:");
        return std::move(report_);
    }

  private:
    /// False: the run ends here.
    bool line(std::string_view house, const Openings& openings) {
        ++report_.lines;
        const LineIn in{report_.lines, house, openings.line()};
        LineOut done = close_line(how_, in);
        if (!done.errors.empty()) {
            ++report_.failed;
            if (report_.first_failed == 0) report_.first_failed = report_.lines;
            if (on_bad_line_ == OnBadLine::stop) {
                report_.ended_at = report_.lines;
                report_.errors = done.errors.in_document(name_of(report_.lines));
                return false;
            }
        } else {
            ++(done.blank() ? report_.blank : report_.closed);
        }
        done.text += '\n';
        if (out_(done.text)) return true;
        report_.ended_at = report_.lines;
        report_.errors.add(ErrorCode::write_failed, name_of(report_.lines) + ':');
        return false;
    }

    /// What is wrong with the line after the last one that was done.
    LinesReport ended(ErrorCode code, const std::string& stream) && {
        Text expected;
        if (code == ErrorCode::contradiction)
            expected = Text("столько строк, сколько домов: " + std::to_string(report_.lines),
                            "as many lines as houses: " + std::to_string(report_.lines));
        report_.ended_at = report_.lines + 1;
        report_.errors.add(code, stream + name_of(report_.ended_at) + ':', {}, std::move(expected));
        return std::move(report_);
    }

    static std::string name_of(std::size_t line) { return "line " + std::to_string(line); }

    const LinesMonth& how_;
    const WriteBytes& out_;
    OnBadLine on_bad_line_;
    LinesReport report_;
};

}  // namespace

LineOut close_line(const LinesMonth& how, const LineIn& line) {
    const bool starts_from_zero = !line.opening || is_blank_line(*line.opening);
    if (is_blank_line(line.house))
        return starts_from_zero ? LineOut() : bad(line, {}, no_house_of_opening());

    // Both documents are read before either is refused: all errors of the line together.
    const auto house = read_house(line.house);
    std::optional<close::Opening> opening;
    Errors errors;
    if (!house) errors = house.errors();
    if (!line.opening) errors.add(no_opening_of_house());
    if (!starts_from_zero) {
        if (auto read = read_line_opening(*line.opening))
            opening = *std::move(read);
        else
            errors.append(read.errors().in_document("opening"));
    }
    if (!errors.empty())
        return bad(line, house ? house->id.text() : id_of_bad_house(line.house), std::move(errors));

    const auto closed =
        close::close(how.rules, *house, opening ? &*opening : nullptr, how.month, how.known_on);
    if (!closed) return bad(line, house->id.text(), closed.errors());
    return {.text = write_closed(*closed, Layout::line), .house = house->id.text(), .errors = {}};
}

LinesReport close_lines(const LinesMonth& how, const ReadBytes& houses, const ReadBytes& openings,
                        const WriteBytes& out, OnBadLine on_bad_line) {
    return Run(how, out, on_bad_line).lines(houses, openings);
}

}  // namespace kvit::format
