#pragma once

#include <string>
#include <vector>

#include "kvit/base/text.hpp"
#include "kvit/trace/derivation.hpp"
#include "kvit/trace/source.hpp"

namespace kvit::trace {

/// Explanation — почему строка именно такая: for a resident in a few sentences, for an engineer as
/// the whole derivation with the sources of every input.
struct Explanation {
    Text title;                   ///< what is explained
    std::vector<Text> sentences;  ///< for a resident: three at most
    Text law;                     ///< formula or point of the act
    std::string formula;          ///< name in the catalogue
    Derivation derivation;
    std::vector<Source> sources;  ///< what the steps refer to

    friend bool operator==(const Explanation&, const Explanation&) = default;
};

/// The sentences, one a line.
std::string sentence_of(const Explanation& explanation, Language language);
/// The engineer's tree: every input with its source, confidence, act and dates, and the rounding.
std::string tree_of(const Explanation& explanation, Language language);

}  // namespace kvit::trace
