#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/calendar/interval.hpp"
#include "kvit/money/decimal.hpp"
#include "kvit/quantity/quantity.hpp"
#include "kvit/trace/reference.hpp"

namespace kvit::trace {

/// Where an input of a formula came from.
enum class SourceKind : std::uint8_t {
    given,     ///< by the caller of a single formula
    fact,      ///< a fact about the house: area, people, reading
    tariff,    ///< the tariff book
    norm,      ///< the tariff book
    law,       ///< a national parameter
    calendar,  ///< days of the month
    computed,  ///< found from the operands below
};

/// An operand of a computed source, with its sign in the sum.
struct Operand {
    Text label;  ///< "показание на 2025-07-23"
    Decimal value;
    bool minus = false;
    std::string fact{};  ///< id of the fact that states it; empty if there is none

    friend bool operator==(const Operand&, const Operand&) = default;
};

/// The origin of one value: what it is, which document says so, on what authority, for which dates.
struct Source {
    SourceKind kind = SourceKind::given;
    std::string id{};  ///< of the fact, tariff, norm or parameter
    Text label{};      ///< in words
    Interval valid{};  ///< when the value is true, as far as the source says
    Reference reference{};
    std::vector<Operand> operands{};  ///< of a computed value: their signed sum is the value

    friend bool operator==(const Source&, const Source&) = default;
};

/// Position in a list of sources.
enum class SourceId : std::uint32_t {};

/// The sources of one bill, each once.
class SourceList {
  public:
    SourceList() = default;
    explicit SourceList(std::vector<Source> list) : list_(std::move(list)) {}

    SourceId add(Source source) {
        for (std::size_t i = 0; i < list_.size(); ++i)
            if (list_[i] == source) return static_cast<SourceId>(i);
        list_.push_back(std::move(source));
        return static_cast<SourceId>(list_.size() - 1);
    }
    const Source& operator[](SourceId id) const { return list_.at(static_cast<std::size_t>(id)); }
    const std::vector<Source>& list() const { return list_; }
    friend bool operator==(const SourceList&, const SourceList&) = default;

  private:
    std::vector<Source> list_;
};

}  // namespace kvit::trace
