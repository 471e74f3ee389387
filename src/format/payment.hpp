#pragma once

#include "format/fact.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/house.hpp"

namespace kvit::format {

/// One entry of "payments": split by creditor, service and debt month to the last kopeck, or not at
/// all.
premises::Payment read_payment(json::ObjectReader& r, FactReader& facts);
premises::TakeBack read_payment_take_back(json::ObjectReader& r, FactReader& facts);
/// One entry of "postings": those that somebody decided.
premises::HandPosting read_hand_posting(json::ObjectReader& r, FactReader& facts);

premises::Succession read_house_succession(json::ObjectReader& r, FactReader& facts);

}  // namespace kvit::format
