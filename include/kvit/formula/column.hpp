#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <vector>

#include "kvit/formula/fast.hpp"
#include "kvit/formula/fields.hpp"
#include "kvit/formula/input.hpp"

/// A formula over columns. Blocks of rows in which every value is of the usual size run in 64 bits;
/// a block with an unusual value runs in the wide reading, row by row, and a row that even this
/// reading does not admit is reported.
namespace kvit::formula {

/// A view of raw integers that all have `decimals` decimals. The kind is a part of the type, so
/// that two columns cannot be swapped.
template <Kind K>
class Column {
  public:
    static constexpr Kind kind = K;

    constexpr Column(std::span<const std::int64_t> raw, int decimals)
        : raw_(raw), decimals_(decimals) {
        if (decimals < 0 || decimals > Decimal::scale_max)
            throw std::invalid_argument("Column: decimals out of 0..9");
    }
    constexpr std::span<const std::int64_t> raw() const { return raw_; }
    constexpr int decimals() const { return decimals_; }

  private:
    std::span<const std::int64_t> raw_;
    int decimals_;
};

/// One value for every row: what belongs to the house or to the tariff.
template <Kind K>
struct Constant {
    static constexpr Kind kind = K;
    Decimal value;
};

/// What became of the rows.
struct ColumnReport {
    std::size_t narrow_rows = 0;       ///< how many rows ran in 64 bits
    std::vector<std::size_t> refused;  ///< rows with a value that is not admitted, ascending
};

namespace detail {

/// Rows that are checked together: their raw integers stay in the first-level cache.
inline constexpr std::size_t block_rows = 512;

/// From raw integers with some other number of decimals to those of an input: the bounds are those
/// of the input in the integers that arrive, so that nothing can overflow on the way.
template <class Input>
class Rescaling {
  public:
    explicit constexpr Rescaling(int decimals) {
        const int finer = decimals - Input::extent.decimals;
        up_ = static_cast<std::int64_t>(power_of_ten(std::max(-finer, 0)));
        down_ = static_cast<std::int64_t>(power_of_ten(std::max(finer, 0)));
        const auto arriving = [this](std::int64_t raw) {
            return static_cast<std::int64_t>(
                std::clamp<i128>(i128{raw} * down_ / up_, -INT64_MAX, INT64_MAX));
        };
        least_ =
            Input::kind.sign == Sign::positive ? 1 : arriving(Input::kind.raw_min(Input::extent));
        most_ = arriving(Input::extent.raw_max);
    }

    constexpr bool is_identity() const { return up_ == 1 && down_ == 1; }
    /// The top bit is set for a value out of range. By subtraction, since plain x86-64 cannot
    /// compare vectors of 64-bit integers; where one difference wraps, the other one is negative,
    /// as the least value is at most 1 and the largest at least 0.
    constexpr std::uint64_t outside(std::int64_t raw) const {
        const auto value = static_cast<std::uint64_t>(raw);
        return (value - static_cast<std::uint64_t>(least_)) |
               (static_cast<std::uint64_t>(most_) - value);
    }
    constexpr bool admits(std::int64_t raw) const {
        return outside(raw) >> 63 == 0 && raw % down_ == 0;
    }
    /// Only for a value that is admitted.
    constexpr std::int64_t operator()(std::int64_t raw) const { return raw / down_ * up_; }

  private:
    std::int64_t up_ = 1;
    std::int64_t down_ = 1;
    std::int64_t least_ = 0;
    std::int64_t most_ = 0;
};

/// A column or a constant as an input in the reading D.
template <class D, class Source>
class Reader;

template <class D, Kind K>
class Reader<D, Column<K>> {
  public:
    using Input = In<D, K, "">;

    explicit Reader(const Column<K>& column) : raw_(column.raw()), rescaling_(column.decimals()) {}

    bool fits(std::size_t rows) const { return raw_.size() == rows; }
    bool admits(std::size_t row) const { return rescaling_.admits(raw_[row]); }
    Input at(std::size_t row) const { return Input(rescaling_(raw_[row])); }

    /// Moves to a block; false if it has a row that is not admitted.
    bool open(std::size_t first, std::size_t count) {
        const auto block = raw_.subspan(first, count);
        std::uint64_t outside = 0;
        for (const auto raw : block) outside |= rescaling_.outside(raw);
        if (outside >> 63 != 0) return false;
        if (rescaling_.is_identity()) {
            block_ = block.data();
            return true;
        }
        const auto admitted = [this](std::int64_t raw) { return rescaling_.admits(raw); };
        if (!std::all_of(block.begin(), block.end(), admitted)) return false;
        std::transform(block.begin(), block.end(), rescaled_.begin(), rescaling_);
        block_ = rescaled_.data();
        return true;
    }
    Input in_block(std::size_t i) const { return Input(block_[i]); }

  private:
    std::span<const std::int64_t> raw_;
    Rescaling<Input> rescaling_;
    const std::int64_t* block_ = nullptr;
    std::array<std::int64_t, block_rows> rescaled_;
};

template <class D, Kind K>
class Reader<D, Constant<K>> {
  public:
    using Input = In<D, K, "">;

    explicit Reader(const Constant<K>& constant) {
        const auto raw = Input::admit(constant.value);
        admitted_ = raw.has_value();
        if (raw) input_ = Input(*raw);
    }

    bool fits(std::size_t) const { return true; }
    bool admits(std::size_t) const { return admitted_; }
    Input at(std::size_t) const { return input_; }
    bool open(std::size_t, std::size_t) const { return admitted_; }
    Input in_block(std::size_t) const { return input_; }

  private:
    bool admitted_ = false;
    Input input_;
};

/// The amount of the formula F with these inputs.
template <class F, class D, class... Input>
std::int64_t kopecks_of(const Input&... inputs) {
    const typename F::template On<D> formula{inputs...};
    return fast::finish<unit::rub, 2, Rounding::half_up>(formula.amount());
}

/// Whether the formula has inputs of these kinds, in this order.
template <class F, Kind... K>
constexpr bool takes() {
    using Inputs = typename F::template On<fast::Wide>;
    if constexpr (member_count<Inputs>() == sizeof...(K)) {
        Inputs inputs;
        return with_members(inputs, [](const auto&... input) {
            return ((std::remove_cvref_t<decltype(input)>::kind == K) && ...);
        });
    } else {
        return false;
    }
}

}  // namespace detail

/// The amounts of the formula F, a row each, in kopecks; the inputs are columns and constants in
/// the order of the formula. A refused row has the amount 0. Throws `std::invalid_argument` for
/// columns of different length.
template <class F, class... Source>
ColumnReport evaluate_column(std::span<std::int64_t> kopecks, const Source&... sources) {
    static_assert(detail::takes<F, Source::kind...>(),
                  "kvit: the columns have other kinds than the inputs of the formula");
    using fast::Narrow;
    using fast::Wide;

    std::tuple<detail::Reader<Narrow, Source>...> narrow(sources...);
    const std::tuple<detail::Reader<Wide, Source>...> wide(sources...);
    const std::size_t rows = kopecks.size();
    if (!std::apply([rows](const auto&... reader) { return (reader.fits(rows) && ...); }, wide))
        throw std::invalid_argument("evaluate_column: columns of different length");

    ColumnReport report;
    for (std::size_t first = 0; first < rows; first += detail::block_rows) {
        const auto block = kopecks.subspan(first, std::min(detail::block_rows, rows - first));
        const auto in_64_bits = [&](auto&... reader) {
            if (!(reader.open(first, block.size()) && ...)) return false;
            for (std::size_t i = 0; i < block.size(); ++i)
                block[i] = detail::kopecks_of<F, Narrow>(reader.in_block(i)...);
            report.narrow_rows += block.size();
            return true;
        };
        const auto row_by_row = [&](const auto&... reader) {
            for (std::size_t i = 0; i < block.size(); ++i) {
                const std::size_t row = first + i;
                const bool admitted = (reader.admits(row) && ...);
                block[i] = admitted ? detail::kopecks_of<F, Wide>(reader.at(row)...) : 0;
                if (!admitted) report.refused.push_back(row);
            }
        };
        if (!std::apply(in_64_bits, narrow)) std::apply(row_by_row, wide);
    }
    return report;
}

}  // namespace kvit::formula
