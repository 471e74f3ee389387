#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "fuzz.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/format/lines.hpp"

namespace kvit::fuzz {

/// The rules that months are closed by here: the tariffs of the examples, the law inside.
struct Rules {
    law::LawBook law = format::built_in_law().value_or_throw();
    tariff::TariffBook tariffs = read_tariffs();
    law::Policy policy;

    static tariff::TariffBook read_tariffs() {
        std::ifstream file(KVIT_ROOT "/examples/data/tariffs.json", std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(file), {}};
        return format::read_tariffs(text).value_or_throw();
    }
};

inline format::LinesMonth month() {
    static const Rules rules;
    return {{rules.law, rules.tariffs, rules.policy}, *Month::parse("2025-07"), Date::open_end()};
}

}  // namespace kvit::fuzz
