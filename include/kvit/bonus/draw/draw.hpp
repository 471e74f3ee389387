#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/result.hpp"
#include "kvit/base/sha256.hpp"
#include "kvit/base/text.hpp"
#include "kvit/bonus/draw/pool.hpp"
#include "kvit/money/money.hpp"

/// A draw (розыгрыш) that anybody can repeat: the organiser commits himself to a chain of hashes
/// and to a frozen pool, a public source then gives the randomness, and the order of all entrants
/// follows from both. No entrant's place depends on who else takes part, so that one who is put out
/// later moves nobody.
///
///     announce   pool, secret                     -> hash of the pool, H^n(secret)
///     reveal     the code of a round              =  H^(n - round)(secret)
///     PRK        HMAC-SHA-256(code, randomness)
///     position   HMAC-SHA-256(PRK, "draw|ref|ticket" and a byte 1), the least of the entrant's
///
/// The chain of codes and the expansion by label are those of a draft on verifiable random
/// selection by M. Thomson (RFC 5869 names the last step HKDF-Expand).
namespace kvit::bonus {

/// So many certificates (сертификаты) of one sum.
struct DrawPrize {
    std::string id;
    std::int64_t count = 1;
    Money credit;  ///< what is posted to the account of each winner, above zero
    friend bool operator==(const DrawPrize&, const DrawPrize&) = default;
};

/// What the organiser settles before anything is drawn. The three texts are for people.
struct DrawPlan {
    std::string id;
    std::string programme{};      ///< SHA-256 of the canonical programme, or empty
    std::string randomness{};     ///< the public source and how its bytes are written
    std::string randomness_at{};  ///< when it will be known
    std::string reveal_by{};      ///< after it the draw is void
    std::vector<DrawPrize> prizes{};
    /// What one entrant can get in all, with what he won elsewhere (`DrawFacts::won`).
    std::optional<Money> credit_max{};
    friend bool operator==(const DrawPlan&, const DrawPlan&) = default;
};

/// What is published before the randomness exists (объявление розыгрыша).
struct DrawAnnouncement {
    DrawPlan plan;
    Sha256 pool{};
    std::int64_t entrants = 0;
    std::int64_t tickets = 0;
    std::int64_t chain = 0;  ///< n: a code for each round from 1 to n - 1
    Sha256 commitment{};     ///< H^n(secret)
    friend bool operator==(const DrawAnnouncement&, const DrawAnnouncement&) = default;
};

/// One who may not win, and why.
struct Exclusion {
    std::string ref;
    std::string reason;
    friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

/// What an entrant won before, as far as it counts with `DrawPlan::credit_max`.
struct EarlierPrize {
    std::string ref;
    Money credit;
    friend bool operator==(const EarlierPrize&, const EarlierPrize&) = default;
};

/// What becomes known after the announcement.
struct DrawFacts {
    std::int64_t round = 1;
    Sha256 code{};  ///< revealed
    /// The bytes of the public source, 1 to 4096. None: the draw is an audit trail alone, for the
    /// organiser could have chosen his secret by its outcome.
    std::optional<std::string> randomness{};
    std::vector<Exclusion> excluded{};
    std::vector<EarlierPrize> won{};
    friend bool operator==(const DrawFacts&, const DrawFacts&) = default;
};

enum class DrawStatus : std::uint8_t {
    drawn,
    pool_hash_mismatch,   ///< the pool, or how large it is, is not what was announced
    commitment_mismatch,  ///< the code does not lead to the commitment
    no_entrants,
};

struct DrawStatusRow {
    DrawStatus status;
    std::string_view name;
    Phrase words;
};

inline constexpr DrawStatusRow draw_status_rows[] = {
    {DrawStatus::drawn, "drawn", {"розыгрыш состоялся", "the draw took place"}},
    {DrawStatus::pool_hash_mismatch,
     "pool_hash_mismatch",
     {"розыгрыш не состоялся: список участников не тот, что объявлен",
      "no draw: the pool is not the one announced"}},
    {DrawStatus::commitment_mismatch,
     "commitment_mismatch",
     {"розыгрыш не состоялся: код не соответствует объявленному обязательству",
      "no draw: the code does not lead to the commitment"}},
    {DrawStatus::no_entrants,
     "no_entrants",
     {"розыгрыш не состоялся: нет участников", "no draw: there are no entrants"}},
};

/// What the draw gave an entrant.
enum class Outcome : std::uint8_t {
    prize,
    reserve,      ///< next in turn if a winner drops out
    excluded,     ///< may not win, whatever his place
    cap_reached,  ///< would have won: the prize passes `DrawPlan::credit_max`
};

struct OutcomeRow {
    Outcome outcome;
    std::string_view name;
    Phrase words;
};

inline constexpr OutcomeRow outcome_rows[] = {
    {Outcome::prize, "prize", {"приз", "a prize"}},
    {Outcome::reserve, "reserve", {"резерв", "the reserve"}},
    {Outcome::excluded, "excluded", {"исключён", "excluded"}},
    {Outcome::cap_reached,
     "cap_reached",
     {"приз превысил бы предел", "the prize would pass the cap"}},
};

/// An entrant in the order of the draw.
struct DrawnPlace {
    std::string ref;
    std::int64_t ticket = 1;  ///< his best, from 1
    Sha256 position{};
    Outcome outcome = Outcome::reserve;
    std::string prize{};   ///< the id of a prize that was won
    Money credit{};        ///< of that prize
    std::string reason{};  ///< of one who is excluded
    friend bool operator==(const DrawnPlace&, const DrawnPlace&) = default;
};

/// Everything that went in and came out (протокол розыгрыша).
struct DrawReceipt {
    DrawAnnouncement announcement;
    DrawFacts facts;
    DrawStatus status = DrawStatus::drawn;
    std::vector<DrawnPlace> order{};   ///< empty unless `drawn`
    std::vector<DrawPrize> unspent{};  ///< prizes that nobody is left for
    friend bool operator==(const DrawReceipt&, const DrawReceipt&) = default;
};

/// Everything that is wrong with a plan: `bad_id` of the draw, `bad_text` of the programme,
/// `duplicate_id` of prizes, `out_of_range` for counts and credits, `missing_key` for no prizes.
Errors check(const DrawPlan& plan);

/// Errors: those of the plan; `out_of_range` for a chain that is not 2 to 1000 long and for a
/// secret under 16 bytes, which could be guessed.
Result<DrawAnnouncement> announce(const DrawPlan& plan, const DrawPool& pool,
                                  std::string_view secret, std::int64_t chain);

/// The code of a round, 1 to chain - 1. Errors: as of `announce`, `out_of_range`.
Result<Sha256> reveal(std::string_view secret, std::int64_t chain, std::int64_t round);

/// The order of the pool and who wins what. Prizes go in their order: the first entrants take those
/// of the first sum. One who is excluded or would pass the cap is stepped over; nobody else moves.
/// A wrong code, another pool or an empty one is a receipt that says so, without an order.
///
/// Errors: those of the plan; `out_of_range` for a round, a credit, the bytes of the randomness;
/// `unknown_reference` for one excluded who is not of the pool, `duplicate_id` for one who is
/// excluded twice.
Result<DrawReceipt> run(const DrawAnnouncement& announcement, const DrawPool& pool,
                        const DrawFacts& facts);

/// Where a ticket stands: HMAC-SHA-256 over the label and a byte 1.
Sha256 position_of(const Sha256& prk, std::string_view label);

}  // namespace kvit::bonus
