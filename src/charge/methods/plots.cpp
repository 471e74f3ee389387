// Земельный участок, животные, полив: п. 49 and formula 22.
#include "charge/methods/method.hpp"

namespace kvit::charge::detail {

void plan_plots(const Segment& segment, const Found& price) {
    auto& desk = segment.desk;
    for (const auto* plot : desk.account().plots) {
        if (plot->service != segment.supply.service || !plot->fact.valid.contains(segment.day()))
            continue;
        const auto norm = desk.norm(segment.supply, plot->norm, segment.day(), ".norm");
        if (!norm) continue;
        const bool per_m2 = norm->unit.m2 != 0;
        const auto* card = segment.formula(per_m2 ? "plot_norm" : "animal_norm", price);
        if (card == nullptr || !segment.fits(*card, 1, *norm, ".norm")) continue;
        const LineInput count{
            plot->count,
            desk.fact_source(plot->fact, per_m2 ? Text{"площадь участка", "area of the plot"}
                                                : Text{"число голов", "heads"})};
        segment.add(Component::plot, card->id, {count, norm->input(), price.input()},
                    per_m2 ? Text{"Участок без счётчика: по нормативу на м² (п. 49).",
                                  "A plot without a meter: by the norm per m² (p. 49)."}
                           : Text{"Животные: по нормативу на голову (п. 49).",
                                  "Animals: by the norm per head (p. 49)."},
                    desk.month().days());
    }
}

}  // namespace kvit::charge::detail
