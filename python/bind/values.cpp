// Numbers, dates and texts between Python and C++, exact or refused.

#include "errors.hpp"
#include "number.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

constexpr Phrase a_number{
    "десятичное число, например \"12.345\": не больше 9 знаков после точки и 18 всего",
    "a decimal number such as \"12.345\": at most 9 decimals and 18 digits"};

std::string type_name(py::handle value) { return Py_TYPE(value.ptr())->tp_name; }

py::object datetime(const char* name) { return py::module_::import("datetime").attr(name); }

Error refusal(ErrorCode code, const std::string& path, py::handle number) {
    return {code, path, py::str(number).cast<std::string>(), a_number};
}

/// The text of a float of some other library would be exact in appearance only, so the kinds that
/// are taken are named, and nothing else is asked for its digits.
Result<Decimal> from_decimal(py::handle number, const std::string& path) {
    const auto parts = number.attr("as_tuple")().cast<py::tuple>();
    if (!py::isinstance<py::int_>(parts[2]))  // NaN and the infinities have a letter here
        return refusal(ErrorCode::bad_decimal, path, number);
    auto exponent = parts[2].cast<std::int64_t>();
    std::int64_t unscaled = 0;
    int significant = 0;
    const auto append = [&](int digit) {
        if (significant > 0 || digit != 0) ++significant;
        if (significant <= Decimal::digits_max) unscaled = unscaled * 10 + digit;
    };
    auto digits = parts[1].cast<std::vector<int>>();
    while (exponent < -Decimal::scale_max && digits.size() > 1 && digits.back() == 0) {
        digits.pop_back();
        ++exponent;
    }
    for (const int digit : digits) append(digit);
    if (unscaled == 0 && significant == 0) {
        if (exponent > 0) exponent = 0;
        if (exponent < -Decimal::scale_max) exponent = -Decimal::scale_max;
    }
    for (; exponent > 0 && significant <= Decimal::digits_max; --exponent) append(0);
    if (exponent < -Decimal::scale_max) return refusal(ErrorCode::too_precise, path, number);
    if (significant > Decimal::digits_max) return refusal(ErrorCode::out_of_range, path, number);
    const bool negative = parts[0].cast<int>() != 0;
    return Decimal(negative ? -unscaled : unscaled, static_cast<int>(-exponent));
}

Result<Decimal> from_text(std::string_view text, const std::string& path) {
    if (const auto decimal = Decimal::parse(text)) return *decimal;
    return Error{ErrorCode::bad_decimal, path, "\"" + std::string(text) + "\"", a_number};
}

}  // namespace

Result<Decimal> read_decimal(py::handle number, const std::string& path) {
    if (PyBool_Check(number.ptr()) == 0) {
        if (py::isinstance<py::str>(number)) return from_text(number.cast<std::string>(), path);
        if (PyLong_Check(number.ptr()) != 0)
            return from_decimal(make("decimal", "Decimal", number), path);
        if (py::isinstance(number, py::module_::import("decimal").attr("Decimal")))
            return from_decimal(number, path);
    }
    throw py::type_error((path.empty() ? "" : path + ": ") +
                         "a number is a decimal.Decimal, an int or a str, never a " +
                         type_name(number));
}

Language language_of(std::string_view name) {
    if (name == "ru") return Language::ru;
    if (name == "en") return Language::en;
    throw py::value_error("lang is \"ru\" or \"en\"");
}

Decimal decimal_of(py::handle number) { return read_decimal(number, "").value_or_throw(); }

// From a tuple and not by arithmetic, so that the context of the caller has no say in it.
py::object to_python(Decimal decimal) {
    const std::string text = decimal.to_string();
    py::list digits;
    for (const char c : text)
        if (c >= '0' && c <= '9') digits.append(c - '0');
    while (digits.size() > 1 && py::int_(0).equal(digits[0])) digits.attr("pop")(0);
    return make("decimal", "Decimal",
                py::make_tuple(decimal.is_negative() ? 1 : 0, py::tuple(digits), -decimal.scale()));
}

// A datetime is a date in Python, but no day: it has an hour and perhaps a zone.
Date date_of(py::handle date) {
    if (!py::isinstance(date, datetime("date")) || py::isinstance(date, datetime("datetime")))
        throw py::type_error("a day is a datetime.date, not a " + type_name(date));
    return Date::from_civil(date.attr("year").cast<int>(), date.attr("month").cast<int>(),
                            date.attr("day").cast<int>());
}

py::object to_python(Date date) {
    if (date == Date::open_start() || date == Date::open_end()) return py::none();
    const auto civil = date.civil();
    return datetime("date")(civil.year, civil.month, civil.day);
}

Month month_of(py::handle month) {
    if (!py::isinstance(month, py::module_::import("kvit.month").attr("Month")))
        throw py::type_error("a month is a kvit.Month, not a " + type_name(month));
    return {month.attr("year").cast<int>(), month.attr("month").cast<int>()};
}

py::object to_python(Month month) {
    return make("kvit.month", "Month", month.year(), month.month());
}

py::object to_python(const Text& text) { return make("kvit.text", "Text", text.ru, text.en); }

}  // namespace kvit::python
