#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "kvit/format/documents.hpp"
#include "unit/format/documents.hpp"

/// Tariff books made of a few keys, and what the reader says of them.
namespace kvit::format {

/// A book of one provider, "p".
inline std::string book(const std::string& keys) {
    return R"({"schema": "kvit-tariffs/1", "id": "b", "providers": [{"id": "p", "name": "П"}], )" +
           keys + "}";
}

inline std::vector<std::string> book_problems(const std::string& keys) {
    return problems(read_tariffs(book(keys)));
}

}  // namespace kvit::format
