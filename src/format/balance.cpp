#include "format/balance.hpp"

namespace kvit::format {

bill::BalanceKey read_balance_key(json::ObjectReader& r) {
    return {.creditor = ProviderId(r.id("creditor")),
            .service = ServiceId(r.id("service")),
            .month = r.month("month")};
}

json::Object balance_object(const bill::BalanceKey& key) {
    return json::Object()
        .add("creditor", key.creditor.text())
        .add("service", key.service.text())
        .add("month", key.month);
}

std::string shown(const bill::BalanceKey& key) {
    return key.creditor.text() + '/' + key.service.text() + '/' + key.month.to_string();
}

}  // namespace kvit::format
