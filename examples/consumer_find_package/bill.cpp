// bill FOLDER: what the accounts of the example house have to pay for July 2025.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <kvit/kvit.hpp>

static std::string text_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

int main(int argc, char** argv) try {
    const std::filesystem::path folder = argc > 1 ? argv[1] : ".";
    const auto house = kvit::format::read_house(text_of(folder / "house.json")).value_or_throw();
    const auto tariffs =
        kvit::format::read_tariffs(text_of(folder / "tariffs.json")).value_or_throw();
    const auto opening =
        kvit::format::read_opening(text_of(folder / "opening.json")).value_or_throw();
    const auto law = kvit::format::built_in_law().value_or_throw();
    const kvit::law::Policy policy;

    const auto july =
        kvit::close::close({law, tariffs, policy}, house, &opening, kvit::Month(2025, 7))
            .value_or_throw();
    for (const auto& bill : july.bills)
        std::cout << bill.account.text() << ' ' << bill.totals.to_pay.to_string() << '\n';
} catch (const kvit::Failure& failure) {
    for (const auto& error : failure.errors().list())
        std::cerr << error.message(kvit::Language::en) << '\n';
    return 1;
}
