#include "format/balance.hpp"

#include <utility>

namespace kvit::format {

bill::BalanceKey read_balance_key(json::ObjectReader& r) {
    return {.creditor = ProviderId(r.id("creditor")),
            .service = ServiceId(r.id("service")),
            .month = r.month("month")};
}

bill::BalanceKey read_money_key(json::ObjectReader& r) {
    if (r.has("creditor") || r.has("service")) return read_balance_key(r);
    return {.creditor = {}, .service = {}, .month = r.month("month")};
}

json::Object balance_object(const bill::BalanceKey& key) {
    json::Object object;
    if (!key.creditor.empty())
        object.add("creditor", key.creditor.text()).add("service", key.service.text());
    return std::move(object).add("month", key.month);
}

std::string shown(const bill::BalanceKey& key) {
    return key.creditor.text() + '/' + key.service.text() + '/' + key.month.to_string();
}

}  // namespace kvit::format
