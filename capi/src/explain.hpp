#pragma once

#include "guard.hpp"
#include "kvit/trace/explanation.hpp"

namespace kvit::capi {

/// Hands an explanation over as text in a form and a language, both checked before.
inline void give_text(kvit_buf& out, const trace::Explanation& explanation, std::int32_t form,
                      std::int32_t language) {
    give(out, form == KVIT_EXPLAIN_TREE ? trace::tree_of(explanation, language_of(language))
                                        : trace::sentence_of(explanation, language_of(language)));
}

}  // namespace kvit::capi
