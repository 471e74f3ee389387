// The intake of readings.
#include "kvit/format/readings.hpp"

#include "given.hpp"
#include "guard.hpp"
#include "kvit/format/registry.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

Errors give_readings(kvit_buf* out, const Result<exchange::Intake>& intake, std::int32_t layout) {
    if (!intake.ok()) return intake.errors();
    give(*out, format::write_readings(*intake, layout_of(layout)));
    return {};
}

Errors give_document(kvit_buf* out, const Result<std::string_view>& document) {
    if (!document.ok()) return document.errors();
    give(*out, *document);
    return {};
}

}  // namespace

extern "C" {

kvit_status kvit_readings_parse(kvit_buf* out, const char* file, size_t file_size,
                                const char* profile, size_t profile_size, const char* id,
                                size_t id_size, const char* channel, size_t channel_size,
                                int32_t day, int32_t mode, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("file", file, file_size)
            .text("profile", profile, profile_size)
            .optional_text("id", id, id_size)
            .optional_text("channel", channel, channel_size)
            .optional_day("day", day)
            .choice("mode", mode, KVIT_MODE_STRICT, KVIT_MODE_LENIENT);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto laid_out_as = format::readings_profile({profile, profile_size});
        if (!laid_out_as.ok()) return laid_out_as.errors();
        const exchange::IntakeHint hint{.id = text_of(id, id_size),
                                        .channel = text_of(channel, channel_size),
                                        .day = day_of(day)};
        return give_readings(
            out, exchange::parse_readings(*laid_out_as, {file, file_size}, hint, mode_of(mode)),
            layout);
    });
}

kvit_status kvit_readings_messages(kvit_buf* out, const char* messages, size_t messages_size,
                                   const char* form, size_t form_size, const char* profile,
                                   size_t profile_size, const char* id, size_t id_size,
                                   const char* channel, size_t channel_size, int32_t day,
                                   int32_t mode, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("messages", messages, messages_size)
            .text("form", form, form_size)
            .optional_text("profile", profile, profile_size)
            .optional_text("id", id, id_size)
            .optional_text("channel", channel, channel_size)
            .optional_day("day", day)
            .choice("mode", mode, KVIT_MODE_STRICT, KVIT_MODE_LENIENT);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const exchange::IntakeHint hint{.id = text_of(id, id_size),
                                        .channel = text_of(channel, channel_size),
                                        .day = day_of(day)};
        return give_readings(
            out,
            format::read_messages({messages, messages_size}, {form, form_size},
                                  text_of(profile, profile_size), hint, mode_of(mode)),
            layout);
    });
}

kvit_status kvit_readings_of_registry(kvit_buf* out, const char* file, size_t file_size,
                                      const char* profile, size_t profile_size, const char* id,
                                      size_t id_size, const char* agent, size_t agent_size,
                                      int32_t date, const char* channel, size_t channel_size,
                                      int32_t mode, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("file", file, file_size)
            .text("profile", profile, profile_size)
            .optional_text("id", id, id_size)
            .optional_text("agent", agent, agent_size)
            .optional_day("date", date)
            .optional_text("channel", channel, channel_size)
            .choice("mode", mode, KVIT_MODE_STRICT, KVIT_MODE_LENIENT);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto laid_out_as = format::registry_profile({profile, profile_size});
        if (!laid_out_as.ok()) return laid_out_as.errors();
        const auto read = exchange::parse_registry(
            *laid_out_as, {file, file_size},
            {.id = text_of(id, id_size), .agent = text_of(agent, agent_size), .date = day_of(date)},
            mode_of(mode));
        if (!read.ok()) return read.errors();
        return give_readings(
            out,
            exchange::readings_of(
                *read, {.id = text_of(id, id_size), .channel = text_of(channel, channel_size)}),
            layout);
    });
}

kvit_status kvit_readings_of_qr(kvit_buf* out, const char* input, size_t input_size, int32_t form,
                                const char* id, size_t id_size, const char* operation,
                                size_t operation_size, int32_t day, const char* channel,
                                size_t channel_size, int32_t mode, int32_t layout,
                                kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("input", input, input_size)
            .choice("form", form, KVIT_QR_BYTES, KVIT_QR_TEXT)
            .optional_text("id", id, id_size)
            .optional_text("operation", operation, operation_size)
            .optional_day("day", day)
            .optional_text("channel", channel, channel_size)
            .choice("mode", mode, KVIT_MODE_STRICT, KVIT_MODE_LENIENT);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto code = exchange::parse_qr(
            {input, input_size}, mode_of(mode),
            form == KVIT_QR_TEXT ? exchange::QrInput::text : exchange::QrInput::bytes);
        if (!code.ok()) return code.errors();
        return give_readings(
            out,
            exchange::readings_of(*code, {.id = text_of(id, id_size),
                                          .channel = text_of(channel, channel_size),
                                          .day = day_of(day),
                                          .operation = text_of(operation, operation_size)}),
            layout);
    });
}

kvit_status kvit_readings_to_house(kvit_buf* out, kvit_buf* report, const char* house,
                                   size_t house_size, const char* readings, size_t readings_size,
                                   const char* map, size_t map_size, int32_t known_on,
                                   int32_t layout, kvit_error* error) {
    clear(out);
    clear(report);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .output("report", report)
            .text("house", house, house_size)
            .text("readings", readings, readings_size)
            .text("map", map, map_size)
            .day("known_on", known_on);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto placed = format::readings_to_house({house, house_size},
                                                      {readings, readings_size}, {map, map_size},
                                                      Date::from_days(known_on), layout_of(layout));
        if (!placed.ok()) return placed.errors();
        // Both or none: nothing is handed over before both have their memory.
        kvit_buf written = KVIT_BUF_INIT;
        give(written, placed->report);
        try {
            give(*out, placed->house);
        } catch (...) {
            kvit_buf_free(&written);
            throw;
        }
        *report = written;
        return {};
    });
}

kvit_status kvit_readings_profile(kvit_buf* out, const char* name, size_t name_size,
                                  kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.output("out", out).text("name", name, name_size).ok())
            return arguments.errors();
        return give_document(out, format::shipped_readings_profile({name, name_size}));
    });
}

kvit_status kvit_readings_form(kvit_buf* out, const char* name, size_t name_size,
                               kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.output("out", out).text("name", name, name_size).ok())
            return arguments.errors();
        return give_document(out, format::shipped_readings_form({name, name_size}));
    });
}

}  // extern "C"
