// What is settled and published before a draw.
#include <algorithm>

#include "bonus/draw/chain.hpp"
#include "bonus/draw/check.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::bonus {
namespace {

constexpr std::size_t secret_bytes_min = 16;

void check_secret(std::string_view secret, std::int64_t chain, Errors& errors) {
    if (secret.size() < secret_bytes_min)
        errors.add(ErrorCode::out_of_range, "secret", std::to_string(secret.size()),
                   {"секрет не короче 16 байт", "a secret of at least 16 bytes"});
    check_chain(chain, errors);
}

}  // namespace

void check_chain(std::int64_t chain, Errors& errors) {
    if (chain >= 2 && chain <= limits::draw_chain_max) return;
    errors.add(ErrorCode::out_of_range, "chain", std::to_string(chain),
               {"от 2 до 1000 кодов", "2 to 1000 codes"});
}

void check_round(std::int64_t round, std::int64_t chain, Errors& errors) {
    if (round >= 1 && round < chain) return;
    errors.add(
        ErrorCode::out_of_range, "round", std::to_string(round),
        {"круг от 1 до числа кодов без одного", "a round from 1 to one less than the codes"});
}

void check_plan(const DrawPlan& plan, Errors& errors) {
    if (!is_ref(plan.id))
        errors.add(ErrorCode::bad_id, "id", "",
                   {"от 1 до 128 видимых знаков ASCII", "1 to 128 visible characters of ASCII"});
    if (!plan.programme.empty() && !sha256_of_hex(plan.programme))
        errors.add(ErrorCode::bad_text, "programme", '"' + plan.programme + '"',
                   {"SHA-256: 64 шестнадцатеричные цифры", "SHA-256: 64 hexadecimal digits"});
    if (plan.prizes.empty())
        errors.add(ErrorCode::missing_key, "prizes", "",
                   {"хотя бы один приз", "at least one prize"});
    const auto positive = [&](const std::string& path, Money money) {
        if (!money.is_negative() && !money.is_zero()) return;
        errors.add(ErrorCode::out_of_range, path, money.to_string(),
                   {"сумма больше нуля", "a sum above zero"});
    };
    for (std::size_t i = 0; i < plan.prizes.size(); ++i) {
        const DrawPrize& prize = plan.prizes[i];
        const std::string path = "prizes[" + std::to_string(i) + ']';
        positive(path + ".credit", prize.credit);
        if (prize.count < 1 || prize.count > limits::draw_tickets_max)
            errors.add(ErrorCode::out_of_range, path + ".count", std::to_string(prize.count),
                       {"от 1 до 10000000", "1 to 10000000"});
        const bool again =
            std::any_of(plan.prizes.begin(), plan.prizes.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const DrawPrize& each) { return each.id == prize.id; });
        if (again)
            errors.add(ErrorCode::duplicate_id, path + ".id", '"' + prize.id + '"',
                       {"каждый приз один раз", "each prize once"});
    }
    if (plan.credit_max) positive("credit_max", *plan.credit_max);
}

Errors check(const DrawPlan& plan) {
    Errors errors;
    check_plan(plan, errors);
    return errors;
}

Result<DrawAnnouncement> announce(const DrawPlan& plan, const DrawPool& pool,
                                  std::string_view secret, std::int64_t chain) {
    Errors errors;
    check_plan(plan, errors);
    check_secret(secret, chain, errors);
    if (!errors.empty()) return errors;
    return DrawAnnouncement{.plan = plan,
                            .pool = pool_hash(pool),
                            .entrants = static_cast<std::int64_t>(pool.size()),
                            .tickets = tickets_in(pool),
                            .chain = chain,
                            .commitment = hashed(secret, chain)};
}

Result<Sha256> reveal(std::string_view secret, std::int64_t chain, std::int64_t round) {
    Errors errors;
    check_secret(secret, chain, errors);
    check_round(round, chain, errors);
    if (!errors.empty()) return errors;
    return hashed(secret, chain - round);
}

}  // namespace kvit::bonus
