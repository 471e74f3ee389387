#include "format/text.hpp"

namespace kvit::format {

Text read_text(json::ObjectReader& r) {
    // In two statements: the arguments of a constructor are evaluated in no order.
    std::string ru = r.text("ru");
    std::string en = r.text("en");
    return {std::move(ru), std::move(en)};
}

json::Object text_object(const Text& text) {
    return json::Object().add("ru", text.ru).add("en", text.en);
}

}  // namespace kvit::format
