#pragma once

#include <string>

#include "kvit/base/id.hpp"
#include "kvit/calendar/month.hpp"

namespace kvit::close {

/// The number of a bill: its account and its month.
inline std::string document_number(const AccountId& account, Month month) {
    return account.text() + "/" + month.to_string();
}

/// The bill that a document is part of: a preliminary bill carries its number and one more.
inline std::string bill_of_document(const AccountId& account, const std::string& document) {
    const std::size_t length = account.text().size() + std::string("/2025-01").size();
    const bool preliminary = document.size() > length && document[length] == '/' &&
                             document.compare(0, account.text().size(), account.text()) == 0;
    return preliminary ? document.substr(0, length) : document;
}

}  // namespace kvit::close
