// The samples that tests/python/test_schemas.py holds the schemas to, and the names in the schemas.
#include "kvit/format/documents.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <span>

#include "format/allocation_names.hpp"
#include "format/book_names.hpp"
#include "format/json/parse.hpp"
#include "format/names.hpp"
#include "format/penalty_policy.hpp"
#include "format/policy.hpp"
#include "format/reconciliation_names.hpp"
#include "format/remittance_names.hpp"
#include "format/tariffs_names.hpp"
#include "kvit/audit/cause.hpp"
#include "kvit/bonus/draw/draw.hpp"
#include "kvit/charge/catalogue.hpp"
#include "kvit/format/bonus.hpp"
#include "kvit/format/book.hpp"
#include "kvit/format/coupons.hpp"
#include "kvit/format/draw.hpp"
#include "kvit/format/exchange.hpp"
#include "kvit/format/payments.hpp"
#include "kvit/format/readings.hpp"
#include "kvit/format/registry.hpp"
#include "kvit/format/remittance.hpp"
#include "kvit/format/statement.hpp"
#include "kvit/ledger/allocation/practices.hpp"
#include "kvit/ledger/reconciliation/practices.hpp"
#include "unit/format/documents.hpp"

namespace kvit::format {
namespace {

using testing::ElementsAreArray;
using testing::IsEmpty;
using testing::Not;

/// Readers by the document that they read; each returns what is wrong.
const std::map<std::string, std::function<std::vector<std::string>(std::string_view)>, std::less<>>&
readers() {
    static const std::map<std::string, std::function<std::vector<std::string>(std::string_view)>,
                          std::less<>>
        all{{"house", [](auto text) { return problems(read_house(text)); }},
            {"tariffs", [](auto text) { return problems(read_tariffs(text)); }},
            {"policy", [](auto text) { return problems(read_policy(text)); }},
            {"law", [](auto text) { return problems(read_law(text)); }},
            {"opening", [](auto text) { return problems(read_opening(text)); }},
            {"bill", [](auto text) { return problems(read_bill(text)); }},
            {"penalty", [](auto text) { return problems(read_penalty_case(text)); }},
            {"allocation", [](auto text) { return problems(read_allocation_case(text)); }},
            {"book", [](auto text) { return problems(read_book_case(text)); }},
            {"remittance", [](auto text) { return problems(read_remittance_case(text)); }},
            {"payments", [](auto text) { return problems(read_payments_case(text)); }},
            {"closed", [](auto text) { return problems(read_closed_bills(text)); }},
            {"qr", [](auto text) { return problems(read_qr_request(text)); }},
            {"registry-profile", [](auto text) { return problems(read_registry_profile(text)); }},
            {"debts", [](auto text) { return problems(read_debts(text)); }},
            {"readings", [](auto text) { return problems(read_readings(text)); }},
            {"readings-profile", [](auto text) { return problems(read_readings_profile(text)); }},
            {"readings-form", [](auto text) { return problems(read_readings_form(text)); }},
            {"meter-map", [](auto text) { return problems(read_meter_map(text)); }},
            {"statement", [](auto text) { return problems(read_statement(text)); }},
            {"programme", [](auto text) { return problems(read_programme(text)); }},
            {"offers", [](auto text) { return problems(read_offers(text)); }},
            {"coupon-events", [](auto text) { return problems(read_coupon_events(text)); }},
            {"bonus-history", [](auto text) { return problems(read_bonus_history(text)); }},
            {"draw", [](auto text) { return problems(read_draw(text)); }},
            {"draw-announcement", [](auto text) { return problems(read_draw_announcement(text)); }},
            {"draw-facts", [](auto text) { return problems(read_draw_facts(text)); }},
            {"draw-receipt", [](auto text) { return problems(read_draw_receipt(text)); }}};
    return all;
}

struct Sample {
    std::string name;
    std::string document;  ///< "house"
    bool bad;
};

std::vector<Sample> samples() {
    std::vector<Sample> all;
    for (const auto& file : std::filesystem::directory_iterator(documents_folder)) {
        const std::string name = file.path().filename().string();
        std::string stem = file.path().stem().string();
        const bool bad = stem.starts_with("bad_");
        if (bad) stem.erase(0, 4);
        all.push_back({name, stem.substr(0, stem.find('_')), bad});
    }
    return all;
}

TEST(Samples, ReadersAcceptTheGoodAndRefuseTheBad) {
    int read = 0;
    for (const auto& [name, document, bad] : samples()) {
        const auto reader = readers().find(document);
        if (reader == readers().end()) continue;  // only written
        ++read;
        if (bad)
            EXPECT_THAT(reader->second(sample(name)), Not(IsEmpty())) << name;
        else
            EXPECT_THAT(reader->second(sample(name)), IsEmpty()) << name;
    }
    EXPECT_GE(read, 50);
}

/// The "enum" of the definition at `path` in a schema.
std::vector<std::string> enumeration(const std::string& schema,
                                     const std::vector<std::string>& path) {
    const auto document =
        json::parse(file_text("src/format/schema/kvit-" + schema + "-1.schema.json"));
    const json::Value* at = document.ok() ? &*document : nullptr;
    for (const auto& key : path)
        at = at != nullptr && at->as_object() != nullptr ? at->as_object()->find(key) : nullptr;
    std::vector<std::string> names;
    if (at != nullptr && at->as_array() != nullptr)
        for (const auto& name : *at->as_array()) names.push_back(*name.as_string());
    return names;
}

template <class List>
std::vector<std::string> names_of(const List& list) {
    std::vector<std::string> names;
    for (const auto& choice : list) names.emplace_back(choice.name);
    return names;
}

TEST(Schemas, NameTheSameChoicesAsTheReaders) {
    const auto property = [](const std::string& definition, const std::string& key) {
        return std::vector<std::string>{"$defs", definition, "properties", key, "enum"};
    };
    EXPECT_EQ(enumeration("common", property("reference", "confidence")),
              names_of(names::confidences));
    EXPECT_EQ(enumeration("common", property("reference", "standing")), names_of(names::standings));
    EXPECT_EQ(enumeration("common", property("source", "kind")), names_of(names::source_kinds));
    EXPECT_EQ(enumeration("common", {"$defs", "section", "enum"}), names_of(names::sections));
    EXPECT_EQ(enumeration("comparison", {"$defs", "cause", "enum"}), names_of(audit::cause_rows));
    EXPECT_EQ(enumeration("common", property("policy_choice_keys", "option")),
              names_of(names::policy_options));
    EXPECT_EQ(enumeration("common", {"$defs", "shipped_policy", "enum"}),
              names_of(law::shipped_policy_rows));
    EXPECT_EQ(
        enumeration("law", {"properties", "parameters", "items", "properties", "kind", "enum"}),
        names_of(names::law_value_kinds));
    for (const auto& [name, condition] : names::meter_conditions)
        EXPECT_EQ(enumeration(
                      "law", {"$defs", "volume", "properties", std::string(name), "items", "enum"}),
                  names_of(names::volume_steps))
            << name;
    EXPECT_EQ(enumeration("law", {"$defs", "volume", "required"}),
              names_of(names::meter_conditions));
    EXPECT_EQ(enumeration("law-value", {"properties", "kind", "enum"}),
              names_of(names::law_value_kinds));
    EXPECT_EQ(
        enumeration("law-diff", {"properties", "changes", "items", "properties", "kind", "enum"}),
        names_of(names::law_value_kinds));
    EXPECT_EQ(enumeration("law", property("limit", "mode")), names_of(names::rate_limit_modes));
    EXPECT_EQ(enumeration("law", property("suspension", "debts")),
              names_of(names::suspended_debts));
    EXPECT_EQ(enumeration("house", property("premises", "kind")), names_of(names::premises_kinds));
    EXPECT_EQ(enumeration("house", property("premises", "heating")),
              names_of(names::premises_heatings));
    EXPECT_EQ(enumeration("house", property("supply", "method")), names_of(names::methods));
    EXPECT_EQ(enumeration("house", property("supply", "bands")), names_of(names::bands));
    EXPECT_EQ(enumeration("house", property("supply", "volume_by")),
              names_of(names::common_volumes));
    EXPECT_EQ(enumeration("house", property("supply", "above_norm")), names_of(names::above_norms));
    EXPECT_EQ(enumeration("house", property("volume_act", "kind")),
              names_of(names::volume_act_kinds));
    EXPECT_EQ(enumeration("house", property("quality_breach", "kind")),
              names_of(names::breach_kinds));
    EXPECT_EQ(enumeration("house", property("meter", "scope")), names_of(names::meter_scopes));
    EXPECT_EQ(enumeration("house", property("meter_state", "trouble")),
              names_of(names::meter_troubles));
    EXPECT_EQ(enumeration("house", property("reading", "taken")), names_of(names::readings_taken));
    EXPECT_EQ(enumeration("tariffs", property("tariff", "zone")), names_of(names::zones));
    EXPECT_EQ(enumeration("tariffs", property("rate", "zone")), names_of(names::zones));
    EXPECT_EQ(enumeration("tariffs", property("tariff", "vat")), names_of(names::vats));
    EXPECT_EQ(enumeration("tariffs", property("dated_payment", "value")),
              names_of(names::heating_payments));
    EXPECT_EQ(enumeration("tariffs", property("benefit", "shape")),
              names_of(names::benefit_shapes));
    EXPECT_EQ(enumeration("tariffs", property("benefit", "base")), names_of(names::benefit_bases));
    EXPECT_EQ(enumeration("common", {"$defs", "component", "enum"}), names_of(names::components));
    EXPECT_EQ(
        enumeration("bill", {"properties", "postings", "items", "properties", "kind", "enum"}),
        names_of(names::book_posting_kinds));
    EXPECT_EQ(enumeration("penalty",
                          {"properties", "suspensions", "items", "properties", "scope", "enum"}),
              names_of(names::suspension_scopes));
    EXPECT_EQ(enumeration("penalty-result",
                          {"properties", "intervals", "items", "properties", "zero", "enum"}),
              names_of(names::zero_reasons));
    EXPECT_EQ(enumeration("allocation", property("receivable", "kind")),
              names_of(names::receivable_kinds));
    EXPECT_EQ(enumeration("allocation", property("take_back", "kind")),
              names_of(names::take_back_kinds));
    EXPECT_EQ(enumeration("allocation-result", property("receivable", "kind")),
              names_of(names::receivable_kinds));
    EXPECT_EQ(enumeration("allocation-result", property("take_back", "kind")),
              names_of(names::take_back_kinds));
    EXPECT_EQ(enumeration("allocation-result", property("part", "kind")),
              names_of(names::part_kinds));
    EXPECT_EQ(enumeration("allocation-result", property("part", "why")),
              names_of(names::allocation_reasons));
    EXPECT_EQ(enumeration("allocation-result", property("payment", "unallocated_reason")),
              names_of(names::unallocated_reasons));
    EXPECT_EQ(enumeration("book", property("posting", "kind")),
              names_of(names::book_posting_kinds));
    EXPECT_EQ(enumeration("book", property("posting", "of")), names_of(names::receivable_kinds));
    EXPECT_EQ(enumeration("book", property("mark", "mark")), names_of(names::debt_marks));
    EXPECT_EQ(enumeration("book", {"properties", "locks", "items", "properties", "event", "enum"}),
              names_of(names::lock_events));
    EXPECT_EQ(enumeration("turnover", property("posting", "kind")),
              names_of(names::book_posting_kinds));
    EXPECT_EQ(enumeration("turnover", property("debt", "mark")), names_of(names::debt_marks));
    EXPECT_EQ(enumeration("remittance",
                          {"properties", "contracts", "items", "properties", "base", "enum"}),
              names_of(names::commission_bases));
    EXPECT_EQ(enumeration("remittance-result",
                          {"properties", "rows", "items", "properties", "base", "enum"}),
              names_of(names::commission_bases));
    EXPECT_EQ(enumeration("draw-receipt", {"properties", "status", "enum"}),
              names_of(bonus::draw_status_rows));
    EXPECT_EQ(enumeration("draw-verdict", {"properties", "status", "enum"}),
              names_of(bonus::draw_status_rows));
    EXPECT_EQ(enumeration("draw-receipt", property("place", "outcome")),
              names_of(bonus::outcome_rows));
    const std::vector<std::string> derivation{"properties", "derivation", "properties"};
    const auto inside = [&](std::vector<std::string> rest) {
        rest.insert(rest.begin(), derivation.begin(), derivation.end());
        return rest;
    };
    EXPECT_EQ(enumeration("explanation", inside({"rounding", "enum"})), names_of(names::roundings));
    EXPECT_EQ(
        enumeration("explanation", inside({"steps", "items", "properties", "operation", "enum"})),
        names_of(names::operations));
}

/// Rules of a schema: of an option `choice` is one of its practices.
void expect_rules(const json::Value& rules, std::span<const law::PolicyOptionRow> rows,
                  std::string_view (*name)(const law::PolicyOptionRow&)) {
    ASSERT_EQ(rules.as_array()->size(), rows.size());
    const auto enum_at = [](const json::Value& rule, const char* branch, const char* key,
                            const char* word) {
        return rule.as_object()
            ->find(branch)
            ->as_object()
            ->find("properties")
            ->as_object()
            ->find(key)
            ->as_object()
            ->find(word);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const json::Value& rule = (*rules.as_array())[i];
        EXPECT_EQ(*enum_at(rule, "if", "option", "const")->as_string(), name(rows[i]));
        std::vector<std::string> choices;
        for (const auto& choice : *enum_at(rule, "then", "choice", "enum")->as_array())
            choices.push_back(*choice.as_string());
        EXPECT_THAT(choices, ElementsAreArray(names_of(rows[i].choices)));
    }
}

/// What stands at a path of keys in a schema.
json::Value value_at(const std::string& schema, const std::vector<std::string>& path) {
    json::Value at = json::parse(file_text("src/format/schema/kvit-" + schema + "-1.schema.json"))
                         .value_or_throw();
    for (const auto& key : path) at = json::Value(*at.as_object()->find(key));
    return at;
}

TEST(Schemas, NameThePracticesOfEveryOption) {
    expect_rules(value_at("common", {"$defs", "policy_choice_keys", "allOf"}),
                 law::policy_option_rows, [](const law::PolicyOptionRow& row) { return row.name; });
}

/// The case of an allocation chooses the options under the names of a policy.
TEST(Schemas, NameThePracticesOfAllocation) {
    for (const auto option : ledger::AllocationPractices::options) {
        const law::PolicyOptionRow& row = row_of(option);
        EXPECT_EQ(enumeration("allocation", {"properties", "policy", "properties",
                                             std::string(row.name), "enum"}),
                  names_of(row.choices))
            << row.name;
    }
}

TEST(Schemas, NameThePracticesOfReconciliation) {
    for (const auto option : ledger::ReconciliationPractices::options) {
        const law::PolicyOptionRow& row = row_of(option);
        EXPECT_EQ(enumeration("payments", {"properties", "policy", "properties",
                                           std::string(row.name), "enum"}),
                  names_of(row.choices))
            << row.name;
    }
}

template <std::size_t N>
std::vector<std::string> words_of(const ledger::MachineWord (&words)[N]) {
    std::vector<std::string> names;
    for (const auto& word : words) names.emplace_back(word.name);
    return names;
}

TEST(Schemas, NameTheStatesAndEventsOfProceedings) {
    const auto at = [](const std::string& definition, const std::string& key) {
        return std::vector<std::string>{"$defs", definition, "properties", key, "enum"};
    };
    EXPECT_EQ(enumeration("payments", at("row", "kind")), names_of(names::row_kinds));
    EXPECT_EQ(enumeration("payments", at("registry", "kind")), names_of(names::registry_kinds));
    EXPECT_EQ(enumeration("payments", at("life_event", "event")), words_of(ledger::life_events));
    EXPECT_EQ(enumeration("payments", at("search_event", "event")),
              words_of(ledger::search_events));
    EXPECT_EQ(enumeration("payments", at("claim_event", "event")), words_of(ledger::claim_events));
    EXPECT_EQ(enumeration("payments", at("claim_document", "document")),
              names_of(names::claim_documents));
    EXPECT_EQ(enumeration("reconciliation", at("row", "status")), names_of(names::row_statuses));
    EXPECT_EQ(enumeration("reconciliation", at("row", "kind")), names_of(names::row_kinds));
    EXPECT_EQ(enumeration("reconciliation",
                          {"$defs", "candidate", "properties", "evidence", "items", "enum"}),
              names_of(names::evidences));
    EXPECT_EQ(enumeration("reconciliation", {"$defs", "life", "properties", "state", "enum"}),
              words_of(ledger::life_states));
    EXPECT_EQ(enumeration("reconciliation", {"$defs", "search", "properties", "state", "enum"}),
              words_of(ledger::search_states));
    EXPECT_EQ(enumeration("reconciliation", {"$defs", "claim", "properties", "state", "enum"}),
              words_of(ledger::claim_states));
}

/// The case of a penalty and its result have the options under names of their own.
TEST(Schemas, NameThePracticesOfPenalties) {
    const std::vector<std::string> policy{"properties", "policy", "properties"};
    const std::vector<std::string> practice{"properties", "practices", "items"};
    std::vector<law::PolicyOptionRow> rows;
    std::vector<std::string> options;
    for (const auto& row : law::policy_option_rows) {
        if (row.subject != law::PolicySubject::penalty) continue;
        const std::string name(penalty_option_name(row.option));
        rows.push_back(row);
        options.push_back(name);
        auto path = policy;
        path.insert(path.end(), {name, "enum"});
        EXPECT_EQ(enumeration("penalty", path), names_of(row.choices)) << name;
    }
    auto option = practice;
    option.insert(option.end(), {"properties", "option", "enum"});
    EXPECT_EQ(enumeration("penalty-result", option), options);
    auto rules = practice;
    rules.emplace_back("allOf");
    expect_rules(value_at("penalty-result", rules), rows,
                 [](const law::PolicyOptionRow& row) { return penalty_option_name(row.option); });

    std::vector<std::string> keys;
    const json::Value properties = value_at("penalty", policy);
    for (const auto& member : properties.as_object()->members()) keys.push_back(member.key);
    for (const auto* other :
         {"inherits", "flat_percent", "judgment_day", "rates", "due", "no_accrual", "ext"})
        EXPECT_EQ(std::erase(keys, other), 1u) << other;
    EXPECT_EQ(keys, options);
}

TEST(Schemas, NameTheBuiltInServices) {
    const auto schema = json::parse(file_text("src/format/schema/kvit-tariffs-1.schema.json"));
    ASSERT_TRUE(schema.ok());
    const auto find = [](const json::Value& value, const char* key) -> const json::Value& {
        return *value.as_object()->find(key);
    };
    const auto& id = find(find(find(find(*schema, "$defs"), "service"), "properties"), "id");
    const auto& refused = find(find((*find(id, "allOf").as_array()).at(1), "not"), "enum");
    std::vector<std::string> ids;
    for (const auto& name : *refused.as_array()) ids.push_back(*name.as_string());
    std::vector<std::string> built_in;
    for (const auto& row : tariff::service_rows) built_in.emplace_back(row.id);
    EXPECT_EQ(ids, built_in);
}

/// Every enumerator has a name, and no two share one.
template <class List>
void expect_complete(const List& list, int last) {
    EXPECT_EQ(static_cast<int>(std::size(list)), last + 1);
    for (int i = 0; i <= last; ++i) {
        const auto value = static_cast<json::Chosen<List>>(i);
        const auto name = json::name_of(list, value);
        EXPECT_FALSE(name.empty()) << i;
        EXPECT_EQ(std::count_if(std::begin(list), std::end(list),
                                [&](const auto& choice) { return choice.name == name; }),
                  1)
            << name;
    }
}

TEST(Names, AreThereForEveryValue) {
    expect_complete(names::confidences, static_cast<int>(trace::Confidence::low));
    expect_complete(names::standings, static_cast<int>(trace::Standing::synthetic));
    expect_complete(names::source_kinds, static_cast<int>(trace::SourceKind::computed));
    expect_complete(names::operations, static_cast<int>(trace::Operation::sum));
    expect_complete(names::roundings, static_cast<int>(Rounding::toward_zero));
    expect_complete(names::premises_kinds,
                    static_cast<int>(premises::PremisesKind::non_residential));
    expect_complete(names::premises_heatings, static_cast<int>(premises::PremisesHeating::none));
    expect_complete(names::common_volumes, static_cast<int>(premises::CommonVolume::actual));
    expect_complete(names::above_norms, static_cast<int>(premises::AboveNorm::distributed));
    expect_complete(names::volume_act_kinds, static_cast<int>(premises::VolumeActKind::contract));
    expect_complete(names::breach_kinds, static_cast<int>(premises::BreachKind::voltage));
    expect_complete(names::meter_scopes, static_cast<int>(premises::MeterScope::house));
    expect_complete(names::meter_troubles, static_cast<int>(premises::MeterTrouble::interference));
    expect_complete(names::readings_taken, static_cast<int>(premises::ReadingTaken::remote));
    expect_complete(names::sections, static_cast<int>(tariff::Section::voluntary));
    expect_complete(names::zones, static_cast<int>(Zone::half_peak));
    expect_complete(names::vats, static_cast<int>(tariff::Vat::on_top));
    expect_complete(names::heating_payments, static_cast<int>(tariff::HeatingPayment::evenly));
    expect_complete(names::benefit_shapes, static_cast<int>(tariff::BenefitShape::tariff));
    expect_complete(names::benefit_bases, static_cast<int>(tariff::BenefitBase::amount));
    expect_complete(names::components, static_cast<int>(charge::Component::vat));
    expect_complete(names::book_posting_kinds,
                    static_cast<int>(ledger::PostingKind::provider_fine));
    expect_complete(names::methods, static_cast<int>(premises::Method::solid_waste_containers));
    expect_complete(names::policy_options, static_cast<int>(law::PolicyOption::search_from));
    expect_complete(names::receivable_kinds, static_cast<int>(ledger::ReceivableKind::court_cost));
    expect_complete(names::part_kinds, static_cast<int>(ledger::PartKind::advance));
    expect_complete(names::take_back_kinds, static_cast<int>(ledger::TakeBackKind::transfer));
    expect_complete(names::unallocated_reasons,
                    static_cast<int>(ledger::UnallocatedReason::unknown_account));
    expect_complete(names::allocation_reasons,
                    static_cast<int>(ledger::AllocationReason::advance_by_charge));
    expect_complete(names::registry_kinds, static_cast<int>(ledger::RegistryKind::statement));
    expect_complete(names::row_kinds, static_cast<int>(ledger::RowKind::reversal));
    expect_complete(names::row_statuses, static_cast<int>(ledger::RowStatus::reversal_waits));
    expect_complete(names::evidences, static_cast<int>(ledger::Evidence::amount_equals_bill));
    expect_complete(names::claim_documents,
                    static_cast<int>(ledger::ClaimDocument::registry_extract));
    expect_complete(names::life_events, static_cast<int>(ledger::LifeEvent::reverse));
    expect_complete(names::search_events, static_cast<int>(ledger::SearchEvent::post));
    expect_complete(names::claim_events, static_cast<int>(ledger::ClaimEvent::refund));
    expect_complete(names::book_posting_kinds,
                    static_cast<int>(ledger::PostingKind::provider_fine));
    expect_complete(names::commission_bases, static_cast<int>(ledger::CommissionBase::net));
    expect_complete(names::debt_marks, static_cast<int>(ledger::DebtMarkKind::time_barred));
}

/// The writer states the price in roubles per unit of the resource: a formula with another tariff
/// would print a wrong unit. A formula of a sum has no tariff: its price is a share, a plain
/// number.
TEST(Lines, TariffOfEveryFormulaIsPerUnitOfItsResource) {
    for (const auto& formula : charge::catalogue()) {
        if (formula.resource == unit::rub) continue;
        const Unit price = unit::rub / formula.resource;
        const bool has_tariff =
            std::any_of(formula.inputs.begin(), formula.inputs.end(),
                        [&](const charge::InputCard& input) { return input.kind.unit == price; });
        EXPECT_TRUE(has_tariff) << formula.card.name;
    }
}

}  // namespace
}  // namespace kvit::format
