#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format/json/choice.hpp"
#include "format/json/value.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/base/result.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/money/money.hpp"
#include "kvit/quantity/unit.hpp"

/// How the scalars of documents are spelled: what one JSON value means as a value of kvit. A
/// refusal says what was found and expected; the path is left to the reader, who knows it.
namespace kvit::format::json {

Result<std::string> to_id(const Value& value);
Result<std::string> to_text(const Value& value, std::size_t bytes_max = limits::text_bytes_max);
Result<Decimal> to_decimal(const Value& value, int decimals_max = Decimal::scale_max);
Result<Decimal> to_non_negative(const Value& value, int decimals_max = Decimal::scale_max);
Result<Money> to_money(const Value& value);
Result<std::int64_t> to_count(const Value& value, std::int64_t min, std::int64_t max);
Result<bool> to_boolean(const Value& value);
Result<Date> to_date(const Value& value);
Result<Month> to_month(const Value& value);
Result<Unit> to_unit(const Value& value);

/// A value that is none of `names`.
Error not_a_choice(const Value& value, const std::vector<std::string_view>& names);

template <Choices List>
Result<Chosen<List>> to_choice(const Value& value, const List& choices) {
    const std::string* found = value.as_string();
    std::vector<std::string_view> names;
    for (const auto& choice : choices) {
        if (found != nullptr && *found == choice.name) return choice.value;
        names.push_back(choice.name);
    }
    return not_a_choice(value, names);
}

/// The beginning of a value, to be shown as what was found: "2.50" stands in quotes, 2.50 does not.
std::string excerpt(const Value& value);

}  // namespace kvit::format::json
