#include "unit/hurt/memory.hpp"

#include <malloc.h>

#include <cstdlib>
#include <new>

// The tests of this executable are of one thread, so plain numbers do.
namespace {

std::size_t in_use = 0;
std::size_t peak = 0;
std::size_t total = 0;
std::size_t times = 0;
std::size_t at_start = 0;

/// NULL where there is no memory.
void* take_if_there_is(std::size_t size) noexcept {
    void* memory = std::malloc(size == 0 ? 1 : size);
    if (memory == nullptr) return nullptr;
    const std::size_t usable = malloc_usable_size(memory);
    in_use += usable;
    total += usable;
    ++times;
    if (in_use > peak) peak = in_use;
    return memory;
}

void* take(std::size_t size) {
    void* memory = take_if_there_is(size);
    if (memory == nullptr) throw std::bad_alloc();
    return memory;
}

void give_back(void* memory) {
    if (memory == nullptr) return;
    in_use -= malloc_usable_size(memory);
    std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return take(size); }
void* operator new[](std::size_t size) { return take(size); }
// Sorting takes its buffer by these.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return take_if_there_is(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return take_if_there_is(size);
}
void operator delete(void* memory) noexcept { give_back(memory); }
void operator delete[](void* memory) noexcept { give_back(memory); }
void operator delete(void* memory, std::size_t) noexcept { give_back(memory); }
void operator delete[](void* memory, std::size_t) noexcept { give_back(memory); }

namespace kvit::hurt {

void start_counting() {
    at_start = peak = in_use;
    total = times = 0;
}

Taken stop_counting() { return {peak - at_start, total, times}; }

}  // namespace kvit::hurt
