#pragma once

#include "kvit/law/law_book.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/tariff/tariff_book.hpp"

namespace kvit::charge {

/// What a month is computed by. The books are borrowed and may be shared between threads.
struct Rules {
    const law::LawBook& law;
    const tariff::TariffBook& tariffs;
    const law::Policy& policy;
};

}  // namespace kvit::charge
