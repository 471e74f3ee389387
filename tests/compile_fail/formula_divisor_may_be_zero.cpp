// expect: kvit: the divisor may be zero or negative
#include "kvit/formula/fast.hpp"
#include "kvit/formula/input.hpp"
#include "kvit/formula/kinds.hpp"

using namespace kvit;
using formula::In;

template <class D>
struct Shared {
    In<D, kind::volume<unit::gcal>, "V"> house;
    In<D, kind::area, "S"> area;

    constexpr auto quantity() const { return house / area; }
};
auto quantity = Shared<formula::fast::Wide>{}.quantity();
