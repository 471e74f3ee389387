#include "format/acts.hpp"

#include "format/area.hpp"
#include "format/legal.hpp"
#include "format/names.hpp"

namespace kvit::format {
namespace {

using json::ObjectReader;

/// A volume that an act states; its unit is the act's own, and the range is that of every resource.
constexpr formula::Kind act_volume = [] {
    formula::Kind kind = kind::volume<unit::m3>;
    kind.sign = formula::Sign::not_negative;
    return kind;
}();

}  // namespace

premises::Installability read_installability(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .account = AccountId(r.id("account")),
            .service = ServiceId(r.id("service")),
            .possible = r.boolean("possible")};
}

premises::VolumeAct read_volume_act(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .account = AccountId(r.id("account")),
            .service = ServiceId(r.id("service")),
            .kind = r.choice("kind", names::volume_act_kinds, premises::VolumeActKind::act),
            .month_volume = read_legal(r, "month_volume", act_volume),
            .unit = r.unit("unit")};
}

premises::InterferenceAct read_interference_act(ObjectReader& r, FactReader& facts) {
    premises::InterferenceAct act{.fact = facts.event(r),
                                  .account = AccountId(r.id("account")),
                                  .service = ServiceId(r.id("service")),
                                  .since = r.date("since"),
                                  .date = r.date("date")};
    if (r.ok() && act.since > act.date) {
        const std::string date = act.date.to_string();
        r.fail("since", ErrorCode::contradiction, act.since.to_string(),
               {"не позже дня акта " + date, "no later than the day of the act " + date});
    }
    return act;
}

premises::Plot read_plot(ObjectReader& r, FactReader& facts) {
    return {.fact = facts.lasting(r),
            .account = AccountId(r.id("account")),
            .service = ServiceId(r.id("service")),
            .count = read_legal(r, "count", positive_area),
            .norm = NormId(r.id("norm"))};
}

}  // namespace kvit::format
