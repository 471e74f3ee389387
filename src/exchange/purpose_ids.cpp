// Ids in the purpose of a payment, by the rules of the header.
#include "kvit/exchange/purpose_ids.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "exchange/characters.hpp"

namespace kvit::exchange {
namespace {

constexpr std::size_t bare_digits_min = 5;
constexpr std::size_t bare_digits_max = 16;
constexpr std::size_t labelled_digits_max = 20;

/// Letters or digits one after another, or a sign alone.
struct Run {
    enum class Kind : std::uint8_t { letters, digits, sign } kind = Kind::sign;
    std::string text{};  ///< letters in lower case, е for ё
    std::size_t byte = 0;
    std::size_t end = 0;
    std::size_t characters = 0;
};

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// Lower case of Latin and Cyrillic letters, Cyrillic for Latin where they look alike; 0 for what
/// is no letter.
char32_t letter(char32_t c) {
    if (c >= U'A' && c <= U'Z') c += 32;
    switch (c) {
        case U'a':
            return U'а';
        case U'c':
            return U'с';
        case U'e':
            return U'е';
        case U'o':
            return U'о';
        default:
            break;
    }
    if (c >= U'a' && c <= U'z') return c;
    if (c == U'ё' || c == U'Ё') return U'е';
    if (c >= U'а' && c <= U'я') return c;
    if (c >= U'А' && c <= U'Я') return c + 32;
    return 0;
}

std::vector<Run> runs_of(std::string_view purpose) {
    std::vector<Run> runs;
    for (std::size_t at = 0; at < purpose.size();) {
        const Character each = character_at(purpose, at);
        const std::size_t bytes = std::max<std::size_t>(each.bytes, 1);
        const char32_t low = letter(each.code);
        const Run::Kind kind = is_digit(each.code) ? Run::Kind::digits
                               : low != 0          ? Run::Kind::letters
                                                   : Run::Kind::sign;
        if (runs.empty() || kind == Run::Kind::sign || runs.back().kind != kind)
            runs.push_back({.kind = kind, .byte = at});
        Run& run = runs.back();
        append_character(run.text, low != 0 ? low : each.bytes == 0 ? U'?' : each.code);
        at += bytes;
        run.end = at;
        ++run.characters;
    }
    return runs;
}

/// Walks over the runs of one purpose.
class Search {
  public:
    explicit Search(std::string_view purpose) : purpose_(purpose), runs_(runs_of(purpose)) {}

    std::vector<PurposeId> find() {
        for (std::size_t at = 0; at < runs_.size();) at = step(at);
        return std::move(found_);
    }

  private:
    bool is(std::size_t at, Run::Kind kind, std::size_t characters = 0) const {
        return at < runs_.size() && runs_[at].kind == kind &&
               (characters == 0 || runs_[at].characters == characters);
    }
    bool is_sign(std::size_t at, std::string_view text) const {
        return is(at, Run::Kind::sign) && runs_[at].text == text;
    }
    bool is_gap(std::size_t at) const {
        return is_sign(at, " ") || is_sign(at, ".") || is_sign(at, "/") || is_sign(at, "\\") ||
               is_sign(at, "\u00A0") || is_sign(at, "\t");
    }
    bool slashes_at(std::size_t at) const {
        return is_sign(at, "/") && is_sign(at + 1, "/") && is_sign(at + 2, "/");
    }

    /// One past the words of a label that stand from `at` on; nothing where they do not.
    std::optional<std::size_t> after_words(std::size_t at, std::string_view words) const {
        while (!words.empty()) {
            const auto space = words.find(' ');
            if (!is(at, Run::Kind::letters) || runs_[at].text != words.substr(0, space))
                return std::nullopt;
            ++at;
            if (space == words.npos) return at;
            words.remove_prefix(space + 1);
            while (is_gap(at)) ++at;
        }
        return at;
    }

    /// Over what people put between a label and its number: ": № ", "N", "=".
    std::size_t over_signs(std::size_t at) const {
        const auto between = [&](std::size_t i) {
            return is_gap(i) || is_sign(i, ":") || is_sign(i, "=") || is_sign(i, "#") ||
                   is_sign(i, "-") || is_sign(i, "\u2011") || is_sign(i, "\u2013") ||
                   is_sign(i, "№") || is_sign(i, "(") ||
                   (is(i, Run::Kind::letters, 1) && runs_[i].text == "n");
        };
        while (between(at) && !slashes_at(at)) ++at;
        return at;
    }

    struct Shaped {
        PaymentId id;
        std::size_t next;
    };

    /// Over a few spaces: many would make the id longer than any.
    std::size_t over_spaces(std::size_t at) const {
        for (int i = 0; i < 3 && (is_sign(at, " ") || is_sign(at, "\u00A0")); ++i) ++at;
        return at;
    }

    /// An id of GIS ZhKKh: 2 digits, 2 letters, 6 digits; "-" and 2 digits; "-" and 4 more. Spaces
    /// between the first three are for a label to allow.
    std::optional<Shaped> shaped(std::size_t at, bool spaced = false) const {
        const auto behind = [&](std::size_t i) { return spaced ? over_spaces(i + 1) : i + 1; };
        const std::size_t letters = behind(at);
        const std::size_t digits = behind(letters);
        if (!is(at, Run::Kind::digits, 2) || !is(letters, Run::Kind::letters, 2) ||
            !is(digits, Run::Kind::digits, 6))
            return std::nullopt;
        const std::size_t next = digits + 1;
        if (!is_sign(next, "-") || !is(next + 1, Run::Kind::digits, 2))
            return Shaped{PaymentId::unified_account, next};
        if (!is_sign(next + 2, "-") || !is(next + 3, Run::Kind::digits, 4))
            return Shaped{PaymentId::service, next + 2};
        return Shaped{PaymentId::document, next + 4};
    }

    std::size_t add(PaymentId id, PurposeRule rule, std::size_t first, std::size_t next) {
        const std::size_t byte = runs_[first].byte;
        found_.push_back({.id = id,
                          .rule = rule,
                          .text = std::string(purpose_.substr(byte, runs_[next - 1].end - byte)),
                          .byte = byte,
                          .confidence = row_of(rule).confidence});
        return next;
    }

    /// Whether "///" encloses what ends before `next`.
    PurposeRule rule_of(std::size_t label, std::size_t next) const {
        const bool enclosed = label >= 3 && slashes_at(label - 3) && slashes_at(next);
        return enclosed ? PurposeRule::between_slashes : PurposeRule::labelled;
    }

    /// The id behind a label; where there is none, one past the label's first word.
    std::optional<std::size_t> labelled(std::size_t at) {
        std::optional<std::size_t> after;
        PaymentId id{};
        for (const auto& label : purpose_labels)
            if (const auto next = after_words(at, label.words);
                next && (!after || *next > *after)) {
                after = next;
                id = label.id;
            }
        if (!after) return std::nullopt;
        const std::size_t number = over_signs(*after);
        if (const auto gis = shaped(number, true))
            return add(gis->id, rule_of(at, gis->next), number, gis->next);
        if (id == PaymentId::account && is(number, Run::Kind::digits) &&
            runs_[number].characters <= labelled_digits_max && !goes_on(number))
            return add(id, rule_of(at, number + 1), number, number + 1);
        return std::nullopt;
    }
    /// Whether a sign joins more digits to these, or a space does to a few: "123-456", "1234 5678".
    /// A part of a number would be somebody else's.
    bool goes_on(std::size_t at) const {
        if (!is(at + 2, Run::Kind::digits)) return false;
        return is_sign(at + 1, "-") || is_sign(at + 1, "/") || is_sign(at + 1, ".") ||
               ((is_sign(at + 1, " ") || is_sign(at + 1, "\u00A0")) &&
                runs_[at].characters < bare_digits_min);
    }

    std::optional<std::size_t> strange(std::size_t at) const {
        for (const auto words : purpose_strangers)
            if (const auto after = after_words(at, words)) {
                const std::size_t number = over_signs(*after);
                if (is(number, Run::Kind::digits)) return number + 1;
            }
        return std::nullopt;
    }

    /// Digits that are no part of a day, a sum or a longer word.
    bool is_bare(std::size_t at) const {
        const Run& run = runs_[at];
        if (run.characters < bare_digits_min || run.characters > bare_digits_max) return false;
        const auto joins = [&](std::size_t sign, std::size_t beyond) {
            return (is_sign(sign, ".") || is_sign(sign, ",") || is_sign(sign, "-") ||
                    is_sign(sign, "/")) &&
                   is(beyond, Run::Kind::digits);
        };
        if (at >= 2 && joins(at - 1, at - 2)) return false;
        if (joins(at + 1, at + 2)) return false;
        return (at == 0 || !is(at - 1, Run::Kind::letters)) && !is(at + 1, Run::Kind::letters);
    }

    /// Looks at one place; one past what was taken there.
    std::size_t step(std::size_t at) {
        const bool starts_word = at == 0 || !is(at - 1, Run::Kind::letters);
        if (is(at, Run::Kind::letters) && starts_word) {
            if (const auto next = labelled(at)) return *next;
            if (const auto next = strange(at)) return *next;
        }
        if (is(at, Run::Kind::digits)) {
            const bool starts = at == 0 || !is(at - 1, Run::Kind::letters);
            if (const auto gis = starts ? shaped(at) : std::nullopt)
                return add(gis->id, PurposeRule::by_shape, at, gis->next);
            if (is_bare(at)) return add(PaymentId::account, PurposeRule::bare_number, at, at + 1);
        }
        return at + 1;
    }

    std::string_view purpose_;
    std::vector<Run> runs_;
    std::vector<PurposeId> found_;
};

std::string without_spaces(std::string_view text) {
    std::string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char c) { return c != ' '; });
    return out;
}

/// The ids of a purpose without the spaces at `cuts`, at the bytes that they have with them.
std::vector<PurposeId> ids_of_joined(std::string_view purpose, std::span<const std::size_t> cuts) {
    std::string joined;
    std::size_t from = 0;
    for (const std::size_t cut : cuts) {
        joined += purpose.substr(from, cut - from);
        from = cut + 1;
    }
    joined += purpose.substr(from);
    auto ids = ids_in(joined);
    for (auto& id : ids)
        for (const std::size_t cut : cuts) id.byte += id.byte >= cut ? 1U : 0U;
    return ids;
}

/// Whether two readings found the same; a space that may be none makes no difference.
bool say_the_same(const PurposeId& a, const PurposeId& b) {
    return a.id == b.id && a.byte == b.byte && without_spaces(a.text) == without_spaces(b.text);
}

}  // namespace

std::vector<PurposeId> ids_in(std::string_view purpose) { return Search(purpose).find(); }

std::vector<PurposeId> ids_in(std::string_view purpose, std::span<const std::size_t> cuts) {
    auto ids = ids_in(purpose);
    if (cuts.empty()) return ids;
    auto joined = ids_of_joined(purpose, cuts);
    std::vector<bool> agreed(joined.size());
    for (auto& id : ids) {
        const auto same = std::find_if(joined.begin(), joined.end(),
                                       [&](const auto& each) { return say_the_same(id, each); });
        if (same == joined.end()) {
            id.confidence /= 2;
        } else {
            id.confidence = std::min(id.confidence, same->confidence);
            agreed[static_cast<std::size_t>(same - joined.begin())] = true;
        }
    }
    for (std::size_t i = 0; i < joined.size(); ++i) {
        if (agreed[i]) continue;
        joined[i].confidence /= 2;
        ids.push_back(std::move(joined[i]));
    }
    std::stable_sort(ids.begin(), ids.end(),
                     [](const auto& a, const auto& b) { return a.byte < b.byte; });
    return ids;
}

}  // namespace kvit::exchange
