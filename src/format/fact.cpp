#include "format/fact.hpp"

#include <cstdint>

#include "format/reference.hpp"

namespace kvit::format {

premises::Fact FactReader::retraction(json::ObjectReader& r) {
    premises::Fact fact;
    fact.id = FactId(ids_.read(r, "id"));
    fact.known_on = r.date("known_on");
    fact.seq = r.count("seq", INT64_MIN, INT64_MAX, 0);
    fact.reference = reference_or(r, "source", source_);
    fact.path = r.path();
    return fact;
}

premises::Fact FactReader::event(json::ObjectReader& r) {
    premises::Fact fact = retraction(r);
    if (auto earlier = r.optional_id("supersedes")) fact.supersedes = FactId(*std::move(earlier));
    return fact;
}

premises::Fact FactReader::lasting(json::ObjectReader& r) {
    premises::Fact fact = event(r);
    fact.valid = r.interval();
    return fact;
}

}  // namespace kvit::format
