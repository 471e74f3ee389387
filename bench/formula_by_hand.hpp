#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "kvit/base/int128.hpp"

/// What one would write without the kernel: each formula with its scales and ranges in numbers,
/// once for the usual scales in int64 and once for the legal ones in __int128. A measure for the
/// kernel and nothing else; `false` for a row that is out of range.
namespace kvit::bench {

template <std::size_t N>
using Raw = std::array<std::int64_t, N>;

namespace by_hand {

template <class Int>
constexpr std::int64_t half_up(Int above, Int below) {
    const Int half = below / 2;
    return static_cast<std::int64_t>(above < 0 ? -((half - above) / below)
                                               : (above + half) / below);
}

inline constexpr i128 ten_12 = 1'000'000'000'000;
inline constexpr i128 ten_16 = ten_12 * 10'000;
inline constexpr i128 ten_19 = ten_12 * 10'000'000;

// ------------------------------------------- usual: volume 3 decimals, tariff 2, norm 3, area 2

inline constexpr auto metered_64 = [](const Raw<2>& raw, std::int64_t& kopecks) {
    const auto [v, t] = raw;
    if (v < -10'000'000 || v > 10'000'000 || t < 0 || t > 1'000'000) return false;
    kopecks = half_up<std::int64_t>(v * t, 1'000);
    return true;
};
inline constexpr auto norm_64 = [](const Raw<3>& raw, std::int64_t& kopecks) {
    const auto [n, norm, t] = raw;
    if (n < 0 || n > 20 || norm < 0 || norm > 100'000 || t < 0 || t > 1'000'000) return false;
    kopecks = half_up<std::int64_t>(n * norm * t, 1'000);
    return true;
};
inline constexpr auto norm_excess_64 = [](const Raw<4>& raw, std::int64_t& kopecks) {
    const auto [n, norm, k, t] = raw;
    if (n < 0 || n > 20 || norm < 0 || norm > 100'000 || k < 0 || k > 100 || t < 0 || t > 1'000'000)
        return false;
    kopecks = half_up<std::int64_t>(n * norm * (k - 10) * t, 10'000);
    return true;
};
inline constexpr auto waste_water_64 = [](const Raw<3>& raw, std::int64_t& kopecks) {
    const auto [cold, hot, t] = raw;
    if (cold < -10'000'000 || cold > 10'000'000 || hot < -10'000'000 || hot > 10'000'000 || t < 0 ||
        t > 1'000'000)
        return false;
    kopecks = half_up<std::int64_t>((cold + hot) * t, 1'000);
    return true;
};
inline constexpr auto hot_water_heat_64 = [](const Raw<3>& raw, std::int64_t& kopecks) {
    const auto [v, q, t] = raw;
    if (v < -10'000'000 || v > 10'000'000 || q < 0 || q > 10'000 || t < 0 || t > 1'000'000)
        return false;
    kopecks = half_up<std::int64_t>(v * q * t, 100'000'000);
    return true;
};
inline constexpr auto hot_water_64 = [](const Raw<4>& raw, std::int64_t& kopecks) {
    const auto [v, water, q, heat] = raw;
    if (v < -10'000'000 || v > 10'000'000 || water < 0 || water > 1'000'000 || q < 0 ||
        q > 10'000 || heat < 0 || heat > 1'000'000)
        return false;
    kopecks = half_up<std::int64_t>(v * (water * 100'000 + q * heat), 100'000'000);
    return true;
};
inline constexpr auto solid_waste_64 = [](const Raw<3>& raw, std::int64_t& kopecks) {
    const auto [n, norm, t] = raw;
    if (n < 0 || n > 20 || norm < 0 || norm > 1'000'000 || t < 0 || t > 1'000'000) return false;
    kopecks = half_up<std::int64_t>(n * norm * t, 120'000);
    return true;
};
inline constexpr auto per_area_64 = [](const Raw<2>& raw, std::int64_t& kopecks) {
    const auto [s, t] = raw;
    if (s < 0 || s > 100'000 || t < 0 || t > 1'000'000) return false;
    kopecks = half_up<std::int64_t>(s * t, 100);
    return true;
};
inline constexpr auto metered_part_64 = [](const Raw<4>& raw, std::int64_t& kopecks) {
    const auto [v, t, days, of_days] = raw;
    if (v < -10'000'000 || v > 10'000'000 || t < 0 || t > 1'000'000 || days < 0 || days > 31 ||
        of_days < 1 || of_days > 31)
        return false;
    kopecks = half_up<std::int64_t>(v * t * days, of_days * 1'000);
    return true;
};

// ------------------------------------------- legal: volume, tariff, norm 7 decimals, area 2

inline constexpr std::int64_t volume_max = 100'000'000'000'000;
inline constexpr std::int64_t tariff_max = 1'000'000'000'000;
inline constexpr std::int64_t norm_max = 100'000'000'000;
inline constexpr std::int64_t heat_norm_max = 100'000'000;

inline constexpr auto metered_128 = [](const Raw<2>& raw, std::int64_t& kopecks) {
    const auto [v, t] = raw;
    if (v < -volume_max || v > volume_max || t < 0 || t > tariff_max) return false;
    kopecks = half_up<i128>(i128{v} * t, ten_12);
    return true;
};
inline constexpr auto norm_128 = [](const Raw<3>& raw, std::int64_t& kopecks) {
    const auto [n, norm, t] = raw;
    if (n < 0 || n > 1'000 || norm < 0 || norm > norm_max || t < 0 || t > tariff_max) return false;
    kopecks = half_up<i128>(i128{n * norm} * t, ten_12);
    return true;
};
inline constexpr auto norm_excess_128 = [](const Raw<4>& raw, std::int64_t& kopecks) {
    const auto [n, norm, k, t] = raw;
    if (n < 0 || n > 1'000 || norm < 0 || norm > norm_max || k < 0 || k > 100'000 || t < 0 ||
        t > tariff_max)
        return false;
    kopecks = half_up<i128>(i128{n * norm} * (k - 10'000) * t, ten_16);
    return true;
};
inline constexpr auto waste_water_128 = [](const Raw<3>& raw, std::int64_t& kopecks) {
    const auto [cold, hot, t] = raw;
    if (cold < -volume_max || cold > volume_max || hot < -volume_max || hot > volume_max || t < 0 ||
        t > tariff_max)
        return false;
    kopecks = half_up<i128>(i128{cold + hot} * t, ten_12);
    return true;
};
inline constexpr auto hot_water_heat_128 = [](const Raw<3>& raw, std::int64_t& kopecks) {
    const auto [v, q, t] = raw;
    if (v < -volume_max || v > volume_max || q < 0 || q > heat_norm_max || t < 0 || t > tariff_max)
        return false;
    kopecks = half_up<i128>(i128{v} * q * t, ten_19);
    return true;
};
inline constexpr auto hot_water_128 = [](const Raw<4>& raw, std::int64_t& kopecks) {
    const auto [v, water, q, heat] = raw;
    if (v < -volume_max || v > volume_max || water < 0 || water > tariff_max || q < 0 ||
        q > heat_norm_max || heat < 0 || heat > tariff_max)
        return false;
    kopecks = half_up<i128>(v * (i128{water} * 10'000'000 + i128{q} * heat), ten_19);
    return true;
};
inline constexpr auto solid_waste_128 = [](const Raw<3>& raw, std::int64_t& kopecks) {
    const auto [n, norm, t] = raw;
    if (n < 0 || n > 1'000 || norm < 0 || norm > norm_max || t < 0 || t > tariff_max) return false;
    kopecks = half_up<i128>(i128{n * norm} * t, 12 * ten_12);
    return true;
};
inline constexpr auto per_area_128 = [](const Raw<2>& raw, std::int64_t& kopecks) {
    const auto [s, t] = raw;
    if (s < 0 || s > 100'000'000 || t < 0 || t > tariff_max) return false;
    kopecks = half_up<i128>(i128{s} * t, 10'000'000);
    return true;
};
inline constexpr auto metered_part_128 = [](const Raw<4>& raw, std::int64_t& kopecks) {
    const auto [v, t, days, of_days] = raw;
    if (v < -volume_max || v > volume_max || t < 0 || t > tariff_max || days < 0 || days > 31 ||
        of_days < 1 || of_days > 31)
        return false;
    kopecks = half_up<i128>(i128{v} * t * days, of_days * ten_12);
    return true;
};

}  // namespace by_hand
}  // namespace kvit::bench
