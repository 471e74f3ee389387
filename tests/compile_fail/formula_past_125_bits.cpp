// expect: kvit: an intermediate of the formula may pass 2\^125
#include "kvit/formula/fast.hpp"
#include "kvit/formula/input.hpp"
#include "kvit/formula/kinds.hpp"

using namespace kvit;
using formula::In;

template <class D>
struct Cube {
    In<D, kind::volume<unit::m3>, "V"> volume;

    // 10^14 raw to the third power: past 2^125, which is about 4 * 10^37.
    constexpr auto quantity() const { return volume * volume * volume; }
};
auto quantity = Cube<formula::fast::Wide>{}.quantity();
