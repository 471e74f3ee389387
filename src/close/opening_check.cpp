#include "close/opening_check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace kvit::close {
namespace {

constexpr Phrase a_creditor{"получатель из поставщиков тарифной книги",
                            "a creditor among the providers of the tariff book"};
constexpr Phrase a_service{"услуга тарифной книги", "a service of the tariff book"};

/// Where an entry stood in its document, or else where it stands in its list.
template <class Entry>
std::string path_of(const char* name, const std::vector<Entry>& list, const Entry& entry) {
    if (!entry.path.empty()) return "opening." + entry.path;
    return std::string("opening.") + name + "[" + std::to_string(&entry - list.data()) + "]";
}

/// Everything that the opening brings belongs to an account or a meter of the house, once.
template <class Entry, class Known, class IdOf>
void check_ids(const char* name, const char* key, const std::vector<Entry>& list,
               const Known& known, IdOf id_of, Phrase expected, Errors& errors) {
    std::set<std::string> seen;
    for (const auto& entry : list) {
        const std::string id = id_of(entry).text();
        const std::string path = path_of(name, list, entry) + key;
        if (!seen.insert(id).second)
            errors.add(ErrorCode::duplicate_id, path, id, expected);
        else if (!known.contains(id))
            errors.add(ErrorCode::unknown_reference, path, id, expected);
    }
}

/// A slip in a creditor would split what is owed to one into a debt and an advance.
void check_balances(const Opening& opening, const tariff::TariffBook& book, Errors& errors) {
    for (const auto& account : opening.accounts) {
        const std::string path = path_of("accounts", opening.accounts, account) + ".balances";
        for (const auto& balance : account.balances) {
            const auto& key = balance.key;
            if (book.provider(key.creditor) == nullptr)
                errors.add_once(
                    {ErrorCode::unknown_reference, path, key.creditor.text(), a_creditor});
            if (book.service(key.service) == nullptr)
                errors.add_once(
                    {ErrorCode::unknown_reference, path, key.service.text(), a_service});
        }
    }
}

/// How a debt came to be what it is gives what is owed: a slip would be charged penalties on.
void check_debts(const Opening& opening, const tariff::TariffBook& book, Errors& errors) {
    for (const auto& account : opening.accounts) {
        const std::string path = path_of("accounts", opening.accounts, account) + ".debts";
        std::map<bill::BalanceKey, Money> owed;
        for (const auto& balance : account.balances)
            if (balance.kind == bill::ReceivableKind::principal) owed[balance.key] = balance.amount;
        for (std::size_t i = 0; i < account.debts.size(); ++i) {
            const DebtRecord& debt = account.debts[i];
            const std::string at = path + "[" + std::to_string(i) + "]";
            if (book.provider(debt.key.creditor) == nullptr)
                errors.add(ErrorCode::unknown_reference, at + ".creditor", debt.key.creditor.text(),
                           a_creditor);
            if (book.service(debt.key.service) == nullptr)
                errors.add(ErrorCode::unknown_reference, at + ".service", debt.key.service.text(),
                           a_service);
            const Money balance = debt.balance();
            const Money expected = owed[debt.key];
            if (balance != expected)
                errors.add(ErrorCode::contradiction, at, balance.to_string(),
                           {"amount + raised + returned − paid = " + expected.to_string() +
                                ", как в balances",
                            "amount + raised + returned − paid = " + expected.to_string() +
                                ", as in balances"});
        }
    }
}

/// A reading that no life of its meter admits would be passed over, and the meter billed from its
/// installation once more.
void check_billed(const Opening& opening, const charge::HouseMonth& house, Errors& errors) {
    std::map<MeterId, std::vector<Interval>> lives;
    for (const auto& meter : house.house.meters) lives[meter.id].push_back(meter.fact.valid);
    for (const auto& reading : opening.meters) {
        const auto at = lives.find(reading.meter);
        if (at == lives.end()) continue;  // reported already
        const bool installed =
            std::any_of(at->second.begin(), at->second.end(), [&](const Interval& life) {
                return reading.date >= life.from && reading.date <= life.to;
            });
        const std::string path = path_of("meters", opening.meters, reading) + ".date";
        if (!installed)
            errors.add(ErrorCode::contradiction, path, reading.date.to_string(),
                       {"день, когда счётчик " + reading.meter.text() + " был установлен",
                        "a day on which meter " + reading.meter.text() + " was installed"});
        else if (reading.date >= house.month.next().first_day())
            errors.add(ErrorCode::contradiction, path, reading.date.to_string(),
                       {"день не позже месяца " + house.month.to_string(),
                        "a day not after the month " + house.month.to_string()});
    }
}

/// A slip in what is posted for earlier months would be recalculated against nobody.
void check_past(const Opening& opening, const std::set<std::string>& accounts,
                const tariff::TariffBook& book, Errors& errors) {
    if (!opening.past) return;
    const auto& months = opening.past->months;
    for (std::size_t i = 0; i < months.size(); ++i) {
        const std::string path = "opening.past.months[" + std::to_string(i) + "].posted";
        for (const auto& each : months[i].posted) {
            if (!accounts.contains(each.account.text()))
                errors.add_once({ErrorCode::unknown_reference,
                                 path,
                                 each.account.text(),
                                 {"лицевой счёт дома", "an account of the house"}});
            if (book.provider(each.creditor) == nullptr)
                errors.add_once(
                    {ErrorCode::unknown_reference, path, each.creditor.text(), a_creditor});
            if (book.service(each.service) == nullptr)
                errors.add_once(
                    {ErrorCode::unknown_reference, path, each.service.text(), a_service});
        }
    }
}

}  // namespace

Errors check_frame(const Opening& opening, const HouseId& house, Month month, Date known_on) {
    Errors errors;
    const auto same = [&](const std::string& path, const std::string& found,
                          const std::string& expected) {
        if (found != expected)
            errors.add(ErrorCode::contradiction, path, found, {expected, expected});
    };
    same("opening.house", opening.house.text(), house.text());
    same("opening.month", opening.month.to_string(), month.to_string());
    // What the month before posted cannot be unknown to this one.
    if (opening.known_on && known_on < *opening.known_on)
        errors.add(ErrorCode::contradiction, "known_on", known_on.to_string(),
                   {"день не раньше " + opening.known_on->to_string() +
                        ", по который известное учло входящее состояние",
                    "a day not before " + opening.known_on->to_string() +
                        ", up to which the opening knows"});
    // The past is of the months right before the opening.
    Month expected = opening.month;
    for (std::size_t i = opening.past ? opening.past->months.size() : 0; i-- > 0;) {
        expected = expected.previous();
        same("opening.past.months[" + std::to_string(i) + "].month",
             opening.past->months[i].month.to_string(), expected.to_string());
    }
    return errors;
}

Errors check_opening(const Opening& opening, const charge::HouseMonth& house, bool meters_used) {
    std::set<std::string> accounts;
    std::set<std::string> meters;
    for (const auto& account : house.accounts) accounts.insert(account.id.text());
    for (const auto& meter : house.house.meters) meters.insert(meter.id.text());
    Errors errors = check_frame(opening, house.house.id, house.month, house.known_on);
    check_ids(
        "accounts", ".account", opening.accounts, accounts,
        [](const auto& account) { return account.account; },
        {"лицевой счёт дома, один раз; счёт с начислениями закрывают (valid_to), а долг переносят "
         "(successions)",
         "an account of the house, once; an account with charges is closed (valid_to), and its "
         "debt is transferred (successions)"},
        errors);
    check_balances(opening, house.rules.tariffs, errors);
    check_debts(opening, house.rules.tariffs, errors);
    if (meters_used) {
        check_ids(
            "meters", ".meter", opening.meters, meters,
            [](const auto& reading) { return reading.meter; },
            {"прибор учёта дома, один раз", "a meter of the house, once"}, errors);
        check_billed(opening, house, errors);
    }
    check_past(opening, accounts, house.rules.tariffs, errors);
    return errors;
}

}  // namespace kvit::close
