// HOUSE TARIFFS OPENING YYYYMM: prints the closed month as the C++ library writes it.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <kvit/kvit.hpp>

namespace {

std::string text_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) return 2;
    using namespace kvit;
    const auto house = format::read_house(text_of(arguments[1])).value_or_throw();
    const auto tariffs = format::read_tariffs(text_of(arguments[2])).value_or_throw();
    const auto opening = format::read_opening(text_of(arguments[3])).value_or_throw();
    const auto law = format::built_in_law().value_or_throw();
    const law::Policy policy;
    const auto month = Month::from_yyyymm(std::atoi(arguments[4])).value();
    const auto closed =
        close::close({law, tariffs, policy}, house, &opening, month).value_or_throw();
    const std::string text = format::write_closed(closed);
    std::fwrite(text.data(), 1, text.size(), stdout);
}
