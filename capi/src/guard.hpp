#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "handles.hpp"
#include "kvit.h"
#include "kvit/base/error.hpp"
#include "kvit/base/result.hpp"
#include "kvit/format/documents.hpp"

/// The wall between C++ and C: every fallible function of kvit.h is one call of `guard`.
namespace kvit::capi {

/// Puts the errors into the list of the caller, if there is one; returns the code of the first.
kvit_status report(kvit_error* error, Errors errors) noexcept;

/// Reports the exception in flight. Only inside a handler.
kvit_status report_exception(kvit_error* error) noexcept;

/// Runs the body of a C function: `Errors body()`, empty if it succeeded. Outputs were cleared
/// before.
template <class Body>
kvit_status guard(kvit_error* error, Body body) noexcept {
    if (error != nullptr && !is_live(error)) return KVIT_E_INVALID_ARGUMENT;
    try {
        return report(error, body());
    } catch (...) {
        return report_exception(error);
    }
}

/// The error of an argument: its name, what it was, what it may be.
Errors invalid(std::string_view argument, std::string found, Text expected);

/// The arguments of a call, checked one after another; all that is wrong is reported together.
class Arguments {
  public:
    /// A pointer that may not be NULL: where a result goes.
    Arguments& output(std::string_view name, const void* pointer);

    template <class Handle>
    Arguments& handle(std::string_view name, const Handle* object) {
        if (!is_live(object)) add_bad_handle(name, object == nullptr);
        return *this;
    }
    /// A function that must be there.
    Arguments& callback(std::string_view name, bool is_given);
    /// Values one after another; NULL only where there are none.
    Arguments& array(std::string_view name, const void* first, std::size_t size);
    /// A text that must be there, or may be left out as (NULL, 0).
    Arguments& text(std::string_view name, const char* data, std::size_t size);
    Arguments& optional_text(std::string_view name, const char* data, std::size_t size);
    /// One of the constants first..last.
    Arguments& choice(std::string_view name, std::int32_t value, std::int32_t first,
                      std::int32_t last);
    /// A month as yyyymm.
    Arguments& month(std::string_view name, std::int32_t yyyymm);
    /// A day of the years that documents accept; KVIT_DATE_OPEN only if it is optional.
    Arguments& day(std::string_view name, std::int32_t days);
    Arguments& optional_day(std::string_view name, std::int32_t days) {
        return days == KVIT_DATE_OPEN ? *this : day(name, days);
    }
    Arguments& language(std::int32_t value) {
        return choice("language", value, KVIT_LANG_RU, KVIT_LANG_EN);
    }
    Arguments& layout(std::int32_t value) {
        return choice("layout", value, KVIT_LAYOUT_LINE, KVIT_LAYOUT_PRETTY);
    }
    Arguments& form(std::int32_t value) {
        return choice("form", value, KVIT_EXPLAIN_SENTENCES, KVIT_EXPLAIN_TREE);
    }

    bool ok() const { return errors_.empty(); }
    const Errors& errors() const { return errors_; }

  private:
    void add_bad_handle(std::string_view name, bool is_null);

    Errors errors_;
};

/// Of an index past the end.
Errors no_such(std::string_view argument, std::size_t index, std::size_t count);

/// Clears an output of the caller, if there is one.
template <class Handle>
void clear(Handle** out) {
    if (out != nullptr) *out = nullptr;
}
inline void clear(kvit_buf* out) {
    if (out != nullptr) *out = KVIT_BUF_INIT;
}

/// Hands a text over to the caller.
void give(kvit_buf& out, std::string_view text);

inline Language language_of(std::int32_t language) {
    return language == KVIT_LANG_EN ? Language::en : Language::ru;
}
inline format::Layout layout_of(std::int32_t layout) {
    return layout == KVIT_LAYOUT_PRETTY ? format::Layout::pretty : format::Layout::line;
}

/// A borrowed text; the string ends in a NUL.
inline kvit_str borrow(const std::string& text) { return {text.c_str(), text.size()}; }
/// The same of a literal, which ends in a NUL too; a view of nothing has no data.
inline kvit_str borrow_literal(std::string_view text) {
    if (text.empty()) return {"", 0};
    return {text.data(), text.size()};
}
inline constexpr kvit_str no_text{"", 0};

}  // namespace kvit::capi
