#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kvit/bonus/draw/draw.hpp"
#include "kvit/format/documents.hpp"

/// The documents of a draw (розыгрыш), and the four verbs from documents to documents. A pool is no
/// document: it is the text that is hashed (`bonus::parse_pool`).
namespace kvit::format {

/// kvit-draw/1: what the organiser settles, with everything that `bonus::check` finds.
Result<bonus::DrawPlan> read_draw(std::string_view json);

/// kvit-draw-announcement/1: what is published before the randomness exists.
Result<bonus::DrawAnnouncement> read_draw_announcement(std::string_view json);
std::string write_draw_announcement(const bonus::DrawAnnouncement& announcement,
                                    Layout layout = Layout::pretty);

/// kvit-draw-facts/1: the code, the randomness, who may not win.
Result<bonus::DrawFacts> read_draw_facts(std::string_view json);

/// kvit-draw-receipt/1. Its last key is the SHA-256 of the same document on one line, without that
/// key and without a line end.
std::string write_draw_receipt(const bonus::DrawReceipt& receipt, Layout layout = Layout::pretty);
/// A receipt whose parts agree with each other and with its hash; `identity_violated` at the first
/// place that does not. Whether it had to come out so, `verify_draw` says.
Result<bonus::DrawReceipt> read_draw_receipt(std::string_view json);

/// The kvit-draw-announcement/1 of a kvit-draw/1 and its pool. Errors of
/// `bonus::announce`, those of the texts with "plan:" or "pool:" before their paths.
Result<std::string> announce_draw(std::string_view plan, std::string_view pool,
                                  std::string_view secret, std::int64_t chain,
                                  Layout layout = Layout::pretty);

/// The receipt of a draw. Errors of `bonus::run`, with "announcement:", "pool:" or "facts:" before
/// their paths.
Result<std::string> run_draw(std::string_view announcement, std::string_view pool,
                             std::string_view facts, Layout layout = Layout::pretty);

/// Draws anew by the published announcement, the pool and what the receipt says became known, and
/// compares with the receipt, key by key but for "ext": kvit-draw-verdict/1. Where they differ, the
/// verdict names the first place, what the receipt has there and what the protocol gives. That the
/// randomness is the one of the public source nobody can know from the documents: the verdict
/// repeats it, to be compared.
/// Errors of `bonus::run`, with "announcement:", "pool:" or "receipt:" before their paths.
Result<std::string> verify_draw(std::string_view announcement, std::string_view pool,
                                std::string_view receipt, Layout layout = Layout::pretty);

}  // namespace kvit::format
