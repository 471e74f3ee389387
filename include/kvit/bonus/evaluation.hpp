#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/bonus/history.hpp"
#include "kvit/bonus/programme.hpp"
#include "kvit/law/law_book.hpp"

namespace kvit::bonus {

/// Why something was decided so. The code is stable, the text is for people.
struct Reason {
    std::string code;
    Text text;
    std::string metric{};
    std::optional<Month> month{};
    std::optional<std::int64_t> found{};   ///< what the metric came to
    std::optional<std::int64_t> needed{};  ///< what it was compared with
    friend bool operator==(const Reason&, const Reason&) = default;
};

/// What a metric came to, and from what.
struct MetricValue {
    std::string metric;
    std::optional<Month> month{};
    std::optional<std::int64_t>
        value{};                  ///< none: there is nothing to measure; of a boolean, 0 or 1
    std::optional<Instant> at{};  ///< when it became so
    std::optional<LocalTime> deadline{};  ///< the end of the last day in time
    std::vector<std::string> evidence{};  ///< ids of facts
    std::int64_t points = 0;              ///< that it gave in a review
    friend bool operator==(const MetricValue&, const MetricValue&) = default;
};

/// How close the next level is.
struct NextLevel {
    std::string level;
    std::int64_t points_missing = 0;
    std::vector<Reason> reasons{};  ///< of its gate
    /// Points that each metric could still give, the most first.
    std::vector<MetricValue> could_give{};
    friend bool operator==(const NextLevel&, const NextLevel&) = default;
};

/// A review of an account (пересмотр рейтинга).
struct Rating {
    std::vector<Month> months;
    int months_of_history = 0;
    std::int64_t points = 0;
    std::int64_t points_max = 0;
    std::string level;      ///< empty without `Programme::levels`
    std::string by_points;  ///< the level that points alone would give
    int held = 0;           ///< reviews in a row for which the level has survived its loss
    std::vector<std::string> benefits{};
    std::vector<MetricValue> metrics{};
    std::vector<Reason> reasons{};  ///< why not the level of the points
    std::optional<NextLevel> next{};
    friend bool operator==(const Rating&, const Rating&) = default;
};

enum class Verdict : std::uint8_t {
    granted,
    refused,
    open,        ///< not yet, and there is still time
    taken_back,  ///< given before, and its ground has fallen
};

/// A decision about one grant and one unit.
struct GrantDecision {
    std::string key;  ///< SHA-256 over programme, version, grant, subject and unit
    std::string grant;
    std::string unit;  ///< "2021-04", "2021-Q2", "2021-H1", a stage, a payment, a reading
    Verdict verdict = Verdict::refused;
    bool again = false;  ///< was given before: the same grant, not another one
    std::string reward;
    Instant at{};    ///< when its ground was complete
    Money credit{};  ///< of a credit, cashback, write-off
    std::int64_t units = 0;
    std::int64_t tickets = 0;
    std::optional<Instant> available_from{};  ///< of units that wait
    std::vector<Reason> reasons{};
    std::vector<std::string> flags{};  ///< limits that only mark
    std::vector<MetricValue> metrics{};
    friend bool operator==(const GrantDecision&, const GrantDecision&) = default;
};

/// Whether an account takes part in a draw whose snapshot this evaluation is.
struct DrawEntry {
    std::string draw;
    std::string unit;          ///< the period that the moment ends, "2022-Q2"
    std::int64_t tickets = 0;  ///< 0: it takes no part
    std::vector<Reason> reasons{};
    friend bool operator==(const DrawEntry&, const DrawEntry&) = default;
};

struct AccountEvaluation {
    std::string account;
    std::optional<Rating> rating{};
    std::vector<Reason> rating_refused{};  ///< why there is none
    std::vector<GrantDecision> decisions{};
    std::vector<DrawEntry> entries{};
    std::vector<Reason> warnings{};
    friend bool operator==(const AccountEvaluation&, const AccountEvaluation&) = default;
};

struct Evaluation {
    std::string programme;
    std::int64_t version = 1;
    Instant as_of{};
    std::vector<AccountEvaluation> accounts;  ///< in the order of their ids
    friend bool operator==(const Evaluation&, const Evaluation&) = default;
};

/// What a programme decides about accounts at a moment. It is a function of the set of facts: their
/// order changes nothing. Working days are those of the law book.
///
/// Errors: those of `check` of the programme and of the histories; `law_gap` where the calendar of
/// a year is asked for and not known; `overflow`.
Result<Evaluation> evaluate(const Programme& programme, const std::vector<History>& histories,
                            Instant as_of, const law::LawBook& book);

}  // namespace kvit::bonus
