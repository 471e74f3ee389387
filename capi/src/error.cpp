// Lists of errors.
#include <new>

#include "guard.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

/// The error with this index, or NULL.
const Error* at(const kvit_error* error, size_t index) {
    if (!is_live(error) || index >= error->errors.list().size()) return nullptr;
    return &error->errors.list()[index];
}

}  // namespace

extern "C" {

kvit_status kvit_error_create(kvit_error** out) {
    clear(out);
    return guard(nullptr, [&]() -> Errors {
        Arguments arguments;
        if (!arguments.output("out", out).ok()) return arguments.errors();
        *out = new kvit_error;
        return {};
    });
}

void kvit_error_free(kvit_error* error) { release(error); }

size_t kvit_error_count(const kvit_error* error) {
    return is_live(error) ? error->errors.list().size() : 0;
}

size_t kvit_error_total(const kvit_error* error) {
    return is_live(error) ? error->errors.total() : 0;
}

kvit_status kvit_error_code(const kvit_error* error, size_t index) {
    const Error* one = at(error, index);
    return one == nullptr ? KVIT_OK : static_cast<kvit_status>(one->code);
}

kvit_str kvit_error_path(const kvit_error* error, size_t index) {
    const Error* one = at(error, index);
    return one == nullptr ? no_text : borrow(one->path);
}

kvit_str kvit_error_found(const kvit_error* error, size_t index) {
    const Error* one = at(error, index);
    return one == nullptr ? no_text : borrow(one->found);
}

kvit_str kvit_error_expected(const kvit_error* error, size_t index, int32_t language) {
    const Error* one = at(error, index);
    return one == nullptr ? no_text : borrow(one->expected.in(language_of(language)));
}

kvit_str kvit_error_message(const kvit_error* error, size_t index, int32_t language) {
    if (at(error, index) == nullptr) return no_text;
    return borrow(error->messages[index][language == KVIT_LANG_EN ? 1 : 0]);
}

kvit_status kvit_error_document(kvit_buf* out, const kvit_error* error, int32_t layout) {
    clear(out);
    return guard(nullptr, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).handle("error", error).layout(layout);
        if (!arguments.ok()) return arguments.errors();
        give(*out, format::write_errors(error->errors, layout_of(layout)));
        return {};
    });
}

}  // extern "C"
