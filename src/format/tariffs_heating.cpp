// Heating: when it is paid for, and the days of its seasons.
#include "format/tariffs_names.hpp"
#include "format/tariffs_part.hpp"

namespace kvit::format {

using json::ObjectReader;

tariff::Heating read_heating(ObjectReader& r, HeatingId id, const BookSoFar& so_far) {
    tariff::Heating heating;
    heating.id = std::move(id);
    heating.title = read_title(r);
    heating.payment = read_dated_list<tariff::HeatingPayment>(
        r, "payment", so_far.defaults,
        [](ObjectReader& v) { return v.choice("value", names::heating_payments); });
    // An entry is a season: its days are all that it says.
    heating.season =
        read_dated_list<bool>(r, "season", so_far.defaults, [](ObjectReader&) { return true; });
    heating.months = read_dated_list<Decimal>(
        r, "months", so_far.defaults,
        [](ObjectReader& v) { return Decimal::whole(v.count("value", 1, 12)); },
        json::Presence::optional);
    return heating;
}

}  // namespace kvit::format
