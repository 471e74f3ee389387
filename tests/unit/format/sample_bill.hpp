#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kvit/bill/bill.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/version.hpp"

/// The bill of tests/data/documents/bill.json: one of every thing that a bill may hold.
namespace kvit::format {

class SampleBill {
  public:
    SampleBill() {
        bill_.house = HouseId("demo-house");
        bill_.account = AccountId("account-1");
        bill_.premises = PremisesId("flat-1");
        bill_.month = july_;
        bill_.basis = {
            .engine = "0.1.0",
            .law = "demo law",
            .tariffs = "demo-tariffs",
            .policy = "demo-policy",
            .policy_base = law::ShippedPolicy::law_default,
            .policy_differences = {{{law::PolicyOption::raising_factor_lines, 1, {}},
                                    "demo-policy"},
                                   {{law::PolicyOption::missing_reading,
                                     1,
                                     {Date::from_civil(2025, 1, 1), Date::from_civil(2026, 1, 1)}},
                                    "demo-policy"}},
            .known_on = Date::from_civil(2025, 7, 31),
            .opening_given = true};
        bill_.area = number("49.9");
        bill_.people = 2;
        add_lines();
        add_money();
        bill_.decisions = {{"norm_no_reading",
                            "hot_water",
                            {"показание не передано: норматив без коэффициента",
                             "no reading: the norm without a factor"}}};
        bill_.services = {
            {ServiceId("cold_water"), {"Холодное водоснабжение", "Cold water"}},
            {ServiceId("maintenance"), {"Содержание жилого помещения", "Maintenance"}}};
        bill_.providers = {{ProviderId("uk"), "УК «Пример»"},
                           {ProviderId("vodokanal"), "Водоканал (пример)"}};
    }

    const bill::Bill& bill() const { return bill_; }

  private:
    struct Input {
        const char* value;
        trace::Source source;
    };

    static Decimal number(const char* text) { return *Decimal::parse(text); }

    static trace::Reference synthetic() {
        trace::Reference reference;
        reference.source = "kvit tests";
        reference.standing = trace::Standing::synthetic;
        return reference;
    }
    static trace::Source source(trace::SourceKind kind, const char* id, Text label) {
        return {.kind = kind,
                .id = id,
                .label = std::move(label),
                .valid = {Date::from_civil(2025, 7, 1), Date::open_end()},
                .reference = synthetic(),
                .operands = {}};
    }
    static trace::Source tariff(const char* id) {
        return source(trace::SourceKind::tariff, id, {"тариф", "tariff"});
    }
    static trace::Source people() {
        return source(trace::SourceKind::fact, "f-people-1", {"число человек", "people"});
    }
    static trace::Source difference() {
        return {
            .kind = trace::SourceKind::computed,
            .id = "meter-cold-1",
            .label = {"разность показаний", "difference of readings"},
            .valid = {Date::from_civil(2025, 6, 23), Date::from_civil(2025, 7, 23)},
            .reference = {},
            .operands = {{{"показание на 2025-07-23", "reading of 2025-07-23"},
                          number("123.324"),
                          false,
                          "f-reading-2-again"},
                         {{"учтённое показание", "billed reading"}, number("118.204"), true, ""}}};
    }

    void add(tariff::Section section, const char* service, charge::Component component,
             const char* formula, Unit resource, const std::vector<Input>& inputs, Text reason,
             std::optional<charge::DayShare> share = std::nullopt) {
        charge::ChargeLine line;
        line.service = ServiceId(service);
        line.component = component;
        line.section = section;
        line.provider = ProviderId(section == tariff::Section::utility ? "vodokanal" : "uk");
        line.creditor = ProviderId("uk");
        line.month = july_;
        line.interval = july_.interval();
        if (share) line.interval.to = line.interval.from + share->days;
        line.formula = charge::find_formula(formula, resource)->id;
        std::vector<Decimal> values;
        for (const auto& input : inputs) {
            values.push_back(number(input.value));
            line.inputs.push_back({values.back(), bill_.sources.add(input.source)});
        }
        line.share = share;
        const auto outcome = charge::evaluate(line.formula, values, share);
        line.quantity = outcome->quantity;
        line.price = values.back();
        line.amount = outcome->amount;
        line.reason = std::move(reason);
        bill_.lines.push_back(std::move(line));
    }

    void add_lines() {
        using charge::Component;
        using tariff::Section;
        const auto area = source(trace::SourceKind::fact, "f-premises-1", {"площадь", "area"});
        const auto norm = source(trace::SourceKind::norm, "hot", {"норматив", "norm"});
        const auto heat_norm = source(trace::SourceKind::norm, "heating", {"тепло", "heat"});
        const auto factor =
            source(trace::SourceKind::law, "metering.raising_factor.hot_water.no_meter",
                   {"повышающий коэффициент", "raising factor"});
        const auto one = source(trace::SourceKind::calendar, "", {"помещение", "premises"});

        add(Section::housing, "maintenance", Component::whole, "per_area", unit::m2,
            {{"49.9", area}, {"26.00", tariff("maintenance")}}, {"по площади", "by area"});
        add(Section::utility, "cold_water", Component::whole, "metered", unit::m3,
            {{"5.120", difference()}, {"39.56", tariff("cold")}}, {"по прибору учёта", "by meter"});
        add(Section::utility, "hot_water", Component::water, "norm", unit::m3,
            {{"2", people()}, {"3.17", norm}, {"41.2", tariff("hot-water")}},
            {"по нормативу", "by norm"}, charge::DayShare{17, 31});
        add(Section::utility, "hot_water", Component::excess, "norm_excess", unit::m3,
            {{"2", people()}, {"3.17", norm}, {"1.5", factor}, {"41.2", tariff("hot-water")}},
            {"величина превышения", "the excess"});
        add(Section::utility, "hot_water", Component::heat, "hot_water_norm_heat", unit::gcal,
            {{"2", people()}, {"3.17", norm}, {"0.0603", heat_norm}, {"2486.12", tariff("heat")}},
            {"по нормативу", "by norm"});
        add(Section::other, "intercom", Component::whole, "per_premises", unit::premises,
            {{"1", one}, {"75", tariff("intercom")}}, {"с помещения", "per premises"});
        add(Section::voluntary, "insurance", Component::whole, "per_area", unit::m2,
            {{"49.9", area}, {"1.84", tariff("insurance")}}, {"по площади", "by area"});
    }

    /// A posting and a balance for each service, and a payment of June's maintenance.
    void add_money() {
        auto& totals = bill_.totals;
        const bill::BalanceKey june{ProviderId("uk"), ServiceId("maintenance"), july_.previous()};
        const Money debt = Money::kopecks(129740);
        bill_.postings.push_back({bill::PostingKind::payment, june, -debt});
        bill_.balances.push_back({june, debt, {}, debt, {}});
        totals.opening = debt;
        totals.paid = debt;
        for (const auto& line : bill_.lines) {
            if (line.section == tariff::Section::voluntary) {
                totals.voluntary += line.amount;
                continue;
            }
            const bill::BalanceKey key{line.creditor, line.service, line.month};
            totals.charged += line.amount;
            if (bill_.balances.back().key != key) {
                bill_.postings.push_back({bill::PostingKind::charge, key, {}});
                bill_.balances.push_back({key, {}, {}, {}, {}});
            }
            bill_.postings.back().amount += line.amount;
            bill_.balances.back().charged += line.amount;
            bill_.balances.back().closing += line.amount;
        }
        totals.closing = totals.opening + totals.charged - totals.paid;
        totals.to_pay = totals.closing;
        totals.to_pay_with_voluntary = totals.to_pay + totals.voluntary;
    }

    Month july_{2025, 7};
    bill::Bill bill_;
};

inline bill::Bill sample_bill() { return SampleBill().bill(); }

}  // namespace kvit::format
