#pragma once

#include <span>
#include <string>
#include <string_view>

#include "kvit/exchange/message_form.hpp"

/// Letters of kinds as people type them.
namespace kvit::exchange {

/// The letters that are meant, with what is let pass: latin letters that look like Russian ones
/// become these, small ones become capital.
std::string folded(std::string_view letters, std::span<const Leniency> lenient);

}  // namespace kvit::exchange
