#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kvit/base/result.hpp"

/// Encodings of the files that banks, payers and neighbouring systems send (кодировки).
namespace kvit::exchange {

/// The order is that of `encoding_rows`.
enum class Encoding : std::uint8_t {
    utf8,
    windows1251,
    cp866,
    koi8r,
};

struct EncodingRow {
    Encoding encoding;
    std::string_view name;  ///< in documents and in the command
};

inline constexpr EncodingRow encoding_rows[] = {
    {Encoding::utf8, "utf-8"},
    {Encoding::windows1251, "windows-1251"},
    {Encoding::cp866, "cp866"},
    {Encoding::koi8r, "koi8-r"},
};

constexpr const EncodingRow& row_of(Encoding encoding) {
    return encoding_rows[static_cast<std::size_t>(encoding)];
}

/// A place in a text as an editor shows it. Paths of errors write it "line:column".
struct TextPlace {
    std::size_t line = 1;    ///< from 1; a line ends with LF
    std::size_t column = 1;  ///< characters from 1

    std::string to_string() const;
    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

/// Where the byte with this index stands. `bytes` are in `encoding`; in UTF-8 that is no UTF-8, a
/// byte that continues nothing counts as no character.
TextPlace place_of(Encoding encoding, std::string_view bytes, std::size_t at);

/// The text in UTF-8. A mark of order (BOM) at the start of UTF-8 is not part of the text.
/// Errors: `bad_text` with the place of every byte that means nothing in the encoding (windows-1251
/// has one such, 0x98; cp866 and KOI8-R have none), `not_utf8` with that of each that is no UTF-8.
/// Nothing is replaced or guessed.
Result<std::string> decode(Encoding encoding, std::string_view bytes);

/// The bytes of a UTF-8 text. Errors: `bad_text` with the place of every character that the
/// encoding lacks, as « in KOI8-R or ₽ in cp866; `not_utf8`.
Result<std::string> encode(Encoding encoding, std::string_view text);

/// Whether the bytes are well-formed UTF-8 and more than ASCII. Russian text of a single-byte
/// encoding is that by no chance worth counting, so a file that says it is one is mistaken.
bool is_plainly_utf8(std::string_view bytes);

/// Whether `encode` would succeed.
bool has_all(Encoding encoding, std::string_view text);

}  // namespace kvit::exchange
