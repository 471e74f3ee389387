// expect: kvit: a sum of different units
#include "kvit/formula/fast.hpp"
#include "kvit/formula/input.hpp"
#include "kvit/formula/kinds.hpp"

using namespace kvit;
using formula::In;

template <class D>
struct Nonsense {
    In<D, kind::volume<unit::m3>, "V"> water;
    In<D, kind::volume<unit::kwh>, "E"> energy;

    constexpr auto quantity() const { return water + energy; }
};
auto quantity = Nonsense<formula::fast::Wide>{}.quantity();
