// The pool of a draw: read, written, hashed.
#include "kvit/bonus/draw/pool.hpp"

#include <algorithm>
#include <utility>

#include "kvit/base/limits.hpp"

namespace kvit::bonus {
namespace {

constexpr std::string_view domain{"jkh-draw-pool-v1\0", 17};

/// One line after another with its errors.
class PoolReader {
  public:
    Result<DrawPool> read(std::string_view text) {
        const std::string_view whole = text;
        while (!text.empty() && !errors_.full()) {
            ++line_;
            const auto end = text.find('\n');
            read_line(text.substr(0, end));
            if (end == text.npos) {
                refuse(text.size(), ErrorCode::bad_table, "",
                       {"конец строки LF", "LF at the end of the line"});
                break;
            }
            text.remove_prefix(end + 1);
        }
        sort(whole);
        if (!errors_.empty()) return errors_;
        return std::move(pool_);
    }

  private:
    void refuse(std::size_t byte, ErrorCode code, std::string found, Text expected) {
        errors_.add(code, std::to_string(line_) + ':' + std::to_string(byte + 1), std::move(found),
                    std::move(expected));
    }

    void read_line(std::string_view line) {
        const auto tab = line.find('\t');
        if (tab == line.npos)
            return refuse(
                0, ErrorCode::bad_table, "",
                {"участник, табуляция, число билетов", "an entrant, a tab, the number of tickets"});
        Entrant entrant{std::string(line.substr(0, tab)), 0};
        if (!is_ref(entrant.ref))
            refuse(0, ErrorCode::bad_id, "",
                   {"участник: от 1 до 128 видимых знаков ASCII",
                    "an entrant: 1 to 128 visible characters of ASCII"});
        const std::string_view digits = line.substr(tab + 1);
        const bool number =
            !digits.empty() && digits.size() <= 8 && digits.front() != '0' &&
            std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!number)
            return refuse(tab + 1, ErrorCode::out_of_range, '"' + printable(digits) + '"',
                          {"число билетов от 1 до 10000000 без нулей впереди",
                           "a number of tickets from 1 to 10000000 without zeros in front"});
        for (const char c : digits) entrant.tickets = entrant.tickets * 10 + (c - '0');
        const bool over = tickets_ <= limits::draw_tickets_max;
        tickets_ += entrant.tickets;
        if (over && tickets_ > limits::draw_tickets_max)
            refuse(tab + 1, ErrorCode::limit_exceeded, std::to_string(tickets_),
                   {"не больше 10000000 билетов", "at most 10000000 tickets"});
        if (!errors_.empty()) return;
        pool_.push_back(std::move(entrant));
    }

    static std::string printable(std::string_view text) {
        std::string out(text.substr(0, 20));
        for (char& c : out)
            if (c < 0x20 || c > 0x7E) c = '?';
        return out;
    }

    /// The line on which a ref comes for the second time.
    static std::size_t second_line_of(const std::string& ref, std::string_view text) {
        const std::string start = ref + '\t';
        bool seen = false;
        for (std::size_t line = 1;; ++line) {
            if (text.starts_with(start) && std::exchange(seen, true)) return line;
            text.remove_prefix(text.find('\n') + 1);
        }
    }

    void sort(std::string_view text) {
        std::sort(pool_.begin(), pool_.end(),
                  [](const Entrant& a, const Entrant& b) { return a.ref < b.ref; });
        for (std::size_t i = 1; i < pool_.size() && errors_.empty(); ++i)
            if (pool_[i].ref == pool_[i - 1].ref)
                errors_.add(ErrorCode::duplicate_id,
                            std::to_string(second_line_of(pool_[i].ref, text)) + ":1",
                            '"' + pool_[i].ref + '"',
                            {"каждый участник один раз", "each entrant once"});
    }

    DrawPool pool_;
    Errors errors_;
    std::size_t line_ = 0;
    std::int64_t tickets_ = 0;
};

}  // namespace

bool is_ref(std::string_view text) {
    return !text.empty() && text.size() <= limits::id_bytes_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

Result<DrawPool> parse_pool(std::string_view text) { return PoolReader().read(text); }

std::string pool_text(const DrawPool& pool) {
    std::string text;
    for (const auto& entrant : pool)
        text += entrant.ref + '\t' + std::to_string(entrant.tickets) + '\n';
    return text;
}

Sha256 pool_hash(const DrawPool& pool) { return sha256(std::string(domain) + pool_text(pool)); }

std::int64_t tickets_in(const DrawPool& pool) {
    std::int64_t tickets = 0;
    for (const auto& entrant : pool) tickets += entrant.tickets;
    return tickets;
}

}  // namespace kvit::bonus
