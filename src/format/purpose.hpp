#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/premises/payment.hpp"

namespace kvit::format {

/// "purpose": what a payer named.
premises::Purpose read_purpose(json::ObjectReader& r);
json::Object purpose_object(const premises::Purpose& purpose);

/// "account" and "purpose" say where money goes: a reversal or a refund takes it nowhere.
void refuse_unless_transfer(json::ObjectReader& r, premises::TakeBackKind kind);

}  // namespace kvit::format
