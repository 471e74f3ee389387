#pragma once

#include <cstdint>
#include <random>

namespace kvit::test {

/// Random numbers that are the same with every compiler and library, unlike those of the standard
/// distributions.
class Random {
  public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    /// 0 .. bound - 1.
    std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }
    /// Both ends included.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        const auto width = static_cast<std::uint64_t>(most) - static_cast<std::uint64_t>(least) + 1;
        const std::uint64_t offset = width == 0 ? engine_() : below(width);
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(least) + offset);
    }
    bool one_in(std::uint64_t n) { return below(n) == 0; }

  private:
    std::mt19937_64 engine_;
};

}  // namespace kvit::test
