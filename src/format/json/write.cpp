#include "format/json/write.hpp"

#include <algorithm>

#include "format/json/utf8.hpp"

namespace kvit::format::json {
namespace {

constexpr std::size_t line_columns_max = 100;
constexpr std::size_t indentation = 2;

constexpr bool needs_escape(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

void append_escape(std::string& out, char c) {
    constexpr std::string_view with_a_letter = "\"\\\b\f\n\r\t";
    constexpr std::string_view letters = "\"\\bfnrt";
    constexpr std::string_view hex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out += '\\';
    if (const auto i = with_a_letter.find(c); i != with_a_letter.npos)
        out += letters[i];
    else
        out.append("u00").append({hex[byte >> 4U], hex[byte & 0xFU]});
}

bool is_list(const Value& value) {
    return value.as_array() != nullptr || value.as_object() != nullptr;
}
bool is_list(const Member& member) { return is_list(member.value); }

template <class Items>
bool has_lists(const Items& items) {
    return std::any_of(items.begin(), items.end(), [](const auto& item) { return is_list(item); });
}

class Writer {
  public:
    explicit Writer(Layout layout) : pretty_(layout == Layout::pretty) {}

    void add(const Value& value) {
        value.visit([this](const auto& held) { add(held); });
    }

    std::string finish() && {
        if (pretty_) out_ += '\n';
        return std::move(out_);
    }

  private:
    void add(std::monostate) { out_ += "null"; }
    void add(bool boolean) { out_ += boolean ? "true" : "false"; }
    void add(std::int64_t integer) { out_ += std::to_string(integer); }
    void add(const Number& number) { out_ += number.lexeme; }
    void add(const std::string& text) { append_quoted(out_, text); }
    void add(const Array& array) { add_list('[', array, ']'); }
    void add(const Object& object) { add_list('{', object.members(), '}'); }
    void add(const Member& member) {
        append_quoted(out_, member.key);
        out_ += pretty_ ? ": " : ":";
        add(member.value);
    }

    template <class Items>
    void add_list(char open, const Items& items, char close) {
        const std::size_t start = out_.size();
        if (!pretty_ || !has_lists(items)) {
            add_line(open, items, close);
            if (!pretty_ || items.empty() || fits()) return;
            out_.resize(start);
        }
        out_ += open;
        ++depth_;
        for (const auto& item : items) {
            if (&item != items.data()) out_ += ',';
            new_line();
            add(item);
        }
        --depth_;
        new_line();
        out_ += close;
    }

    template <class Items>
    void add_line(char open, const Items& items, char close) {
        out_ += open;
        for (const auto& item : items) {
            if (&item != items.data()) out_ += pretty_ ? ", " : ",";
            add(item);
        }
        out_ += close;
    }

    void new_line() {
        out_ += '\n';
        line_start_ = out_.size();
        out_.append(depth_ * indentation, ' ');
    }

    /// Whether the line so far is short enough, with a comma to follow.
    bool fits() const {
        return character_count(std::string_view(out_).substr(line_start_)) < line_columns_max;
    }

    std::string out_;
    bool pretty_;
    std::size_t depth_ = 0;
    std::size_t line_start_ = 0;
};

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t run = 0;  // where the text not yet copied begins
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_length(text, at);
        const bool plain = length != 0 && !needs_escape(text[at]);
        if (!plain) {
            out += text.substr(run, at - run);
            if (length == 0)
                out += "\uFFFD";
            else
                append_escape(out, text[at]);
            run = at + 1;
        }
        at += plain ? length : 1;
    }
    out += text.substr(run);
    out += '"';
}

std::string write(const Value& value, Layout layout) {
    Writer writer(layout);
    writer.add(value);
    return std::move(writer).finish();
}

}  // namespace kvit::format::json
