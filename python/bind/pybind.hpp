#pragma once

// The first include of every file here: pybind11 with the casters of kvit's values, which must be
// the same in all of them.
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/base/text.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/money/money.hpp"
#include "kvit/quantity/unit.hpp"

namespace kvit::python {

namespace py = pybind11;
using namespace py::literals;

/// Makes a value of the public package: `make("kvit.bill", "Totals", "paid"_a = paid, ...)`.
template <class... Args>
py::object make(const char* module, const char* name, Args&&... args) {
    return py::module_::import(module).attr(name)(std::forward<Args>(args)...);
}

/// A tuple of what `to` makes of each item.
template <class List, class To>
py::tuple tuple_of(const List& list, To to) {
    py::tuple items(std::size(list));
    std::size_t i = 0;
    for (const auto& item : list) items[i++] = to(item);
    return items;
}

/// The text of a document that may be None; it lives as long as the bytes.
inline std::optional<std::string_view> document_text(const std::optional<py::bytes>& document) {
    if (!document) return std::nullopt;
    return std::string_view(*document);
}

/// Of "ru" or "en"; anything else is a ValueError.
Language language_of(std::string_view name);

py::object to_python(Decimal decimal);
py::object to_python(Date date);  ///< None for an open end
py::object to_python(Month month);
py::object to_python(const Text& text);

Decimal decimal_of(py::handle number);
Date date_of(py::handle date);
Month month_of(py::handle month);

}  // namespace kvit::python

namespace pybind11::detail {

/// A value with a function each way; `load` throws what the caller shall see.
template <class T, T (*From)(handle), object (*To)(T)>
struct kvit_value_caster {
    PYBIND11_TYPE_CASTER(T, const_name("object"));

    bool load(handle source, bool) {
        value = From(source);
        return true;
    }
    static handle cast(T source, return_value_policy, handle) { return To(source).release(); }
};

template <>
struct type_caster<kvit::Decimal>
    : kvit_value_caster<kvit::Decimal, kvit::python::decimal_of, kvit::python::to_python> {};
template <>
struct type_caster<kvit::Date>
    : kvit_value_caster<kvit::Date, kvit::python::date_of, kvit::python::to_python> {};
template <>
struct type_caster<kvit::Month>
    : kvit_value_caster<kvit::Month, kvit::python::month_of, kvit::python::to_python> {};

// The rest goes out only.

template <>
struct type_caster<kvit::Money> {
    PYBIND11_TYPE_CASTER(kvit::Money, const_name("decimal.Decimal"));
    static handle cast(kvit::Money money, return_value_policy, handle) {
        return kvit::python::to_python(money.to_decimal()).release();
    }
};

template <>
struct type_caster<kvit::Text> {
    PYBIND11_TYPE_CASTER(kvit::Text, const_name("kvit.Text"));
    static handle cast(const kvit::Text& text, return_value_policy, handle) {
        return kvit::python::to_python(text).release();
    }
};

template <>
struct type_caster<kvit::Unit> {
    PYBIND11_TYPE_CASTER(kvit::Unit, const_name("str"));
    static handle cast(kvit::Unit unit, return_value_policy, handle) {
        return pybind11::str(kvit::code_of(unit)).release();
    }
};

template <class Tag>
struct type_caster<kvit::Id<Tag>> {
    PYBIND11_TYPE_CASTER(kvit::Id<Tag>, const_name("str"));
    static handle cast(const kvit::Id<Tag>& id, return_value_policy, handle) {
        return pybind11::str(id.text()).release();
    }
};

}  // namespace pybind11::detail
