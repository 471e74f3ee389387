#pragma once

#include <vector>

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/close/debt_record.hpp"

namespace kvit::format {

/// The key "debts" of an account in kvit-opening/1, in the order of keys.
std::vector<close::DebtRecord> read_debt_records(json::ObjectReader& r);
json::Object debt_record_object(const close::DebtRecord& record);

}  // namespace kvit::format
