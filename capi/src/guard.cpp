#include "guard.hpp"

#include <cstdlib>
#include <exception>
#include <new>

namespace kvit::capi {

kvit_status report(kvit_error* error, Errors errors) noexcept {
    const kvit_status status =
        errors.empty() ? KVIT_OK : static_cast<kvit_status>(errors.first().code);
    if (error == nullptr) return status;
    error->messages.clear();
    error->line = 0;
    try {
        error->messages.reserve(errors.list().size());
        for (const auto& one : errors.list())
            error->messages.push_back({one.message(Language::ru), one.message(Language::en)});
        error->errors = std::move(errors);
    } catch (...) {
        // No memory for the texts: an empty list means just that.
        error->messages.clear();
        error->errors = Errors();
        return KVIT_E_OUT_OF_MEMORY;
    }
    return status;
}

namespace {

/// One error about the whole call.
kvit_status report_one(kvit_error* error, ErrorCode code, const char* found) noexcept {
    Errors errors;
    try {
        errors.add(code, "", found);
    } catch (...) {
        report(error, Errors());
        return KVIT_E_OUT_OF_MEMORY;
    }
    return report(error, std::move(errors));
}

}  // namespace

kvit_status report_exception(kvit_error* error) noexcept {
    try {
        throw;
    } catch (const std::bad_alloc&) {
        return report_one(error, ErrorCode::out_of_memory, "");
    } catch (const Overflow& overflow) {
        return report_one(error, ErrorCode::overflow, overflow.what());
    } catch (const Failure& failure) {
        try {
            return report(error, failure.errors());
        } catch (...) {
            return report_one(error, ErrorCode::out_of_memory, "");
        }
    } catch (const std::exception& exception) {
        return report_one(error, ErrorCode::internal, exception.what());
    } catch (...) {
        return report_one(error, ErrorCode::internal, "");
    }
}

Errors invalid(std::string_view argument, std::string found, Text expected) {
    Errors errors;
    errors.add(ErrorCode::invalid_argument, std::string(argument), std::move(found),
               std::move(expected));
    return errors;
}

Arguments& Arguments::output(std::string_view name, const void* pointer) {
    if (pointer == nullptr)
        errors_.append(
            invalid(name, "NULL", {"куда положить результат", "where to put the result"}));
    return *this;
}

void Arguments::add_bad_handle(std::string_view name, bool is_null) {
    errors_.append(is_null ? invalid(name, "NULL", {"объект", "an object"})
                           : invalid(name, "",
                                     {"объект типа kvit_" + std::string(name),
                                      "an object of the type kvit_" + std::string(name)}));
}

Arguments& Arguments::callback(std::string_view name, bool is_given) {
    if (!is_given) errors_.append(invalid(name, "NULL", {"функция", "a function"}));
    return *this;
}

Arguments& Arguments::array(std::string_view name, const void* first, std::size_t size) {
    if (first == nullptr && size > 0)
        errors_.append(invalid(name, "NULL", {"массив значений", "an array of values"}));
    return *this;
}

Arguments& Arguments::text(std::string_view name, const char* data, std::size_t) {
    if (data == nullptr) errors_.append(invalid(name, "NULL", {"текст", "a text"}));
    return *this;
}

Arguments& Arguments::optional_text(std::string_view name, const char* data, std::size_t size) {
    if (data == nullptr && size != 0)
        errors_.append(invalid(name, "NULL, " + std::to_string(size),
                               {"текст либо NULL, 0", "a text, or NULL, 0"}));
    return *this;
}

Arguments& Arguments::choice(std::string_view name, std::int32_t value, std::int32_t first,
                             std::int32_t last) {
    if (value < first || value > last) {
        const std::string least = std::to_string(first);
        const std::string most = std::to_string(last);
        errors_.append(invalid(name, std::to_string(value),
                               {"от " + least + " до " + most, "from " + least + " to " + most}));
    }
    return *this;
}

Arguments& Arguments::month(std::string_view name, std::int32_t yyyymm) {
    if (!Month::from_yyyymm(yyyymm))
        errors_.add(ErrorCode::bad_month, std::string(name), std::to_string(yyyymm),
                    {"число вида 202507", "a number such as 202507"});
    return *this;
}

Arguments& Arguments::day(std::string_view name, std::int32_t days) {
    if (days < Date::from_civil(Date::year_min, 1, 1).days() ||
        days >= Date::from_civil(Date::year_max + 1, 1, 1).days())
        errors_.add(ErrorCode::bad_date, std::string(name), std::to_string(days),
                    {"дни от 1970-01-01", "days since 1970-01-01"});
    return *this;
}

Errors no_such(std::string_view argument, std::size_t index, std::size_t count) {
    Errors errors;
    errors.add(ErrorCode::not_found, std::string(argument), std::to_string(index),
               {"меньше " + std::to_string(count), "less than " + std::to_string(count)});
    return errors;
}

void give(kvit_buf& out, std::string_view text) {
    auto* data = static_cast<char*>(std::malloc(text.size() + 1));
    if (data == nullptr) throw std::bad_alloc();
    if (!text.empty()) std::memcpy(data, text.data(), text.size());
    data[text.size()] = '\0';
    out = {data, text.size()};
}

}  // namespace kvit::capi

extern "C" void kvit_buf_free(kvit_buf* buf) {
    if (buf == nullptr) return;
    std::free(buf->data);
    *buf = KVIT_BUF_INIT;
}
