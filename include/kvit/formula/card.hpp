#pragma once

#include <cstdint>
#include <string_view>

#include "kvit/base/text.hpp"

namespace kvit::formula {

/// How well a statement about the law is supported; printed beside it, never used in arithmetic.
enum class Support : std::uint8_t {
    act,        ///< read in the act itself
    two,        ///< two or more independent secondary sources
    one,        ///< one secondary source
    disputed,   ///< the sources disagree
    unverified  ///< from memory or practice, not verified
};

/// What a formula is, for people and for the catalogue.
struct Card {
    std::string_view name;  ///< stable, unique together with the unit of the resource
    Phrase title;
    Phrase law;  ///< formula or point of the act
    Support support = Support::unverified;
};

}  // namespace kvit::formula
