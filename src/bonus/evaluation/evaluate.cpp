#include <algorithm>

#include "bonus/evaluation/account.hpp"
#include "bonus/evaluation/grants.hpp"
#include "bonus/evaluation/limits.hpp"
#include "bonus/evaluation/rating.hpp"
#include "bonus/programme/names.hpp"

namespace kvit::bonus {
namespace {

/// Documents know no later day.
constexpr Instant end_of_time{std::int64_t{Date::from_civil(Date::year_max + 1, 1, 1).days()} *
                              seconds_per_day};

/// Uses of channels that do not fit what is known of the account.
std::vector<Reason> warnings(Account& account) {
    std::vector<Reason> list;
    const auto look = [&](const std::string& id, Instant at, const std::string& of) {
        if (at > account.as_of()) return;
        const Channel& channel = *find_id(account.programme().channels, id);
        if (!channel.valid.contains(account.calendar().date(at)))
            list.push_back({.code = "channel_closed_at_date",
                            .text = {"канал \"" + id + "\" в этот день закрыт: " + of,
                                     "the channel \"" + id + "\" is closed on that day: " + of}});
        if (!channel.implies.empty() && account.fact(channel.implies, at) == nullptr)
            list.push_back({.code = "fact_conflict",
                            .text = {"канал \"" + id + "\" предполагает \"" + channel.implies +
                                         "\", а этого нет: " + of,
                                     "the channel \"" + id + "\" presumes \"" + channel.implies +
                                         "\", which is not so: " + of}});
    };
    for (const auto& payment : account.history().payments)
        look(payment.channel, payment.paid_at, payment.id);
    for (const auto& reading : account.history().readings)
        look(reading.channel, reading.received_at, reading.id);
    std::ranges::sort(list, {},
                      [](const Reason& reason) { return std::pair(reason.code, reason.text.ru); });
    return list;
}

}  // namespace

Result<Evaluation> evaluate(const Programme& programme, const std::vector<History>& histories,
                            Instant as_of, const law::LawBook& book) {
    Errors errors = check(programme);
    if (!errors.empty()) return errors;
    const TimeZone zone = *TimeZone::find(programme.zone);
    errors.append(check(programme, histories));
    if (as_of < zone.begins() || as_of >= end_of_time) {
        const std::string span = zone.begins().to_string() + " .. " + end_of_time.to_string();
        errors.add(ErrorCode::out_of_range, "as_of", std::to_string(as_of.seconds),
                   Text(span, span));
    }
    if (!errors.empty()) return errors;
    try {
        std::vector<const History*> order;
        order.reserve(histories.size());
        for (const auto& history : histories) order.push_back(&history);
        std::ranges::sort(order, {}, [](const History* history) { return history->account; });

        Calendar calendar(zone, book);
        Evaluation evaluation;
        evaluation.programme = programme.id;
        evaluation.version = programme.version;
        evaluation.as_of = as_of;
        for (const History* history : order) {
            Account account(programme, *history, as_of, calendar);
            AccountEvaluation one{.account = history->account};
            review(account, one);
            decide_grants(account, one);
            enter_draws(account, one);
            one.warnings = warnings(account);
            evaluation.accounts.push_back(std::move(one));
        }
        apply_limits(programme, order, calendar, evaluation);
        if (!calendar.errors().empty()) return calendar.errors();
        return evaluation;
    } catch (const Overflow& overflow) {
        return Error{ErrorCode::overflow, "", overflow.what(), {}};
    }
}

}  // namespace kvit::bonus
