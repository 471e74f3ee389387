#pragma once

#include <string>

#include "kvit/base/text.hpp"

namespace kvit::charge {

/// Decision — решение: what was decided where the facts left a choice, with its reason. Not an
/// error.
struct Decision {
    std::string code;     ///< stable: "norm_no_reading"
    std::string subject;  ///< service or document it is about
    Text text;

    friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace kvit::charge
