#pragma once

#include "format/claims.hpp"
#include "format/json/reader.hpp"
#include "kvit/premises/fact.hpp"

namespace kvit::format {

/// Reads the headers of the facts of one document.
class FactReader {
  public:
    /// `source` holds for every fact that names none of its own.
    explicit FactReader(trace::Reference source) : source_(std::move(source)) {}

    /// The header of a fact that is true during an interval.
    premises::Fact lasting(json::ObjectReader& r);
    /// The header of an event, which has its own date: a reading, a payment.
    premises::Fact event(json::ObjectReader& r);
    /// The header of a retraction, which neither lasts nor replaces anything.
    premises::Fact retraction(json::ObjectReader& r);

  private:
    trace::Reference source_;
    IdClaims ids_;  // of facts of all kinds: any of them may be retracted by its id alone
};

}  // namespace kvit::format
