// Files of the outside world.
#include "kvit/format/exchange.hpp"

#include "given.hpp"
#include "guard.hpp"
#include "kvit/exchange/statement_write.hpp"
#include "kvit/format/registry.hpp"
#include "kvit/format/statement.hpp"

using namespace kvit;
using namespace kvit::capi;

extern "C" {

kvit_status kvit_qr_parse(kvit_buf* out, const char* input, size_t input_size, int32_t form,
                          int32_t mode, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("input", input, input_size)
            .choice("form", form, KVIT_QR_BYTES, KVIT_QR_TEXT)
            .choice("mode", mode, KVIT_MODE_STRICT, KVIT_MODE_LENIENT);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto code = exchange::parse_qr(
            {input, input_size}, mode_of(mode),
            form == KVIT_QR_TEXT ? exchange::QrInput::text : exchange::QrInput::bytes);
        if (!code.ok()) return code.errors();
        give(*out, format::write_qr(*code, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_qr_build(kvit_buf* out, const char* qr, size_t qr_size, int32_t total,
                          kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("qr", qr, qr_size)
            .choice("total", total, KVIT_QR_WITHOUT_INSURANCE, KVIT_QR_WITH_INSURANCE);
        if (!arguments.ok()) return arguments.errors();
        const auto request = format::read_qr_request({qr, qr_size});
        if (!request.ok()) return request.errors();
        const auto bytes = exchange::build_qr(*request, total == KVIT_QR_WITH_INSURANCE
                                                            ? exchange::QrTotal::with_insurance
                                                            : exchange::QrTotal::without_insurance);
        if (!bytes.ok()) return bytes.errors();
        give(*out, *bytes);
        return {};
    });
}

kvit_status kvit_registry_parse(kvit_buf* out, const char* file, size_t file_size,
                                const char* profile, size_t profile_size, const char* id,
                                size_t id_size, const char* agent, size_t agent_size, int32_t date,
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
            .choice("mode", mode, KVIT_MODE_STRICT, KVIT_MODE_LENIENT);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const auto laid_out_as = format::registry_profile({profile, profile_size});
        if (!laid_out_as.ok()) return laid_out_as.errors();
        exchange::RegistryHint hint{.id = text_of(id, id_size),
                                    .agent = text_of(agent, agent_size)};
        if (date != KVIT_DATE_OPEN) hint.date = Date::from_days(date);
        const auto read =
            exchange::parse_registry(*laid_out_as, {file, file_size}, hint, mode_of(mode));
        if (!read.ok()) return read.errors();
        give(*out, format::write_registry(*read, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_registry_profile(kvit_buf* out, const char* name, size_t name_size,
                                  kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.output("out", out).text("name", name, name_size).ok())
            return arguments.errors();
        const auto document = format::shipped_profile({name, name_size});
        if (!document.ok()) return document.errors();
        give(*out, *document);
        return {};
    });
}

kvit_status kvit_debts_write(kvit_buf* out, const char* debts, size_t debts_size,
                             kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.output("out", out).text("debts", debts, debts_size).ok())
            return arguments.errors();
        const auto file = format::read_debts({debts, debts_size});
        if (!file.ok()) return file.errors();
        const auto bytes = exchange::write_debts(*file);
        if (!bytes.ok()) return bytes.errors();
        give(*out, *bytes);
        return {};
    });
}

kvit_status kvit_statement_parse(kvit_buf* out, const char* file, size_t file_size, const char* id,
                                 size_t id_size, const char* agent, size_t agent_size, int32_t mode,
                                 int32_t layout, kvit_error* error) {
    return kvit_statement_read(out, file, file_size, KVIT_STATEMENT_BY_CONTENT, KVIT_NAMES_DROPPED,
                               id, id_size, agent, agent_size, mode, layout, error);
}

kvit_status kvit_statement_read(kvit_buf* out, const char* file, size_t file_size, int32_t form,
                                int32_t names, const char* id, size_t id_size, const char* agent,
                                size_t agent_size, int32_t mode, int32_t layout,
                                kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("file", file, file_size)
            .choice("form", form, KVIT_STATEMENT_BY_CONTENT, KVIT_STATEMENT_CAMT)
            .choice("names", names, KVIT_NAMES_DROPPED, KVIT_NAMES_KEPT)
            .optional_text("id", id, id_size)
            .optional_text("agent", agent, agent_size)
            .choice("mode", mode, KVIT_MODE_STRICT, KVIT_MODE_LENIENT);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        const exchange::StatementHint hint{.id = text_of(id, id_size),
                                           .agent = text_of(agent, agent_size),
                                           .form = static_cast<exchange::FormChoice>(form),
                                           .names = names == KVIT_NAMES_KEPT};
        const auto read = exchange::parse_statement({file, file_size}, hint, mode_of(mode));
        if (!read.ok()) return read.errors();
        give(*out, format::write_statement(*read, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_statement_write(kvit_buf* out, const char* statement, size_t statement_size,
                                 kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.output("out", out).text("statement", statement, statement_size).ok())
            return arguments.errors();
        const auto file = format::read_statement({statement, statement_size});
        if (!file.ok()) return file.errors();
        const auto bytes = exchange::write_client_bank(*file);
        if (!bytes.ok()) return bytes.errors();
        give(*out, *bytes);
        return {};
    });
}

}  // extern "C"
