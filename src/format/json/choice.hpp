#pragma once

#include <concepts>
#include <ranges>
#include <string_view>

namespace kvit::format::json {

/// One name of a closed list and what it stands for; a list is a constexpr array of these:
///     constexpr Choice<Zone> zones[] = {{"day", Zone::day}, {"night", Zone::night}};
template <class T>
struct Choice {
    std::string_view name;
    T value;
};

template <class Range>
concept Choices = std::ranges::forward_range<Range> && requires(const Range& choices) {
    Choice{*std::ranges::begin(choices)};
};

template <Choices List>
using Chosen = decltype(std::ranges::range_value_t<const List>::value);

/// The name in documents; empty for a value that is not in the list.
template <Choices List>
constexpr std::string_view name_of(const List& choices, Chosen<List> value) {
    for (const auto& choice : choices)
        if (choice.value == value) return choice.name;
    return {};
}

}  // namespace kvit::format::json
