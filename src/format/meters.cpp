#include "format/meters.hpp"

#include "format/intake_source.hpp"
#include "format/legal.hpp"
#include "format/names.hpp"
#include "format/registers.hpp"
#include "kvit/formula/kind.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;
using premises::MeterScope;

/// Коэффициент трансформации: of current transformers up to some thousands, with those of voltage
/// some tens of thousands.
constexpr formula::Kind ratio_kind{unit::none, formula::up_to(100'000, 4),
                                   formula::up_to(10'000, 0), formula::Sign::positive};

/// Актов о недопуске: the second one decides, more are only counted.
constexpr int most_refusals = 99;

/// The keys "scope" and "account": an own meter is of an account, one of the house is of none.
void read_owner(ObjectReader& r, premises::Meter& meter) {
    meter.scope = r.choice("scope", names::meter_scopes, MeterScope::own);
    const auto account = r.optional_id("account");
    const bool of_house = meter.scope == MeterScope::house;
    const bool refused_scope = r.has("scope") && !r.ok();
    if (account && !of_house) meter.account = AccountId(*account);
    if (of_house && r.has("account"))
        r.fail("account", ErrorCode::unknown_key, {},
               {"без этого ключа: общедомовой прибор учёта не относится к лицевому счёту",
                "no such key: a meter of the house is of no account"});
    if (!of_house && !r.has("account") && !refused_scope)
        r.fail("account", ErrorCode::missing_key, {},
               {"лицевой счёт; без него может быть только прибор со scope = house",
                "an account, which only a meter with scope = house does without"});
}

std::optional<int> read_digits(ObjectReader& r) {
    const auto digits = r.optional_count("digits", 1, 9);
    return digits ? std::optional(static_cast<int>(*digits)) : std::nullopt;
}

Decimal read_ratio(ObjectReader& r) {
    return r.has("ratio") ? read_legal(r, "ratio", ratio_kind) : Decimal::whole(1);
}

/// What the source of a reading said. It is kept in the document for people; the engine reads the
/// reading that was made of it.
void check_intake(ObjectReader& r) {
    r.id("id");
    r.each("rows", [](ObjectReader& row) {
        row.optional_id("register");
        read_typed(row, "typed", json::Presence::required);
        read_intake_source(row);
    });
}

}  // namespace

premises::Meter read_meter(ObjectReader& r, FactReader& facts) {
    premises::Meter meter;
    meter.fact = facts.lasting(r);
    meter.id = MeterId(r.id("meter"));
    read_owner(r, meter);
    meter.service = ServiceId(r.id("service"));
    meter.unit = r.unit("unit");
    meter.digits = read_digits(r);
    meter.start = read_registers(r, start_keys, meter.digits);
    meter.ratio = read_ratio(r);
    meter.verified_until = r.optional_date("verified_until");
    meter.remote = r.boolean("remote", false);
    return meter;
}

premises::MeterState read_meter_state(ObjectReader& r, FactReader& facts) {
    premises::MeterState state{.fact = facts.lasting(r),
                               .meter = MeterId(r.id("meter")),
                               .trouble = r.choice("trouble", names::meter_troubles)};
    const bool known = r.ok();
    if (const auto refusals = r.optional_count("refusals", 1, most_refusals))
        state.refusals = static_cast<int>(*refusals);
    if (r.has("refusals") && known && state.trouble != premises::MeterTrouble::no_access)
        r.fail("refusals", ErrorCode::unknown_key, {},
               {"без этого ключа: актов о недопуске нет без trouble = no_access",
                "no such key: only trouble = no_access counts refusals"});
    return state;
}

premises::Reading read_reading(ObjectReader& r, FactReader& facts) {
    r.optional_object("intake", check_intake);
    return {.fact = facts.event(r),
            .meter = MeterId(r.id("meter")),
            .date = r.date("date"),
            .values = read_registers(r, value_keys),
            .taken = r.choice("taken", names::readings_taken, premises::ReadingTaken::consumer)};
}

}  // namespace kvit::format
