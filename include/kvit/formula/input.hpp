#pragma once

#include "kvit/formula/kind.hpp"
#include "kvit/formula/symbol.hpp"

namespace kvit::formula {

namespace detail {

// A step between the alias and the domain: g++ 12 crashes when an alias template with arguments of
// class type names a member template directly.
template <class D, Kind K, Symbol Name>
struct InputOf {
    using type = typename D::template In<K, Name>;
};

}  // namespace detail

/// An input of a formula in the reading D: its kind and its sign in the law.
template <class D, Kind K, Symbol Name>
using In = typename detail::InputOf<D, K, Name>::type;

}  // namespace kvit::formula
