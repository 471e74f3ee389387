#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "exchange/judge.hpp"
#include "exchange/xml.hpp"
#include "kvit/base/int128.hpp"
#include "kvit/calendar/date.hpp"
#include "kvit/exchange/statement.hpp"

/// A piece of a camt message, and what reads its values and knows their paths.
namespace kvit::exchange {

/// A sum of ISO 20022 (ActiveOrHistoricCurrencyAndAmount): not below zero, at most five decimals.
struct CamtSum {
    std::int64_t units = 0;  ///< 1e-5 of the currency
    std::string currency{};
    std::string text{};

    bool is_roubles() const { return currency == "RUB"; }
    /// Only of whole kopecks, which `Piece::sum` sees to.
    Money roubles() const { return Money::kopecks(units / units_of_kopeck); }

    static constexpr std::int64_t units_of_kopeck = 1000;
};

/// 1e-5 of a currency as it is written, with no more decimals than it needs but two.
std::string units_text(i128 units);

class Piece {
  public:
    /// `prefix` is the path of the parent, `number` which of its kind the piece is there.
    Piece(const XmlElement& whole, std::string prefix, std::size_t number, Judge& judge)
        : whole_(whole), prefix_(std::move(prefix)), number_(number), judge_(judge) {}

    const XmlElement& whole() const { return whole_; }
    Judge& judge() const { return judge_; }
    /// "line:column path" of an element of this piece.
    std::string path(const XmlElement& element) const;

    void refuse(ErrorCode code, const XmlElement& at, std::string found, Text expected) const;
    void object(ErrorCode code, const XmlElement& at, std::string found, Text expected) const;

    /// The only child of this name, which may be absent. One more is `duplicate_key`; in lenient
    /// mode the first one stands.
    const XmlElement* one(const XmlElement& in, std::string_view name) const;
    /// One after another; none where one of them is absent.
    const XmlElement* at(const XmlElement& in, std::initializer_list<std::string_view> path) const;
    /// It has to be there: `missing_key`.
    const XmlElement* need(const XmlElement& in, std::string_view name) const;
    /// The text of a descendant on one line; empty if it is absent.
    std::string text(const XmlElement& in, std::initializer_list<std::string_view> path) const;

    /// A sum with its currency: `bad_money`, `bad_choice` of the currency, `too_precise`.
    std::optional<CamtSum> sum(const XmlElement& element) const;
    /// A sum without a currency, in units.
    std::optional<std::int64_t> units(const XmlElement& element) const;
    std::optional<std::size_t> count(const XmlElement& element) const;
    /// The day of a Dt or DtTm inside, as it is written there: no offset moves it.
    std::optional<Date> day_inside(const XmlElement* element) const;
    std::optional<Date> day(const XmlElement& element) const;
    bool yes(const XmlElement* element) const;
    /// CdtDbtInd: whether it is a credit.
    std::optional<bool> credit(const XmlElement& element) const;

  private:
    const XmlElement& whole_;
    std::string prefix_;
    std::size_t number_;
    Judge& judge_;
};

/// A text on one line: control characters and the white space around them are one space.
std::string one_line(std::string_view text);

}  // namespace kvit::exchange
