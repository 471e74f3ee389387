#pragma once

#include <set>
#include <string>

#include "unit/mutation/docs.hpp"

namespace kvit::test::mutation {

/// The shipped schemas, read by this test alone: a second opinion on what a document may hold, and
/// the list of the keys that it may have.
class Schemas {
  public:
    static const Schemas& all();

    /// The first thing that breaks the schema of a document, as "path: why"; empty: nothing does.
    std::string why_not(const std::string& document, const Json& value) const;
    /// Keys of a document as paths without indices: "readings[].value".
    const std::set<std::string>& keys(const std::string& document) const;
    /// The values of an enumeration at such a path; empty where there is none.
    std::vector<std::string> choices(const std::string& document, const std::string& key) const;
    /// The keys of the object at such a path ("" for the document).
    std::vector<std::string> keys_of(const std::string& document, const std::string& object) const;

  private:
    Schemas();
    void collect(const std::string& document, const Json& schema, const std::string& file,
                 const std::string& path, int depth);
    const Json& resolve(const std::string& reference, std::string& file) const;
    std::string check(const Json& schema, std::string file, const Json& value,
                      const std::string& path, std::set<std::string>& seen) const;
    std::string check_object(const Json& schema, const std::string& file, const Json& value,
                             const std::string& path, std::set<std::string>& seen) const;

    std::map<std::string, Json> files_;                        ///< by $id
    std::map<std::string, std::set<std::string>> keys_;        ///< by document
    std::map<std::string, std::vector<std::string>> choices_;  ///< by document + ":" + path
};

}  // namespace kvit::test::mutation
