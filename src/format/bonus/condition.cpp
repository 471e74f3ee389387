#include "format/bonus/condition.hpp"

#include "format/bonus/names.hpp"

namespace kvit::format {
namespace {

using bonus::Condition;
using json::Object;
using json::ObjectReader;
using Kind = Condition::Kind;

struct KindName {
    std::string_view key;
    Kind kind;
};

constexpr KindName kinds[] = {
    {"all", Kind::all},
    {"any", Kind::any},
    {"not", Kind::negation},
    {"metric", Kind::metric},
    {"every_month", Kind::every_month},
    {"some_month", Kind::some_month},
    {"no_month", Kind::no_month},
    {"months_at_least", Kind::months_at_least},
    {"level_in", Kind::level_in},
};

constexpr Phrase one_kind = {
    "одно из: all, any, not, metric, every_month, some_month, no_month, months_at_least, level_in",
    "one of: all, any, not, metric, every_month, some_month, no_month, months_at_least, level_in"};

void read_comparison(ObjectReader& r, Condition& condition) {
    constexpr std::int64_t most = 1'000'000'000'000'000;
    for (const auto& choice : names::comparisons)
        if (const auto value = r.optional_count(choice.name, -most, most)) {
            if (condition.comparison != bonus::Comparison::is_true)
                r.fail(choice.name, ErrorCode::contradiction, std::string(choice.name),
                       {"одно сравнение", "one comparison"});
            condition.comparison = choice.value;
            condition.value = *value;
        }
}

/// Depth and number of conditions of a document are bounded by the limits of its JSON.
Condition read_kind(ObjectReader& r, std::string_view key, Kind kind) {
    Condition condition{.kind = kind};
    switch (kind) {
        case Kind::all:
        case Kind::any:
            condition.of = r.list(key, read_condition);
            if (condition.of.empty())
                r.fail(key, ErrorCode::missing_key, "", {"1 и больше", "1 or more"});
            break;
        case Kind::metric:
            condition.metric = r.id(key);
            read_comparison(r, condition);
            break;
        case Kind::months_at_least:
            condition.value = r.count(key, 1, limits::bonus_window_months_max);
            condition.of.push_back(r.object("of", read_condition));
            break;
        case Kind::level_in:
            condition.levels = r.ids(key);
            break;
        default:
            condition.of.push_back(r.object(key, read_condition));
    }
    return condition;
}

std::string_view key_of(Kind kind) {
    for (const auto& row : kinds)
        if (row.kind == kind) return row.key;
    return {};
}

Object condition_object(const Condition& condition) {
    Object object;
    const std::string key(key_of(condition.kind));
    switch (condition.kind) {
        case Kind::any_case:
            break;
        case Kind::all:
        case Kind::any:
            object.add(key, json::array_of(condition.of, condition_object));
            break;
        case Kind::metric:
            object.add(key, condition.metric);
            if (condition.comparison != bonus::Comparison::is_true)
                object.add(std::string(json::name_of(names::comparisons, condition.comparison)),
                           condition.value);
            break;
        case Kind::months_at_least:
            object.add(key, condition.value);
            object.add("of", condition_object(condition.of.front()));
            break;
        case Kind::level_in:
            object.add(key, json::array_of(condition.levels, [](const auto& id) { return id; }));
            break;
        default:
            object.add(key, condition_object(condition.of.front()));
    }
    return object;
}

}  // namespace

Condition read_condition(ObjectReader& r) {
    const KindName* found = nullptr;
    for (const auto& row : kinds)
        if (r.has(row.key)) {
            if (found != nullptr)
                r.fail(row.key, ErrorCode::contradiction, std::string(row.key), one_kind);
            found = &row;
        }
    if (found != nullptr) return read_kind(r, found->key, found->kind);
    // One that is missing as a whole has been told already.
    if (r.ok()) r.fail("", ErrorCode::missing_key, "", one_kind);
    return {};
}

Condition read_optional_condition(ObjectReader& r, std::string_view key) {
    return r.optional_object(key, read_condition).value_or(Condition{});
}

void add_condition(Object& object, std::string key, const Condition& condition) {
    if (condition.kind != Kind::any_case) object.add(std::move(key), condition_object(condition));
}

}  // namespace kvit::format
