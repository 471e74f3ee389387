#include "format/account_list.hpp"

#include "format/dated.hpp"

namespace kvit::format {

std::vector<AccountId> read_account_list(json::ObjectReader& r) {
    std::vector<AccountId> accounts;
    for (auto& account : r.ids("accounts", json::Presence::optional))
        accounts.emplace_back(std::move(account));
    // An empty list would stand for every account, the opposite of what it looks like.
    fail_empty(r, "accounts",
               {"хотя бы один лицевой счёт; без ключа — все счета дома",
                "at least one account; all accounts of the house if the key is absent"});
    return accounts;
}

}  // namespace kvit::format
