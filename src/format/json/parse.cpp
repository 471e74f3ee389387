// Reading of JSON texts, by the events of nlohmann/json: its tree would lose repeated keys and the
// spelling of numbers.
#include "format/json/parse.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <nlohmann/json.hpp>

#include "format/json/path.hpp"
#include "format/json/utf8.hpp"

namespace kvit::format::json {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr Phrase a_value{"одно значение JSON", "one JSON value"};
constexpr Phrase the_end{"конец текста", "the end of the text"};
constexpr Phrase more{"продолжение: текст обрывается", "more: the text breaks off"};
constexpr Phrase an_item{"значение, «,» или «]»", R"(a value, "," or "]")"};
constexpr Phrase a_key{"ключ в кавычках, «,» или «}»", R"(a key in quotes, "," or "}")"};
constexpr Phrase a_member{"«:» и значение", R"(":" and a value)"};
constexpr Phrase a_string{R"(строка в кавычках, где «\», «"» и управляющие символы экранированы)",
                          R"(a string in quotes, with "\", '"' and control characters escaped)"};
constexpr Phrase a_finite_number{"число меньше 1e308", "a number below 1e308"};

Error too_much(std::string path, std::string found, std::string_view limit, std::size_t most) {
    const std::string name = std::string(limit) + " = " + std::to_string(most);
    return {ErrorCode::limit_exceeded,
            std::move(path),
            std::move(found),
            {"не больше " + name, "at most " + name}};
}

/// The line up to a byte; a byte order mark does not count.
std::string_view line_before(std::string_view text, std::size_t at) {
    auto before = text.substr(0, at);
    if (before.starts_with(byte_order_mark)) before.remove_prefix(byte_order_mark.size());
    return before.substr(before.rfind('\n') + 1);  // npos + 1 is 0
}

/// "line:column" of a byte, in characters from 1.
std::string position_of(std::string_view text, std::size_t at) {
    const auto before = text.substr(0, at);
    return std::to_string(std::count(before.begin(), before.end(), '\n') + 1) + ':' +
           std::to_string(character_count(line_before(text, at)) + 1);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

/// The position of a byte and the end of the line up to and with it.
std::string place_of(std::string_view text, std::size_t at) {
    constexpr std::size_t bytes_max = 40;
    auto line = line_before(text, at + std::max<std::size_t>(1, utf8_length(text, at)));
    if (line.size() > bytes_max) line.remove_prefix(line.size() - bytes_max);
    while (!line.empty() && is_continuation(line.front())) line.remove_prefix(1);
    std::string place = position_of(text, at);
    // A text that is cut off may end inside a character.
    if (!line.empty()) place += ' ' + well_formed(line);
    std::replace_if(place.begin(), place.end(), is_control, ' ');
    return place;
}

std::string hex_of(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'0', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
}

/// The bytes as the parser sees them. It spells each control character of a long token out in its
/// message, in eight bytes and several copies, and takes the space before a token for a part of it:
/// megabytes of line feeds would cost gigabytes. So of a long run of white space all control
/// characters but the first few look like spaces, which means the same and costs one byte.
class Bytes {
  public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = char;

    explicit Bytes(const char* at) : at_(at) {}

    char operator*() const { return is_feed(*at_) && feeds_ >= feeds_max ? ' ' : *at_; }
    Bytes& operator++() {
        if (is_feed(*at_))
            ++feeds_;
        else if (*at_ != ' ')
            feeds_ = 0;
        ++at_;
        return *this;
    }
    Bytes operator++(int) {
        const Bytes before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const Bytes& a, const Bytes& b) { return a.at_ == b.at_; }

  private:
    static constexpr std::size_t feeds_max = 1000;
    /// What is white space outside of strings and an error inside of them.
    static bool is_feed(char c) { return c == '\n' || c == '\r' || c == '\t'; }

    const char* at_;
    std::size_t feeds_ = 0;  ///< since the last byte that is no white space
};

/// Builds the tree from the events of nlohmann's parser. An event returns false to stop.
class TreeBuilder {
  public:
    TreeBuilder(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

    Result<Value> finish() && {
        if (!errors_.empty()) return std::move(errors_);
        return std::move(root_);
    }

    bool null() { return place(nullptr) != nullptr; }
    bool boolean(bool value) { return place(value) != nullptr; }
    bool number_integer(std::int64_t value) { return place(value) != nullptr; }
    bool number_unsigned(std::uint64_t value) {
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (value > most) return place(Number{std::to_string(value)}) != nullptr;
        return place(static_cast<std::int64_t>(value)) != nullptr;
    }
    bool number_float(double /*value*/, std::string lexeme) {
        // The parser writes the decimal point of the C locale of the process.
        for (char& c : lexeme)
            if ((c < '0' || c > '9') && c != '-' && c != '+' && c != 'e' && c != 'E') c = '.';
        return place(Number{std::move(lexeme)}) != nullptr;
    }
    bool string(std::string& value) { return place(std::move(value)) != nullptr; }
    bool binary(nlohmann::json::binary_t& /*value*/) { return false; }  // no part of JSON text

    bool start_array(std::size_t /*size*/) { return open(Array{}); }
    bool end_array() { return close(); }
    bool start_object(std::size_t /*size*/) { return open(Object{}); }
    bool end_object() {
        find_duplicates(open_.back()->as_object()->members());
        return close();
    }
    bool key(std::string& key) {
        open_.back()->as_object()->members().push_back({std::move(key), {}});
        key_waits_ = true;
        return true;
    }

    bool parse_error(std::size_t bytes_read, const std::string& token,
                     const nlohmann::json::exception& error) {
        const std::size_t at = bytes_read - std::min<std::size_t>(bytes_read, 1);
        const bool is_cut_off = at >= text_.size();
        constexpr int number_overflow = 406;
        if (const auto bad = ill_formed_at(text_); bad <= at && !is_cut_off)
            errors_.add(ErrorCode::not_utf8, path(),
                        position_of(text_, bad) + ' ' + hex_of(text_[bad]), Text("UTF-8", "UTF-8"));
        else if (error.id == number_overflow)
            errors_.add(ErrorCode::out_of_range, path(), shortened(token), a_finite_number);
        else
            errors_.add(ErrorCode::json_syntax, path(), place_of(text_, at),
                        is_cut_off ? more : expected(error));
        return false;
    }

  private:
    /// Puts a value where the text has come to; nullptr if that is one too many.
    Value* place(Value value) {
        if (++values_ > limits_.values) {
            errors_.add(
                too_much(path(), std::to_string(values_), "document_values_max", limits_.values));
            return nullptr;
        }
        if (open_.empty()) {
            root_ = std::move(value);
            root_is_done_ = true;
            return &root_;
        }
        if (Array* array = open_.back()->as_array()) return &array->emplace_back(std::move(value));
        key_waits_ = false;
        Value& slot = open_.back()->as_object()->members().back().value;
        slot = std::move(value);
        return &slot;
    }

    bool open(Value container) {
        if (open_.size() == limits_.depth) {
            errors_.add(too_much(path(), std::to_string(open_.size() + 1), "document_depth_max",
                                 limits_.depth));
            return false;
        }
        // The address holds: what contains it does not grow before it is closed.
        Value* placed = place(std::move(container));
        if (placed != nullptr) open_.push_back(placed);
        return placed != nullptr;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    void find_duplicates(const std::vector<Member>& members) {
        keys_.clear();
        for (const auto& member : members) keys_.emplace_back(member.key);
        std::sort(keys_.begin(), keys_.end());
        auto twin = std::adjacent_find(keys_.begin(), keys_.end());
        for (; twin != keys_.end(); twin = std::adjacent_find(twin + 1, keys_.end())) {
            if (errors_.full()) {
                errors_.count(1);
                continue;
            }
            std::string path = container_path();
            append_key(path, *twin);
            errors_.add(ErrorCode::duplicate_key, std::move(path));
        }
    }

    /// Of the innermost open container.
    std::string container_path() const {
        std::string path;
        for (std::size_t i = 0; i + 1 < open_.size(); ++i) {
            if (const Array* array = std::as_const(*open_[i]).as_array())
                append_index(path, array->size() - 1);
            else
                append_key(path, open_[i]->as_object()->members().back().key);
        }
        return path;
    }

    /// Where the next value would stand.
    std::string path() const {
        std::string path = container_path();
        if (open_.empty()) return path;
        if (const Array* array = std::as_const(*open_.back()).as_array())
            append_index(path, array->size());
        else if (key_waits_)
            append_key(path, open_.back()->as_object()->members().back().key);
        return path;
    }

    const Phrase& expected(const nlohmann::json::exception& error) const {
        // The parser tells a malformed string from a misplaced one in its message only.
        if (std::string_view(error.what()).find("invalid string") != std::string_view::npos)
            return a_string;
        if (open_.empty()) return root_is_done_ ? the_end : a_value;
        if (open_.back()->as_array() != nullptr) return an_item;
        return key_waits_ ? a_member : a_key;
    }

    std::string_view text_;
    const Limits& limits_;
    Errors errors_;
    Value root_;
    bool root_is_done_ = false;
    std::vector<Value*> open_;  // from the root inwards
    bool key_waits_ = false;    // the innermost object has a key without its value
    std::size_t values_ = 0;
    std::vector<std::string_view> keys_;  // of one object, sorted
};

}  // namespace

Result<Value> parse(std::string_view text, const Limits& limits) {
    if (text.size() > limits.bytes)
        return too_much({}, std::to_string(text.size()), "document_bytes_max", limits.bytes);
    // The parser would take a zero byte for the end of the text.
    if (const auto zero = text.find('\0'); zero != text.npos)
        return Error{ErrorCode::json_syntax, {}, position_of(text, zero) + " 0x00", a_value};

    TreeBuilder builder(text, limits);
    nlohmann::json::sax_parse(Bytes(text.data()), Bytes(text.data() + text.size()), &builder);
    return std::move(builder).finish();
}

}  // namespace kvit::format::json
