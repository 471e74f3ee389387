#pragma once

#include <string>
#include <string_view>

#include "kvit/bonus/draw/draw.hpp"
#include "kvit/format/documents.hpp"

/// The documents of a draw.
namespace kvit::format {

/// kvit-draw/1: what the organiser settles.
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

/// Draws anew by the published announcement, the pool and what the receipt says became known, and
/// compares with the receipt, key by key: kvit-draw-verdict/1. Where they differ, the verdict names
/// the first place, what the receipt has there and what the protocol gives.
/// Errors: those of the three documents and of `bonus::run`.
Result<std::string> verify_draw(std::string_view announcement, const bonus::DrawPool& pool,
                                std::string_view receipt, Layout layout = Layout::pretty);

}  // namespace kvit::format
