#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kvit/calendar/date.hpp"

namespace kvit::trace {

/// How far a value can be trusted; printed wherever the value is explained.
enum class Confidence : std::uint8_t { high, medium, low };

/// What kind of statement a value is.
enum class Standing : std::uint8_t {
    published,  ///< somebody published it: the reference says who
    assumed,    ///< a choice made where no publication was found
    synthetic,  ///< invented for a demonstration or a test
};

/// Reference — ссылка на акт или иной источник значения. Every field may be empty: an unknown
/// source is shown as unknown.
struct Reference {
    std::string act;      ///< the act with its number and date
    std::string article;  ///< article, point or formula of the act
    std::string edition;  ///< edition of the act, where it matters
    std::string source;   ///< where no act is known: who printed the value
    std::string url;
    std::string note;
    std::optional<Date> published;   ///< day of publication, not of effect
    std::optional<Date> checked_on;  ///< day on which somebody compared the value with the source
    Confidence confidence = Confidence::high;
    Standing standing = Standing::published;

    friend bool operator==(const Reference&, const Reference&) = default;
};

}  // namespace kvit::trace
