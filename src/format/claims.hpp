#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "format/json/reader.hpp"

namespace kvit::format {

/// The keys that are taken in a document, each with the path that took it: ids, keys of balances.
template <class Key>
class Claims {
  public:
    /// False, and the error `duplicate_id` at `field`, if another place took the key before.
    bool claim(json::ObjectReader& r, std::string_view field, const Key& key,
               const std::string& shown) {
        const auto [at, is_new] = taken_.try_emplace(key, r.path(field));
        if (is_new) return true;
        const std::string& other = at->second;
        r.fail(field, ErrorCode::duplicate_id, shown,
               {"значение, не занятое в " + other, "a value that " + other + " does not use"});
        return false;
    }

  private:
    std::map<Key, std::string> taken_;
};

/// Ids of one kind.
class IdClaims : public Claims<std::string> {
  public:
    /// A required id that no other place has.
    std::string read(json::ObjectReader& r, std::string_view field) {
        std::string id = r.id(field);
        if (!id.empty())
            claim(r, field, id, '"' + id + '"');  // a malformed one is reported already
        return id;
    }
};

}  // namespace kvit::format
