// Registries: a file by the shipped profile, or by the profile before the line of dashes. What is
// read goes into a kvit-payments/1 as it is, and its sums are those of its rows.
#include "errors.hpp"
#include "kvit/format/payments.hpp"
#include "kvit/format/registry.hpp"

namespace {

using namespace kvit;
using exchange::Mode;

/// The document of a reconciliation of nothing but this registry.
std::string case_of(const std::string& document) {
    constexpr std::string_view key = "\"registry\":";
    const auto from = document.find(key) + key.size();
    const auto to = document.find(",\"totals\":");
    return R"({"schema":"kvit-payments/1","id":"f","accounts":[],"registries":[)" +
           document.substr(from, to - from) + "]}";
}

void check(const exchange::RegistryFile& file) {
    Money amount;
    for (const auto& row : file.registry.rows) amount += row.amount;
    fuzz::require(amount == file.totals.amount, "the sum is that of the rows");
    fuzz::require(static_cast<std::size_t>(file.totals.count) == file.registry.rows.size(),
                  "each row counts");
    const auto document = format::write_registry(file, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(document) == document.npos, "a document is UTF-8");
    const auto facts = format::read_payments_case(case_of(document));
    if (!facts.ok()) {
        // The ways to pay are facts of the case.
        for (const auto& error : facts.errors().list())
            fuzz::require(error.path.find("channel") != error.path.npos,
                          "a registry that was read can be reconciled", error.path);
    }
}

void read(const exchange::RegistryProfile& profile, std::string_view bytes) {
    const exchange::RegistryHint hint{.id = "r", .agent = "a", .date = Date::from_days(20'000)};
    bool strict_ok = false;
    for (const Mode mode : {Mode::strict, Mode::lenient}) {
        const auto file = exchange::parse_registry(profile, bytes, hint, mode);
        if (file.ok())
            check(*file);
        else
            fuzz::require_errors(file.errors());
        if (mode == Mode::strict) strict_ok = file.ok();
        // What is UTF-8 by chance is read as UTF-8 in lenient mode.
        fuzz::require(file.ok() || mode == Mode::strict || !strict_ok ||
                          format::json::ill_formed_at(bytes) == bytes.npos,
                      "lenient reads what strict does");
    }
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    read(*format::registry_profile("sberbank-13"), input);
    const auto [first, second] = fuzz::two_of(input);
    const auto profile = fuzz::read_checked(format::read_registry_profile, first);
    if (profile.ok()) read(*profile, second);
}
