#pragma once

#include <cstddef>

#include "kvit/base/result.hpp"
#include "kvit/bill/bill.hpp"
#include "kvit/trace/explanation.hpp"

namespace kvit::bill {

/// What the bill calls a service; its id where the bill does not name it.
Text title_of(const Bill& bill, const ServiceId& service);

/// Explains a line by its number on the bill (the first is 1) from the bill alone. Errors:
/// `not_found`; `identity_violated` if the line does not give its amount again.
Result<trace::Explanation> explain(const Bill& bill, std::size_t number);

}  // namespace kvit::bill
