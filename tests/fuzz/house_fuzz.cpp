// kvit-house/1: read, or refused by a list of errors; equal texts give equal houses.
#include "errors.hpp"

void kvit_fuzz(std::string_view input) {
    using namespace kvit;
    const auto house = fuzz::read_checked(format::read_house, input);
    fuzz::require(format::check_document(input, "kvit-house/1").empty() == house.ok(),
                  "checking agrees with reading");
    if (!house.ok()) return;
    fuzz::require(*house == *format::read_house(input), "equal texts are read alike");
    // What was known on a day is a house too, or a list of errors.
    const auto known = premises::as_known_on(*house, Date::open_end());
    if (!known.ok()) fuzz::require_errors(known.errors());
}
