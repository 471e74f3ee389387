#include "format/decision.hpp"

#include "format/text.hpp"

namespace kvit::format {

charge::Decision read_decision(json::ObjectReader& r) {
    return {
        .code = r.id("code"), .subject = r.text("subject"), .text = r.object("text", read_text)};
}

json::Object decision_object(const charge::Decision& decision) {
    return json::Object()
        .add("code", decision.code)
        .add("subject", decision.subject)
        .add("text", text_object(decision.text));
}

}  // namespace kvit::format
