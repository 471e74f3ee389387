#include "close/opening_check.hpp"

#include <set>
#include <string>

namespace kvit::close {
namespace {

/// Everything that the opening brings belongs to an account or a meter of the house, once.
template <class List, class Known, class IdOf>
void check_ids(const char* name, const List& list, const Known& known, IdOf id_of, Phrase expected,
               Errors& errors) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string id = id_of(list[i]).text();
        const std::string path = std::string("opening.") + name + "[" + std::to_string(i) + "]";
        if (!seen.insert(id).second)
            errors.add(ErrorCode::duplicate_id, path, id, expected);
        else if (!known.contains(id))
            errors.add(ErrorCode::unknown_reference, path, id, expected);
    }
}

void check_frame(const Opening& opening, const charge::HouseMonth& house, Errors& errors) {
    const auto same = [&](const char* path, const std::string& found, const std::string& expected) {
        if (found != expected)
            errors.add(ErrorCode::contradiction, path, found, {expected, expected});
    };
    same("opening.house", opening.house.text(), house.house.id.text());
    same("opening.month", opening.month.to_string(), house.month.to_string());
}

}  // namespace

Errors check_opening(const Opening& opening, const charge::HouseMonth& house) {
    std::set<std::string> accounts;
    std::set<std::string> meters;
    for (const auto& account : house.accounts) accounts.insert(account.id.text());
    for (const auto& meter : house.house.meters) meters.insert(meter.id.text());
    Errors errors;
    check_frame(opening, house, errors);
    check_ids(
        "accounts", opening.accounts, accounts, [](const auto& account) { return account.account; },
        {"лицевой счёт дома, один раз", "an account of the house, once"}, errors);
    check_ids(
        "meters", opening.meters, meters, [](const auto& reading) { return reading.meter; },
        {"прибор учёта дома, один раз", "a meter of the house, once"}, errors);
    return errors;
}

}  // namespace kvit::close
