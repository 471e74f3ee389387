#pragma once

#include "kvit/format/documents.hpp"
#include "kvit/trace/source.hpp"
#include "pybind.hpp"

namespace kvit::python {

/// kvit.source.Source
py::object to_python(const trace::Source& source);

/// Of "pretty" or "line"; anything else is a ValueError.
format::Layout layout_of(std::string_view name);

}  // namespace kvit::python
