#include "format/practice.hpp"

#include "format/policy.hpp"
#include "format/text.hpp"

namespace kvit::format {

json::Object practice_object(const ledger::Practice& practice, std::string_view option_name) {
    const law::PolicyOptionRow& row = row_of(practice.option);
    const law::PolicyChoiceRow& choice = row.choices[practice.choice];
    return json::Object()
        .add("option", option_name)
        .add("choice", choice.name)
        .add("by", practice.by)
        .add("title", text_object(row.meaning))
        .add("text", text_object(choice.meaning));
}

}  // namespace kvit::format
