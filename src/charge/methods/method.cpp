#include "charge/methods/method.hpp"

#include "kvit/trace/number.hpp"

namespace kvit::charge::detail {

const FormulaCard* Segment::formula(std::string_view name, const Found& price,
                                    std::string_view key) const {
    const Unit resource = unit::rub / price.unit;
    const auto* card = find_formula(name, resource);
    if (card == nullptr) {
        std::string units;
        for (const auto& other : catalogue())
            if (other.card.name == name)
                units += (units.empty() ? "" : ", ") + code_of(unit::rub / other.resource);
        desk.report({ErrorCode::unit_mismatch, supply.fact.path + std::string(key),
                     code_of(price.unit), Text(units, units)});
    }
    return card;
}

bool Segment::fits(const FormulaCard& formula, std::size_t input, const Found& found,
                   std::string_view key) const {
    const Unit expected = formula.inputs[input].kind.unit;
    if (found.unit == expected) return true;
    desk.report({ErrorCode::unit_mismatch,
                 supply.fact.path + std::string(key),
                 code_of(found.unit),
                 {code_of(expected), code_of(expected)}});
    return false;
}

Text metered_reason(const Desk& desk, const FoundVolume& volume, Unit unit) {
    const auto& operands = desk.sources()[volume.source].operands;
    const auto in = [&](Language language) {
        std::string sum;
        for (const auto& operand : operands)
            sum += (sum.empty()     ? ""
                    : operand.minus ? " − "
                                    : " + ") +
                   trace::number_text(operand.value, language);
        return std::string(language == Language::ru ? "Расход по счётчику: " : "By meter: ") + sum +
               " = " + trace::measure_text(volume.value, unit, language) + ".";
    };
    return {in(Language::ru), in(Language::en)};
}

Text norm_reason(bool has_meter) {
    if (has_meter)
        return {"Показание счётчика за месяц не передано: объём по нормативу без коэффициента.",
                "No reading was sent in the month: the volume goes by norm without a factor."};
    return {"Счётчика нет: объём по нормативу.", "There is no meter: the volume goes by norm."};
}

Text raised_reason(Decimal factor) {
    const auto in = [&](Language language) { return trace::number_text(factor, language); };
    return {"Счётчик можно установить, но его нет: объём по нормативу с коэффициентом " +
                in(Language::ru) + ".",
            "A meter could be installed but is not: the volume goes by norm with the factor " +
                in(Language::en) + "."};
}

Text excess_reason(Decimal factor) {
    const auto in = [&](Language language) { return trace::number_text(factor, language); };
    return {"Счётчик можно установить, но его нет: сверх норматива начислено по коэффициенту " +
                in(Language::ru) + ".",
            "A meter could be installed but is not: the raising factor " + in(Language::en) +
                " adds this to the norm."};
}

}  // namespace kvit::charge::detail
