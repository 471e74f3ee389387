#pragma once

#include <cstddef>

/// What this executable takes from operator new, counted by its own one (memory.cpp).
namespace kvit::hurt {

struct Taken {
    std::size_t peak = 0;   ///< bytes in use at once, above those in use before
    std::size_t total = 0;  ///< bytes taken, also those given back
    std::size_t times = 0;
};

/// What `work` takes.
template <class Work>
Taken taken_by(Work work);

void start_counting();
Taken stop_counting();

template <class Work>
Taken taken_by(Work work) {
    start_counting();
    work();
    return stop_counting();
}

}  // namespace kvit::hurt
