// kvit-tariffs/1: read, or refused by a list of errors; the same twice.
#include "errors.hpp"

void kvit_fuzz(std::string_view input) {
    using namespace kvit;
    const auto first = fuzz::read_checked(format::read_tariffs, input);
    const auto second = format::read_tariffs(input);
    fuzz::require(first.ok() == second.ok(), "equal texts are read alike");
    fuzz::require(format::check_document(input, "kvit-tariffs/1").empty() == first.ok(),
                  "checking agrees with reading");
}
