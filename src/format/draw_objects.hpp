#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/bonus/draw/draw.hpp"

/// The parts that documents of a draw share.
namespace kvit::format {

Sha256 read_hash(json::ObjectReader& r, std::string_view key);
bonus::DrawAnnouncement read_announcement(json::ObjectReader& r);
bonus::DrawFacts read_facts(json::ObjectReader& r);

/// Without the key "schema", as a receipt holds it.
json::Object announcement_object(const bonus::DrawAnnouncement& announcement);
json::Object facts_object(const bonus::DrawFacts& facts);
/// A kvit-draw-receipt/1 with its hash.
json::Object receipt_document(const bonus::DrawReceipt& receipt);

/// "public" or "audit_only".
std::string_view mode_of(const bonus::DrawFacts& facts);
/// "randomness", or "randomness_hex" for bytes that cannot stand in a document as text.
void add_randomness(json::Object& object, const bonus::DrawFacts& facts);

/// The same errors with a prefix before their paths.
Errors with_prefix(const Errors& errors, std::string_view prefix);

/// A place where one document is not as another; a text is empty where there is nothing.
struct Difference {
    std::string path;
    std::string found;
    std::string expected;
};

/// The first place where `found` is not `expected`, in the order of `expected`. The order of keys
/// and "ext" are nothing.
std::optional<Difference> difference(const json::Value& found, const json::Value& expected);

}  // namespace kvit::format
