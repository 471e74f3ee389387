#pragma once

#include "format/json/value.hpp"
#include "kvit/base/error.hpp"

namespace kvit::format {

/// An error as in kvit-errors/1.
json::Object error_object(const Error& error);

}  // namespace kvit::format
