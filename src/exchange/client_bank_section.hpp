#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/judge.hpp"
#include "exchange/line.hpp"
#include "kvit/calendar/date.hpp"
#include "kvit/money/money.hpp"

/// One section (СекцияРасчСчет, СекцияДокумент) of 1CClientBankExchange.
namespace kvit::exchange {

/// Without the spaces and tabs around it.
std::string_view without_blanks(std::string_view text);

/// A purpose that came in one piece or in lines.
struct Purpose {
    std::string text{};
    /// The bytes of those spaces in it that may be none: a line of full length ended there.
    std::vector<std::size_t> cuts{};
};

/// The keys of a section with their values and places. A value that cannot be read is judged, with
/// its line, its column and its key.
class Section {
  public:
    struct Entry {
        std::string_view value;  ///< a piece of `line.text`
        Line line;
    };

    Section() = default;
    Section(const Line& line, std::string_view kind_of_document)
        : start(line), kind(kind_of_document) {}

    /// Whether the key is new here.
    bool add(std::string_view key, Entry entry) { return entries_.emplace(key, entry).second; }
    /// nullptr: there is no such key, or it has no value.
    const Entry* find(std::string_view key) const;

    void require(std::string_view key, Judge& judge) const;
    /// Empty where there is none. A control character is refused, as documents of kvit do not take
    /// it; lenient mode puts a space in its place.
    std::string text(std::string_view key, Judge& judge) const;
    /// DD.MM.YYYY.
    std::optional<Date> date(std::string_view key, Judge& judge) const;
    /// A balance may be below zero, a sum of documents not.
    std::optional<Money> money(std::string_view key, bool may_be_negative, Judge& judge) const;
    /// НазначениеПлатежа, or its lines 1 to 6 with spaces between them.
    Purpose purpose(Judge& judge) const;
    /// Judges the value of a key that the section has.
    void refuse(ErrorCode code, std::string_view key, Text expected, Judge& judge) const;

    Line start{};
    std::string_view kind{};  ///< of a document

  private:
    std::map<std::string_view, Entry> entries_;
};

/// A value as free text, by the rule of `Section::text`.
std::string clean_text(std::string_view value, const Line& line, std::string_view key,
                       Judge& judge);

}  // namespace kvit::exchange
