// Closes July 2025 of a house, prints what its first account has to pay and why line 3 is so.
#include <fstream>
#include <iostream>
#include <iterator>
#include <kvit/kvit.hpp>

static std::string data(const std::string& name) {
    std::ifstream file("examples/data/" + name + ".json", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

int main() try {
    const auto house = kvit::format::read_house(data("house")).value_or_throw();
    const auto tariffs = kvit::format::read_tariffs(data("tariffs")).value_or_throw();
    const auto opening = kvit::format::read_opening(data("opening")).value_or_throw();
    const auto law = kvit::format::built_in_law().value_or_throw();
    const kvit::law::Policy policy;  // law_default

    const kvit::close::Rules rules{law, tariffs, policy};
    const auto july =
        kvit::close::close(rules, house, &opening, kvit::Month(2025, 7)).value_or_throw();
    const auto& bill = july.bills.front();
    const auto why = kvit::bill::explain(bill, 3).value_or_throw();
    std::cout << bill.account.text() << ": " << bill.totals.to_pay.to_string() << " RUB\n"
              << kvit::trace::sentence_of(why, kvit::Language::en);
} catch (const kvit::Failure& failure) {
    for (const auto& error : failure.errors().list())
        std::cerr << error.message(kvit::Language::en) << '\n';
    return 1;
}
