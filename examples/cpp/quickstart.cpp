// The bill of one flat in ten lines: read the documents, close the month, print and explain.
#include <fstream>
#include <iostream>
#include <iterator>
#include <kvit/kvit.hpp>

static std::string text_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

int main() try {
    const auto house =
        kvit::format::read_house(text_of("examples/data/house.json")).value_or_throw();
    const auto tariffs =
        kvit::format::read_tariffs(text_of("examples/data/tariffs.json")).value_or_throw();
    const auto law = kvit::format::built_in_law().value_or_throw();
    const kvit::law::Policy policy;  // law_default

    const auto closed =
        kvit::close::close({law, tariffs, policy}, house, nullptr, kvit::Month(2025, 7))
            .value_or_throw();
    const auto& bill = closed.bills.front();
    std::cout << bill.account.text() << ": " << bill.totals.to_pay.to_string() << '\n';

    const auto why =
        kvit::charge::explain(bill.lines[2], {"Холодная вода", "Cold water"}, bill.sources)
            .value_or_throw();
    std::cout << kvit::trace::sentence_of(why, kvit::Language::ru);
} catch (const kvit::Failure& failure) {
    for (const auto& error : failure.errors().list())
        std::cerr << error.message(kvit::Language::en) << '\n';
    return 1;
}
