#include "format/purpose.hpp"

#include "format/optional_id.hpp"

namespace kvit::format {

premises::Purpose read_purpose(json::ObjectReader& r) {
    return {.period = r.optional_month("period"),
            .document = r.optional_id("document"),
            .creditor = read_optional_id<ProviderId>(r, "creditor"),
            .service = read_optional_id<ServiceId>(r, "service"),
            .penalty = r.boolean("penalty", false)};
}

json::Object purpose_object(const premises::Purpose& purpose) {
    json::Object object;
    object.add("period", purpose.period).add("document", purpose.document);
    if (purpose.creditor) object.add("creditor", purpose.creditor->text());
    if (purpose.service) object.add("service", purpose.service->text());
    if (purpose.penalty) object.add("penalty", true);
    return object;
}

void refuse_unless_transfer(json::ObjectReader& r, premises::TakeBackKind kind) {
    if (kind == premises::TakeBackKind::transfer) return;
    for (const std::string_view key : {"account", "purpose"})
        if (r.has(key))
            r.fail(key, ErrorCode::contradiction, {},
                   {"без этого ключа: он есть только у переноса",
                    "no such key: only a transfer has it"});
}

}  // namespace kvit::format
