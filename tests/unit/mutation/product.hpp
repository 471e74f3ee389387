#pragma once

#include <map>
#include <string>
#include <vector>

#include "kvit/close/close.hpp"
#include "unit/mutation/docs.hpp"

namespace kvit::test::mutation {

/// What kvit makes of a set of documents.
struct Outcome {
    std::optional<close::Closed> closed;
    Errors errors;
    std::string stage;  ///< the document that was refused, or "close"
    std::string bytes;  ///< the closed month or the list of errors as a document
};

/// Reads the documents and closes the month. An exception escapes.
/// `twice`: the text of one key doubled, as no JSON value can hold it.
Outcome run(const Docs& docs);

/// The bills as documents, by account.
std::map<std::string, std::string> bills_of(const Outcome& outcome);

/// "code", "code code"
std::string codes_of(const Errors& errors);

/// What is wrong with a list of errors: no texts, no path, a path that leads nowhere.
std::vector<std::string> flaws_of(const Outcome& outcome, const Docs& docs);

/// A key with this in front stands for the same key once more: the text of a document is written
/// without it.
inline const std::string again = "again:";
std::string text_of(const Json& document);

}  // namespace kvit::test::mutation
