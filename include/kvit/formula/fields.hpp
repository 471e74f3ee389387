#pragma once

#include <cstddef>
#include <utility>

/// The inputs of a formula are the members of an aggregate; they are visited in the order in which
/// they are declared, so that nothing about them is written a second time.
namespace kvit::formula {

namespace detail {

struct Anything {
    template <class T>
    operator T() const;  // NOLINT: only asked whether it would convert
};

template <class T, std::size_t... I>
constexpr bool constructible_from(std::index_sequence<I...>) {
    return requires { T{((void)I, Anything{})...}; };
}

}  // namespace detail

inline constexpr std::size_t inputs_max = 6;

/// How many members the aggregate has.
template <class T, std::size_t N = inputs_max>
constexpr std::size_t member_count() {
    if constexpr (N == 0 || detail::constructible_from<T>(std::make_index_sequence<N>{}))
        return N;
    else
        return member_count<T, N - 1>();
}

/// Calls `visit` with all members as one pack.
template <class T, class Visit>
constexpr decltype(auto) with_members(T& t, Visit visit) {
    constexpr std::size_t count = member_count<std::remove_const_t<T>>();
    static_assert(count >= 1 && count <= inputs_max, "kvit: too many inputs, raise inputs_max");
    if constexpr (count == 1) {
        auto& [a] = t;
        return visit(a);
    } else if constexpr (count == 2) {
        auto& [a, b] = t;
        return visit(a, b);
    } else if constexpr (count == 3) {
        auto& [a, b, c] = t;
        return visit(a, b, c);
    } else if constexpr (count == 4) {
        auto& [a, b, c, d] = t;
        return visit(a, b, c, d);
    } else if constexpr (count == 5) {
        auto& [a, b, c, d, e] = t;
        return visit(a, b, c, d, e);
    } else {
        auto& [a, b, c, d, e, f] = t;
        return visit(a, b, c, d, e, f);
    }
}

/// Calls `visit` with each member in turn.
template <class T, class Visit>
constexpr void each_member(T& t, Visit visit) {
    with_members(t, [&visit](auto&... members) { (visit(members), ...); });
}

}  // namespace kvit::formula
