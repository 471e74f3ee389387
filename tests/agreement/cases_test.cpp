// The conformance cases of tests/cases through C++ and through C. Python runs the same files.
#include <gtest/gtest.h>
#include <kvit.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <kvit/kvit.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "agreement/answer.hpp"
#include "agreement/bonus.hpp"
#include "agreement/close_months.hpp"
#include "agreement/compare.hpp"
#include "agreement/coupons.hpp"
#include "agreement/draw.hpp"
#include "agreement/result_lines.hpp"

namespace kvit {
namespace {

using nlohmann::json;

using test::Answer;
using test::expect_keys;
using test::expect_rows;
using test::expected;
using test::only_expected;
using test::optional_text;
using test::plain;
using test::shown;

// ------------------------------------------------------------------------------------ C++

Answer errors_of(const Errors& errors) {
    Answer answer;
    for (const auto& error : errors.list())
        answer.errors.push_back(std::string(error_code_row(error.code).name) + " " + error.path);
    return answer;
}

std::optional<Unit> resource_of(const json& given) {
    return given.contains("resource") ? parse_unit(given["resource"].get<std::string>())
                                      : std::nullopt;
}

std::vector<Decimal> inputs_of(std::span<const charge::InputCard> cards, const json& given) {
    std::vector<Decimal> inputs;
    for (const auto& input : cards) {
        const auto& value = given["inputs"].at(std::string(input.symbol));
        inputs.push_back(
            Decimal::parse(value.is_string() ? value.get<std::string>() : value.dump()).value());
    }
    return inputs;
}

/// Of a case whose formula is one of a volume. The C library has the formulas of charges alone.
Answer volume_by_cpp(const charge::VolumeFormulaCard& card, const json& given) {
    const auto inputs = inputs_of(card.inputs, given);
    const auto fast = charge::evaluate(card.id, inputs);
    if (!fast) return errors_of(fast.errors());
    EXPECT_EQ(*fast, *charge::evaluate_exact(card.id, inputs));
    EXPECT_EQ(*fast, charge::explain(card.id, inputs)->derivation.rounded);
    return {{{"volume", plain(fast->to_string())}}, {}};
}

Answer formula_by_cpp(const json& given) {
    const std::string name = given["formula"];
    const auto* card = charge::find_formula(name, resource_of(given));
    if (card == nullptr) return {{}, {"not_found"}};
    const std::vector<Decimal> inputs = inputs_of(card->inputs, given);
    std::optional<charge::DayShare> share;
    if (given.contains("days")) share = {given["days"][0], given["days"][1]};

    const auto fast = charge::evaluate(card->id, inputs, share);
    if (!fast) return errors_of(fast.errors());
    EXPECT_EQ(*fast, *charge::evaluate_exact(card->id, inputs, share));
    const auto explained = charge::explain(card->id, inputs, share);
    EXPECT_EQ(fast->amount.to_decimal(), explained->derivation.rounded);
    return {{{"amount", plain(fast->amount.to_string())},
             {"quantity", plain(fast->quantity.to_string())}},
            {}};
}

/// Of a key that a case may leave out.
Date date_or_open(const json& given, const char* key) {
    return given.contains(key) ? Date::parse(given[key].get<std::string>()).value()
                               : Date::open_end();
}

/// Lines and totals of a kvit-closed/1, under the names of `expected`.
Answer answer_of_document(const json& closed) {
    Answer answer;
    const bool alone = closed["bills"].size() == 1;
    for (const auto& bill : closed["bills"]) {
        const std::string account = bill["account"];
        for (const auto& section : bill["sections"])
            for (const auto& line : section["lines"])
                for (const auto& prefix : {account, alone ? std::string() : account})
                    expect_keys(prefix + "/" + std::to_string(line["line"].get<int>()) + ".", line,
                                answer);
        expect_keys(account + ": ", bill["totals"], answer);
    }
    return answer;
}

/// The book and the policy that a case gives, or those of the library.
Result<law::LawBook> law_of(const json& given) {
    const std::string text = optional_text(given, "law");
    return text.empty() ? format::built_in_law() : format::read_law(text);
}
Result<law::Policy> policy_of(const json& given) {
    const std::string text = optional_text(given, "policy");
    return text.empty() ? Result<law::Policy>(law::Policy()) : format::read_policy(text);
}

Answer close_by_cpp(const json& given) {
    const auto house = format::read_house(given["house"].dump());
    const auto tariffs = format::read_tariffs(given["tariffs"].dump());
    const std::string opening_text = optional_text(given, "opening");
    if (!house) return errors_of(house.errors());
    if (!tariffs) return errors_of(tariffs.errors());
    const auto opening = opening_text.empty() ? Result<close::Opening>(close::Opening())
                                              : format::read_opening(opening_text);
    const auto policy = policy_of(given);
    if (!opening) return errors_of(opening.errors());
    if (!policy) return errors_of(policy.errors());
    const auto law = format::built_in_law();
    const Date known_on = date_or_open(given, "known_on");
    const auto closed =
        close::close({*law, *tariffs, *policy}, *house, opening_text.empty() ? nullptr : &*opening,
                     Month::parse(given["month"].get<std::string>()).value(), known_on);
    if (!closed) return errors_of(closed.errors());
    for (const auto& bill : closed->bills) EXPECT_TRUE(bill::check(bill).empty());
    return answer_of_document(json::parse(format::write_closed(*closed)));
}

/// Amounts and rows of a kvit-penalty-result/1, under the names of `expected`.
Answer answer_of_penalty(const json& result) {
    Answer answer;
    for (const auto& [key, value] : result.items())
        if (value.is_string()) answer.values[key] = shown(value);
    expect_rows(result, answer);
    return answer;
}

Answer penalty_by_cpp(const json& given) {
    auto facts = format::read_penalty_case(given["case"].dump());
    const auto law = law_of(given);
    const auto policy = policy_of(given);
    if (!facts) return errors_of(facts.errors());
    if (!law) return errors_of(law.errors());
    if (!policy) return errors_of(policy.errors());
    if (given.contains("known_on")) facts->known_on = date_or_open(given, "known_on");
    const auto penalty = ledger::penalty(*law, *policy, *facts);
    if (!penalty) return errors_of(penalty.errors());
    EXPECT_TRUE(ledger::check_exactly(*penalty).empty());
    for (std::size_t number = 1; number <= penalty->intervals.size(); ++number)
        EXPECT_TRUE(ledger::explain(*penalty, number).ok()) << "interval " << number;
    return answer_of_penalty(json::parse(format::write_penalty(*penalty)));
}

Answer answer_of_law_value(const json& value) {
    Answer answer;
    for (const auto& [key, item] : value.items())
        if (item.is_string() || key == "value") answer.values[key] = shown(item);
    return answer;
}

Answer law_by_cpp(const json& given) {
    const auto book = law_of(given);
    if (!book) return errors_of(book.errors());
    const Date on = date_or_open(given, "on");
    const auto found =
        book->find(given["parameter"].get<std::string>(), on, date_or_open(given, "known_on"));
    if (!found) return errors_of(found.errors());
    return answer_of_law_value(json::parse(format::write_law_value(*book, *found, on)));
}

// ------------------------------------------------------------------------------------ C

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* handle) const {
        Free(handle);
    }
};
using Error = std::unique_ptr<kvit_error, Freed<kvit_error_free>>;
using Rules = std::unique_ptr<kvit_rules, Freed<kvit_rules_free>>;
using House = std::unique_ptr<kvit_house, Freed<kvit_house_free>>;
using Closed = std::unique_ptr<kvit_closed, Freed<kvit_closed_free>>;

std::string text_of(kvit_str text) { return {text.data, text.size}; }

Error new_error() {
    kvit_error* error = nullptr;
    EXPECT_EQ(kvit_error_create(&error), KVIT_OK);
    return Error(error);
}

/// Errors of a C call; the prefix that names the document is C's own.
Answer errors_of(const Error& error) {
    Answer answer;
    for (std::size_t i = 0; i < kvit_error_count(error.get()); ++i) {
        std::string path = text_of(kvit_error_path(error.get(), i));
        for (const std::string prefix : {"tariffs:", "policy:", "opening:", "law:"})
            if (path.rfind(prefix, 0) == 0) path.erase(0, prefix.size());
        answer.errors.push_back(std::string(kvit_status_name(kvit_error_code(error.get(), i))) +
                                " " + path);
    }
    return answer;
}

Answer formula_by_c(const json& given) {
    const std::string name = given["formula"];
    const std::string resource = given.value("resource", "");
    std::vector<std::string> symbols;
    std::vector<kvit_decimal> values;
    for (const auto& [symbol, value] : given["inputs"].items()) {
        const auto decimal =
            Decimal::parse(value.is_string() ? value.get<std::string>() : value.dump()).value();
        symbols.push_back(symbol);
        values.push_back({decimal.unscaled(), decimal.scale(), 0});
    }
    std::vector<kvit_input> inputs;
    for (std::size_t i = 0; i < symbols.size(); ++i)
        inputs.push_back({{symbols[i].data(), symbols[i].size()}, values[i]});
    const int days = given.contains("days") ? given["days"][0].get<int>() : 0;
    const int of_days = given.contains("days") ? given["days"][1].get<int>() : 0;

    const Error error = new_error();
    std::int64_t kopecks = 0;
    kvit_decimal quantity{};
    const auto status = kvit_formula_run(
        &kopecks, &quantity, name.data(), name.size(), resource.empty() ? nullptr : resource.data(),
        resource.size(), inputs.data(), inputs.size(), days, of_days, error.get());
    if (status != KVIT_OK) return errors_of(error);
    return {{{"amount", plain(Money::kopecks(kopecks).to_string())},
             {"quantity", plain(Decimal(quantity.unscaled, quantity.scale).to_string())}},
            {}};
}

Answer close_by_c(const json& given) {
    const std::string house_text = given["house"].dump();
    const std::string tariffs_text = given["tariffs"].dump();
    const std::string opening = optional_text(given, "opening");
    const std::string policy = optional_text(given, "policy");
    const auto given_or_null = [](const std::string& text) {
        return text.empty() ? nullptr : text.data();
    };

    const Error error = new_error();
    kvit_rules* rules = nullptr;
    kvit_house* house = nullptr;
    kvit_closed* closed = nullptr;
    if (kvit_house_parse(&house, house_text.data(), house_text.size(), error.get()) != KVIT_OK)
        return errors_of(error);
    const House owned_house(house);
    if (kvit_rules_create(&rules, tariffs_text.data(), tariffs_text.size(), given_or_null(policy),
                          policy.size(), nullptr, 0, error.get()) != KVIT_OK)
        return errors_of(error);
    const Rules owned_rules(rules);
    const auto month = Month::parse(given["month"].get<std::string>()).value();
    const auto known_on = date_or_open(given, "known_on").days();
    if (kvit_close(&closed, rules, house, given_or_null(opening), opening.size(), month.yyyymm(),
                   known_on, error.get()) != KVIT_OK)
        return errors_of(error);
    const Closed owned_closed(closed);
    kvit_buf document = KVIT_BUF_INIT;
    EXPECT_EQ(kvit_closed_document(&document, closed, KVIT_LAYOUT_LINE, error.get()), KVIT_OK);
    const Answer answer =
        answer_of_document(json::parse(document.data, document.data + document.size));
    kvit_buf_free(&document);
    return answer;
}

/// Rules of a law or a policy alone: they need tariffs, of which there are none.
kvit_status rules_without_tariffs(kvit_rules*& rules, const json& given, kvit_error* error) {
    constexpr std::string_view tariffs =
        R"({"schema": "kvit-tariffs/1", "id": "none", "providers": [], "tariffs": [], "norms": []})";
    const std::string law = optional_text(given, "law");
    const std::string policy = optional_text(given, "policy");
    return kvit_rules_create(&rules, tariffs.data(), tariffs.size(),
                             policy.empty() ? nullptr : policy.data(), policy.size(),
                             law.empty() ? nullptr : law.data(), law.size(), error);
}

Answer penalty_by_c(const json& given) {
    const std::string facts = given["case"].dump();
    const Error error = new_error();
    kvit_rules* rules = nullptr;
    if ((given.contains("law") || given.contains("policy")) &&
        rules_without_tariffs(rules, given, error.get()) != KVIT_OK)
        return errors_of(error);
    const Rules owned_rules(rules);
    kvit_buf document = KVIT_BUF_INIT;
    if (kvit_penalty_calculate(&document, rules, facts.data(), facts.size(),
                               date_or_open(given, "known_on").days(), KVIT_LAYOUT_LINE,
                               error.get()) != KVIT_OK)
        return errors_of(error);
    const Answer answer =
        answer_of_penalty(json::parse(document.data, document.data + document.size));
    kvit_buf_free(&document);
    return answer;
}

Answer law_by_c(const json& given) {
    const std::string text = optional_text(given, "law");
    const std::string parameter = given["parameter"];
    const Error error = new_error();
    kvit_buf document = KVIT_BUF_INIT;
    if (kvit_law_value(&document, text.empty() ? nullptr : text.data(), text.size(),
                       parameter.data(), parameter.size(), date_or_open(given, "on").days(),
                       date_or_open(given, "known_on").days(), KVIT_LAYOUT_LINE,
                       error.get()) != KVIT_OK)
        return errors_of(error);
    const Answer answer =
        answer_of_law_value(json::parse(document.data, document.data + document.size));
    kvit_buf_free(&document);
    return answer;
}

// ------------------------------------------------------------------------------------ documents

/// What a verb from document to document gave: its result, or {"errors": [{"name", "path"}]}.
json result_by_cpp(const Result<std::string>& result) {
    if (result.ok()) return test::result_in_lines(json::parse(*result));
    json errors = json::array();
    for (const auto& error : result.errors().list())
        errors.push_back({{"name", error_code_row(error.code).name}, {"path", error.path}});
    return {{"errors", errors}};
}

Result<std::string> allocation_by_cpp(const json& given) {
    const auto facts = format::read_allocation_case(given["case"].dump());
    const auto law = law_of(given);
    const auto policy = policy_of(given);
    if (!facts) return facts.errors();
    if (!law) return law.errors();
    if (!policy) return policy.errors();
    const auto allocated = ledger::allocate_payments(*law, *policy, *facts);
    if (!allocated) return allocated.errors();
    return format::write_allocation(*allocated);
}

Result<std::string> remittance_by_cpp(const json& given) {
    const auto facts = format::read_remittance_case(given["case"].dump());
    const auto law = law_of(given);
    const auto policy = policy_of(given);
    if (!facts) return facts.errors();
    if (!law) return law.errors();
    if (!policy) return policy.errors();
    const auto remitted = ledger::remit_payments(*law, *policy, *facts);
    if (!remitted) return remitted.errors();
    return format::write_remittance(*remitted);
}

Result<std::string> ledger_by_cpp(const json& given) {
    const auto facts = format::read_book_case(given["case"].dump());
    if (!facts) return facts.errors();
    const auto book = ledger::keep_book(*facts);
    if (!book) return book.errors();
    return format::write_book(*book);
}

Result<std::string> reconciliation_by_cpp(const json& given) {
    auto facts = format::read_payments_case(given["case"].dump());
    const auto policy = policy_of(given);
    if (!facts) return facts.errors();
    if (!policy) return policy.errors();
    if (given.contains("known_on")) facts->known_on = date_or_open(given, "known_on");
    const auto reconciled = ledger::reconcile(*policy, *facts);
    if (!reconciled) return reconciled.errors();
    return format::write_reconciliation(*reconciled);
}

/// The same through `call(out, rules, case, size, layout, error)`.
/// Which document a path is of, the case says by itself.
std::string in_document(std::string path) {
    for (const std::string prefix : {"programme:", "history:", "offers:", "events:"})
        if (path.starts_with(prefix)) path.erase(0, prefix.size());
    return path;
}

template <class Call>
json result_by_c(const json& given, Call call) {
    const std::string facts = given["case"].dump();
    const Error error = new_error();
    kvit_rules* rules = nullptr;
    kvit_buf document = KVIT_BUF_INIT;
    const bool own = given.contains("law") || given.contains("policy");
    kvit_status status = own ? rules_without_tariffs(rules, given, error.get()) : KVIT_OK;
    const Rules owned_rules(rules);
    if (status == KVIT_OK)
        status = call(&document, rules, facts.data(), facts.size(), KVIT_LAYOUT_LINE, error.get());
    if (status == KVIT_OK) {
        const std::string text(document.data, document.size);
        kvit_buf_free(&document);
        return test::result_in_lines(json::parse(text));
    }
    json errors = json::array();
    for (std::size_t i = 0; i < kvit_error_count(error.get()); ++i)
        errors.push_back({{"name", kvit_status_name(kvit_error_code(error.get(), i))},
                          {"path", in_document(text_of(kvit_error_path(error.get(), i)))}});
    return {{"errors", errors}};
}

// ------------------------------------------------------------------------------------ the cases

struct Case {
    std::string id;
    json document;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.id; }

std::vector<Case> cases() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/cases"))
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Case> all;
    for (const auto& file : files) {
        const auto document = json::parse(std::ifstream(file));
        for (const auto& one : document.is_array() ? document : json::array({document}))
            all.push_back({one["id"], one});
    }
    return all;
}

class Conformance : public testing::TestWithParam<Case> {};

TEST_P(Conformance, ThroughCppAndC) {
    const json& document = GetParam().document;
    const json& given = document["given"];
    if (document["call"] == "allocate") {
        const auto by_c = [](kvit_buf* out, const kvit_rules* rules, const char* facts,
                             std::size_t size, std::int32_t layout, kvit_error* error) {
            return kvit_payments_allocate(out, rules, facts, size, KVIT_DATE_OPEN, layout, error);
        };
        const json& wanted = document["expect"];
        EXPECT_EQ(test::missing(wanted, result_by_cpp(allocation_by_cpp(given))), "");
        EXPECT_EQ(test::missing(wanted, result_by_c(given, by_c)), "");
        return;
    }
    if (document["call"] == "remit") {
        const auto by_c = [](kvit_buf* out, const kvit_rules* rules, const char* facts,
                             std::size_t size, std::int32_t layout, kvit_error* error) {
            return kvit_payments_remit(out, rules, facts, size, KVIT_DATE_OPEN, layout, error);
        };
        const json& wanted = document["expect"];
        EXPECT_EQ(test::missing(wanted, result_by_cpp(remittance_by_cpp(given))), "");
        EXPECT_EQ(test::missing(wanted, result_by_c(given, by_c)), "");
        return;
    }
    if (document["call"] == "reconcile") {
        const std::int32_t known_on = date_or_open(given, "known_on").days();
        const auto by_c = [&](kvit_buf* out, const kvit_rules* rules, const char* facts,
                              std::size_t size, std::int32_t layout, kvit_error* error) {
            return kvit_payments_reconcile(out, rules, facts, size, known_on, layout, error);
        };
        const json& wanted = document["expect"];
        const json by_cpp = result_by_cpp(reconciliation_by_cpp(given));
        EXPECT_EQ(test::missing(wanted, test::reconciled_in_lines(by_cpp)), "");
        EXPECT_EQ(test::missing(wanted, test::reconciled_in_lines(result_by_c(given, by_c))), "");
        return;
    }
    if (document["call"] == "turnover") {
        const auto by_c = [](kvit_buf* out, const kvit_rules*, const char* facts, std::size_t size,
                             std::int32_t layout, kvit_error* error) {
            return kvit_book_turnover(out, facts, size, layout, error);
        };
        const json& wanted = document["expect"];
        const json by_cpp = result_by_cpp(ledger_by_cpp(given));
        EXPECT_EQ(test::missing(wanted, test::ledger_in_lines(by_cpp)), "");
        EXPECT_EQ(test::missing(wanted, test::ledger_in_lines(result_by_c(given, by_c))), "");
        return;
    }
    if (document["call"] == "bonus") {
        const auto by_c = [&](kvit_buf* out, const kvit_rules*, const char*, std::size_t,
                              std::int32_t, kvit_error* error) {
            return test::evaluation_by_c(given, out, error);
        };
        const json& wanted = document["expect"];
        const json by_cpp = result_by_cpp(test::evaluation_by_cpp(given));
        EXPECT_EQ(test::missing(wanted, test::evaluation_in_lines(by_cpp)), "");
        const json found = result_by_c({{"case", nullptr}}, by_c);
        EXPECT_EQ(test::missing(wanted, test::evaluation_in_lines(found)), "");
        return;
    }
    if (document["call"] == "coupons") {
        const auto by_c = [&](kvit_buf* out, const kvit_rules*, const char*, std::size_t,
                              std::int32_t,
                              kvit_error* error) { return test::coupons_by_c(given, out, error); };
        const json& wanted = document["expect"];
        const json by_cpp = result_by_cpp(test::coupons_by_cpp(given));
        EXPECT_EQ(test::missing(wanted, test::coupons_in_lines(by_cpp)), "");
        const json found = result_by_c({{"case", nullptr}}, by_c);
        EXPECT_EQ(test::missing(wanted, test::coupons_in_lines(found)), "");
        return;
    }
    if (document["call"] == "close_months") {
        const json& wanted = document["expect"];
        EXPECT_EQ(test::missing(wanted, test::months_by_cpp(given)), "");
        EXPECT_EQ(test::missing(wanted, test::months_by_c(given)), "");
        return;
    }
    if (document["call"] == "compare") {
        const json& wanted = document["expect"];
        EXPECT_EQ(test::missing(wanted, test::comparison_by_cpp(given)), "");
        EXPECT_EQ(test::missing(wanted, test::comparison_by_c(given)), "");
        return;
    }
    if (document["call"] == "draw") {
        const json& wanted = document["expect"];
        EXPECT_EQ(test::missing(wanted, test::draw_by<test::DrawByCpp>(given)), "");
        EXPECT_EQ(test::missing(wanted, test::draw_by<test::DrawByC>(given)), "");
        return;
    }
    const Answer wanted = expected(document["expect"]);
    ASSERT_FALSE(wanted.values.empty() && wanted.errors.empty());
    const std::string call = document["call"];
    if (call == "formula") {
        const std::string name = given["formula"];
        if (const auto* card = charge::find_volume_formula(name, resource_of(given))) {
            EXPECT_EQ(only_expected(volume_by_cpp(*card, given), wanted), wanted);
            return;
        }
        EXPECT_EQ(only_expected(formula_by_cpp(given), wanted), wanted);
        EXPECT_EQ(only_expected(formula_by_c(given), wanted), wanted);
    } else if (call == "close") {
        EXPECT_EQ(only_expected(close_by_cpp(given), wanted), wanted);
        EXPECT_EQ(only_expected(close_by_c(given), wanted), wanted);
    } else if (call == "law") {
        EXPECT_EQ(only_expected(law_by_cpp(given), wanted), wanted);
        EXPECT_EQ(only_expected(law_by_c(given), wanted), wanted);
    } else if (call == "penalty") {
        EXPECT_EQ(only_expected(penalty_by_cpp(given), wanted), wanted);
        EXPECT_EQ(only_expected(penalty_by_c(given), wanted), wanted);
    } else {
        FAIL() << "no runner for the call " << call;
    }
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
    std::string name = info.param.id;
    for (char& c : name)
        if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
    return name;
}

INSTANTIATE_TEST_SUITE_P(Cases, Conformance, testing::ValuesIn(cases()), name_of);

}  // namespace
}  // namespace kvit
