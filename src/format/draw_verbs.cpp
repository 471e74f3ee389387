// From the documents of a draw to the next one: announced, run, verified.
#include "format/draw_objects.hpp"
#include "format/layout.hpp"
#include "kvit/format/draw.hpp"

namespace kvit::format {
namespace {

using bonus::DrawFacts;
using json::Object;
using json::ObjectReader;

/// What a verification needs of a receipt; the rest of it is compared, not read.
DrawFacts facts_of_receipt(ObjectReader& r) {
    r.schema("kvit-draw-receipt/1");
    for (const auto* key :
         {"announcement", "mode", "status", "order", "winners", "reserve", "unspent", "sha256"})
        r.raw(key);
    return r.object("facts", read_facts);
}

/// The errors of several texts, each under its name.
class Given {
  public:
    template <class T>
    void look_at(std::string_view name, const Result<T>& read) {
        if (!read.ok()) errors_.append(read.errors().in_document(name));
    }
    bool ok() const { return errors_.empty(); }
    const Errors& errors() const { return errors_; }

  private:
    Errors errors_;
};

}  // namespace

Result<std::string> announce_draw(std::string_view plan, std::string_view pool,
                                  std::string_view secret, std::int64_t chain, Layout layout) {
    const auto settled = read_draw(plan);
    const auto frozen = bonus::parse_pool(pool);
    Given given;
    given.look_at("plan", settled);
    given.look_at("pool", frozen);
    if (!given.ok()) return given.errors();
    const auto announcement = bonus::announce(*settled, *frozen, secret, chain);
    if (!announcement.ok()) return announcement.errors();
    return write_draw_announcement(*announcement, layout);
}

Result<std::string> run_draw(std::string_view announcement, std::string_view pool,
                             std::string_view facts, Layout layout) {
    const auto published = read_draw_announcement(announcement);
    const auto frozen = bonus::parse_pool(pool);
    const auto known = read_draw_facts(facts);
    Given given;
    given.look_at("announcement", published);
    given.look_at("pool", frozen);
    given.look_at("facts", known);
    if (!given.ok()) return given.errors();
    // The announcement was read with its checks: what is wrong now is wrong with the facts.
    const auto drawn = bonus::run(*published, *frozen, *known);
    if (!drawn.ok()) return drawn.errors().in_document("facts");
    return write_draw_receipt(*drawn, layout);
}

Result<std::string> verify_draw(std::string_view announcement, std::string_view pool,
                                std::string_view receipt, Layout layout) {
    const auto published = read_draw_announcement(announcement);
    const auto frozen = bonus::parse_pool(pool);
    const auto found = json::parse(receipt);
    Given given;
    given.look_at("announcement", published);
    given.look_at("pool", frozen);
    const auto known =
        found.ok() ? json::read(*found, facts_of_receipt) : Result<DrawFacts>(found.errors());
    given.look_at("receipt", known);
    if (!given.ok()) return given.errors();
    const auto drawn = bonus::run(*published, *frozen, *known);
    if (!drawn.ok()) return with_prefix(drawn.errors(), "receipt:facts.");
    const Object expected = receipt_document(*drawn);
    const auto differs = difference(*found, expected);
    Object verdict;
    verdict.add("schema", "kvit-draw-verdict/1")
        .add("draw", published->plan.id)
        .add("holds", !differs.has_value())
        .add("status", *expected.find("status"))
        .add("mode", mode_of(*known))
        .add("round", known->round);
    add_randomness(verdict, *known);
    if (differs)
        verdict.add("differs_at", differs->path)
            .add("receipt", differs->found)
            .add("protocol", differs->expected);
    return laid_out(verdict, layout);
}

}  // namespace kvit::format
