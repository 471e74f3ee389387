#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/base/sha256.hpp"

namespace kvit::bonus {

/// One who takes part in a draw (участник розыгрыша).
struct Entrant {
    std::string ref;  ///< a salted hash of the account, say: never a name
    std::int64_t tickets = 1;

    friend bool operator==(const Entrant&, const Entrant&) = default;
};

/// A frozen pool (замороженный список участников), sorted by the bytes of `ref`.
using DrawPool = std::vector<Entrant>;

/// Whether a text can be a ref: 1 to 128 visible characters of ASCII, so that there is one way to
/// write it.
bool is_ref(std::string_view text);

/// Reads a pool: a line "ref<TAB>tickets<LF>" for each entrant, in any order. Tickets are 1 or
/// more, without zeros in front.
///
/// Errors with "line:column": `bad_table` for a line without its tab or its LF, `bad_id`,
/// `out_of_range` for tickets, `limit_exceeded` past `limits::draw_tickets_max` of them;
/// `duplicate_id` for a ref that comes twice.
Result<DrawPool> parse_pool(std::string_view text);

/// The pool as it is published and hashed: sorted lines.
std::string pool_text(const DrawPool& pool);

/// SHA-256 of "jkh-draw-pool-v1", a zero byte and `pool_text`.
Sha256 pool_hash(const DrawPool& pool);

/// Tickets of all entrants.
std::int64_t tickets_in(const DrawPool& pool);

}  // namespace kvit::bonus
