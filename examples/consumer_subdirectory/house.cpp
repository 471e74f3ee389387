// house FOLDER: what the example house owes by services, July 2025.
#include <fstream>
#include <iostream>
#include <iterator>
#include <kvit/kvit.hpp>

static std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

int main(int argc, char** argv) try {
    const std::string folder = argc > 1 ? argv[1] : ".";
    const auto house = kvit::format::read_house(text_of(folder + "/house.json")).value_or_throw();
    const auto tariffs =
        kvit::format::read_tariffs(text_of(folder + "/tariffs.json")).value_or_throw();
    const auto law = kvit::format::built_in_law().value_or_throw();
    const kvit::law::Policy policy;

    // No opening: the month starts from zero balances.
    const auto july =
        kvit::close::close({law, tariffs, policy}, house, nullptr, {2025, 7}).value_or_throw();
    for (const auto& service : july.summary.services)
        std::cout << service.service.text() << ' ' << service.amount.to_string() << '\n';
    std::cout << "charged " << july.summary.totals.charged.to_string() << '\n';
} catch (const kvit::Failure& failure) {
    for (const auto& error : failure.errors().list())
        std::cerr << error.message(kvit::Language::en) << '\n';
    return 1;
}
