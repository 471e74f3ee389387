// A month of many houses, one a line: by callbacks and by files.
#include "kvit/format/lines.hpp"

#include <memory>
#include <optional>

#include "files.hpp"
#include "guard.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

format::ReadBytes reader(kvit_read_fn read, void* context) {
    if (read == nullptr) return {};
    return [read, context](char* into, std::size_t size) {
        return static_cast<std::ptrdiff_t>(read(context, into, size));
    };
}

/// What month, and what was known of it; both checked before.
struct When {
    Month month;
    Date known_on;
};
When when_of(std::int32_t month, std::int32_t known_on) {
    return {*Month::from_yyyymm(month), Date::from_days(known_on)};
}

/// One of the two ways to give the lines.
struct Streams {
    format::ReadBytes houses;
    format::ReadBytes openings;
    format::WriteBytes write;
};

/// Runs with the streams; `finish` makes the output last, or says what is wrong with it.
template <class Finish>
Errors run(kvit_lines** out, const kvit_rules& rules, const When& when, const Streams& streams,
           bool keep_going, std::size_t& line, Finish finish) {
    auto lines = std::make_unique<kvit_lines>();
    lines->report =
        format::close_lines({{rules.law, rules.tariffs, rules.policy}, when.month, when.known_on},
                            streams.houses, streams.openings, streams.write,
                            keep_going ? format::OnBadLine::report : format::OnBadLine::stop);
    line = lines->report.ended_at;
    if (!lines->report.errors.empty()) return lines->report.errors;
    Errors errors = finish();
    if (errors.empty()) *out = lines.release();
    return errors;
}

/// Says afterwards which line the errors of a run are of.
kvit_status at_line(kvit_status status, kvit_error* error, std::size_t line) {
    if (status != KVIT_OK && is_live(error)) error->line = line;
    return status;
}

Error no_file(ErrorCode code, const char* argument, std::string why) {
    return {code, argument, std::move(why), {"файл", "a file"}};
}

}  // namespace

extern "C" {

void kvit_lines_free(kvit_lines* lines) { release(lines); }

size_t kvit_lines_count(const kvit_lines* lines, int32_t what) {
    if (!is_live(lines)) return 0;
    const auto& report = lines->report;
    switch (what) {
        case KVIT_LINES_ALL:
            return report.lines;
        case KVIT_LINES_CLOSED:
            return report.closed;
        case KVIT_LINES_FAILED:
            return report.failed;
        case KVIT_LINES_BLANK:
            return report.blank;
        case KVIT_LINES_FIRST_FAILED:
            return report.first_failed;
        default:
            return 0;
    }
}

size_t kvit_error_line(const kvit_error* error) { return is_live(error) ? error->line : 0; }

kvit_status kvit_close_line(kvit_buf* out, int32_t* out_failed, const kvit_rules* rules,
                            int32_t month, int32_t known_on, size_t number, const char* house,
                            size_t house_size, const char* opening, size_t opening_size,
                            kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .output("out_failed", out_failed)
            .handle("rules", rules)
            .text("house", house, house_size)
            .optional_text("opening", opening, opening_size)
            .month("month", month)
            .optional_day("known_on", known_on);
        if (!arguments.ok()) return arguments.errors();
        const When when = when_of(month, known_on);
        const auto done = format::close_line(
            {{rules->law, rules->tariffs, rules->policy}, when.month, when.known_on},
            {number, std::string_view(house, house_size),
             opening == nullptr ? std::string_view() : std::string_view(opening, opening_size)});
        give(*out, done.text);
        *out_failed = done.errors.empty() ? 0 : 1;
        return {};
    });
}

kvit_status kvit_close_lines(kvit_lines** out, const kvit_rules* rules, int32_t month,
                             int32_t known_on, kvit_read_fn houses, void* houses_context,
                             kvit_read_fn openings, void* openings_context, kvit_write_fn write,
                             void* write_context, int32_t keep_going, kvit_error* error) {
    clear(out);
    std::size_t line = 0;
    const kvit_status status = guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).handle("rules", rules).choice("keep_going", keep_going, 0, 1);
        arguments.callback("houses", houses != nullptr).callback("write", write != nullptr);
        arguments.month("month", month).optional_day("known_on", known_on);
        if (!arguments.ok()) return arguments.errors();
        const When when = when_of(month, known_on);
        const Streams streams{reader(houses, houses_context), reader(openings, openings_context),
                              [&](std::string_view text) {
                                  return write(write_context, text.data(), text.size()) == 0;
                              }};
        return run(out, *rules, when, streams, keep_going == 1, line, [] { return Errors(); });
    });
    return at_line(status, error, line);
}

kvit_status kvit_close_files(kvit_lines** out, const kvit_rules* rules, int32_t month,
                             int32_t known_on, const char* houses_path, const char* openings_path,
                             const char* out_path, int32_t keep_going, kvit_error* error) {
    clear(out);
    std::size_t line = 0;
    const kvit_status status = guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .handle("rules", rules)
            .text("houses_path", houses_path, 0)
            .text("out_path", out_path, 0)
            .choice("keep_going", keep_going, 0, 1);
        arguments.month("month", month).optional_day("known_on", known_on);
        if (!arguments.ok()) return arguments.errors();
        const When when = when_of(month, known_on);

        Errors errors;
        InFile houses;
        InFile openings;
        OutFile written;
        std::string why;
        if (!houses.open(houses_path, why))
            errors.add(no_file(ErrorCode::read_failed, "houses", why));
        if (openings_path != nullptr && !openings.open(openings_path, why))
            errors.add(no_file(ErrorCode::read_failed, "openings", why));
        if (errors.empty() && !written.open(out_path, houses, why))
            errors.add(no_file(ErrorCode::write_failed, "out", why));
        if (!errors.empty()) return errors;

        Streams streams{[&](char* into, std::size_t size) { return houses.read(into, size); },
                        {},
                        [&](std::string_view text) { return written.write(text); }};
        if (openings_path != nullptr)
            streams.openings = [&](char* into, std::size_t size) {
                return openings.read(into, size);
            };
        return run(out, *rules, when, streams, keep_going == 1, line, [&]() -> Errors {
            if (written.finish(why)) return {};
            return no_file(ErrorCode::write_failed, "out", why);
        });
    });
    return at_line(status, error, line);
}

}  // extern "C"
