#pragma once

#include <vector>

#include "unit/mutation/docs.hpp"
#include "unit/random.hpp"

namespace kvit::test::mutation {

/// A value somewhere in a document, or a list, or an object.
struct Place {
    std::string document;  ///< "house"
    Pointer pointer;       ///< in the set of documents
    std::string key;       ///< its path without indices: "readings[].value"

    /// The last key of the path; "[]" for an element of a list.
    std::string name() const;
};

/// Every place of every document but the documents themselves. What the host keeps under "ext" is
/// a leaf.
std::vector<Place> places_of(const Docs& docs);

/// Makes sure that a document has a key, such as "readings[].source.act", by adding it with a value
/// that changes nothing. False where it needs more than that.
bool give_key(Docs& docs, const std::string& document, const std::string& key, Random& random);

/// What a mutation changes.
struct Target {
    Docs& docs;
    const Place& place;
    Random& random;

    Json& value() const { return docs.root[place.pointer]; }
    Json& parent() const { return docs.root[place.pointer.parent_pointer()]; }
    Json& document() const { return docs.root[place.document]; }
    bool is_text() const { return value().is_string(); }
    std::string text() const { return value().get<std::string>(); }
    /// Sets the value unless it is the same; false then.
    bool set(Json changed) const;
    /// Other values of the same key, in the same list or elsewhere.
    std::vector<Json> others() const;
};

/// Is the key of a place that of an id, in any of its uses?
bool is_id(const Place& place);
bool looks_like_number(const std::string& text);

}  // namespace kvit::test::mutation
