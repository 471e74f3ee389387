#pragma once

#include <cstdint>

namespace kvit::exchange {

/// How a file of the outside world is read.
enum class Mode : std::uint8_t {
    strict,   ///< as its standard or profile says; anything else is refused
    lenient,  ///< what is seen in practice and cannot be misread is let pass, each with a remark
};

}  // namespace kvit::exchange
