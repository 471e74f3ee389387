// The documents of a draw and its pool: what is read can be written and read again, and what is
// drawn holds.
#include "errors.hpp"
#include "kvit/format/draw.hpp"

namespace {

using namespace kvit;

constexpr std::string_view secret = "0123456789abcdef";

std::string announced(std::string_view plan, const bonus::DrawPool& pool) {
    const auto text = bonus::pool_text(pool);
    const auto announcement = format::announce_draw(plan, text, secret, 3);
    fuzz::require(announcement.ok(), "a plan and a pool that are read can be announced");
    return *announcement;
}

void check_receipt(std::string_view announcement, std::string_view pool, std::string_view facts) {
    const auto receipt = format::run_draw(announcement, pool, facts, format::Layout::line);
    if (!receipt.ok()) return fuzz::require_errors(receipt.errors());
    fuzz::require(format::json::ill_formed_at(*receipt) == receipt->npos, "a receipt is UTF-8");
    const auto again = fuzz::read_checked(format::read_draw_receipt, *receipt);
    fuzz::require(again.ok(), "a receipt is read back", *receipt);
    fuzz::require(format::write_draw_receipt(*again, format::Layout::line) == *receipt,
                  "as it was written", *receipt);
    const auto verdict = format::verify_draw(announcement, pool, *receipt);
    fuzz::require(verdict.ok() && verdict->find("\"holds\": true") != verdict->npos,
                  "a receipt holds", *receipt);
}

/// A code that leads nowhere: the receipt says so.
constexpr std::string_view wrong_code =
    R"({"schema": "kvit-draw-facts/1", "code": "0000000000000000000000000000000000000000000000000000000000000000"})";

}  // namespace

void kvit_fuzz(std::string_view input) {
    const auto [first, rest] = fuzz::two_of(input);
    const auto [second, third] = fuzz::two_of(rest);
    std::string lines(second);
    if (!third.empty()) lines += '\n';  // the cut took the last LF
    const auto pool = bonus::parse_pool(lines);
    if (!pool.ok())
        fuzz::require_errors(pool.errors());
    else
        fuzz::require(*bonus::parse_pool(bonus::pool_text(*pool)) == *pool, "a pool is read back");
    // More tickets take their time and show nothing.
    if (pool.ok() && bonus::tickets_in(*pool) > 1000) return;
    const auto plan = fuzz::read_checked(format::read_draw, first);
    if (plan.ok() && pool.ok())
        check_receipt(announced(first, *pool), lines, third.empty() ? wrong_code : third);
    const auto announcement = fuzz::read_checked(format::read_draw_announcement, first);
    if (announcement.ok()) {
        const auto written = format::write_draw_announcement(*announcement);
        fuzz::require(*format::read_draw_announcement(written) == *announcement,
                      "an announcement is read back", written);
        check_receipt(first, lines, third.empty() ? wrong_code : third);
    }
    static_cast<void>(fuzz::read_checked(format::read_draw_facts, first));
    const auto receipt = fuzz::read_checked(format::read_draw_receipt, first);
    if (!receipt.ok()) return;
    const auto published = format::write_draw_announcement(receipt->announcement);
    const auto verdict = format::verify_draw(published, lines, first);
    if (!verdict.ok()) fuzz::require_errors(verdict.errors());
}
