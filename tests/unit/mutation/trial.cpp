#include "unit/mutation/trial.hpp"

#include <algorithm>

#include "unit/mutation/compare.hpp"
#include "unit/mutation/extra_facts.hpp"
#include "unit/mutation/frame.hpp"
#include "unit/mutation/generator.hpp"
#include "unit/mutation/provenance.hpp"
#include "unit/mutation/schema.hpp"

namespace kvit::test::mutation {
namespace {

/// Null stands for an absent key, in these documents everywhere but in the data of the host.
void drop_nulls(Json& value) {
    if (value.is_object()) {
        for (auto at = value.begin(); at != value.end();)
            at = at->is_null() && at.key() != "ext" ? value.erase(at) : std::next(at);
        for (const auto& [key, item] : value.items())
            if (key != "ext") drop_nulls(item);
    } else if (value.is_array()) {
        for (auto& item : value) drop_nulls(item);
    }
}

std::string shortened(const std::string& text) {
    return text.size() <= 300
               ? text
               : text.substr(0, 300) + "... (" + std::to_string(text.size()) + " bytes)";
}
std::string at(const Docs& docs, const Pointer& pointer) {
    if (!docs.root.contains(pointer)) return "(nothing)";
    return shortened(docs.root[pointer].dump(-1, ' ', false, Json::error_handler_t::replace));
}

template <class T>
void shuffle(std::vector<T>& list, Random& random) {
    for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[random.below(i)]);
}

/// The keys of the schemas that seeds take turns at: "house:readings[].value". Of the law a month
/// reads one parameter, so its keys are left to chance.
const std::vector<std::string>& all_keys() {
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> list;
        for (const char* document : {"house", "tariffs", "policy", "opening"})
            for (const auto& key : Schemas::all().keys(document))
                list.push_back(std::string(document) + ":" + key);
        return list;
    }();
    return keys;
}

std::string full_key(const Place& place) { return place.document + ":" + place.key; }

/// What a seed is for. Of four seeds, one goes through the catalogue, two through the keys of the
/// schemas, one is left to chance.
struct Wish {
    const Mutation* mutation = nullptr;
    std::string key;  ///< "house:readings[].value"

    explicit Wish(std::uint64_t seed) {
        if (seed % 4 == 0) mutation = &catalogue()[seed / 4 % catalogue().size()];
        const auto& keys = all_keys();
        if (seed % 4 == 1 || seed % 4 == 2) key = keys[(seed / 4 * 2 + seed % 4 - 1) % keys.size()];
    }
};

/// Changes one place.
class Chooser {
  public:
    Chooser(Docs& docs, Random& random, Trial& trial)
        : docs_(docs), random_(random), trial_(trial), places_(places_of(docs)) {
        shuffle(places_, random_);
        for (const auto& mutation : catalogue()) mutations_.push_back(&mutation);
        shuffle(mutations_, random_);
    }

    /// False where the wish cannot be met.
    bool choose(const Wish& wish) {
        for (const auto& place : places_)
            if (wish.mutation != nullptr
                    ? apply(place, *wish.mutation)
                    : (wish.key.empty() || wish.key == full_key(place)) && any(place))
                return true;
        // A key that no house of ours has is given to one that takes something away by it.
        for (const auto& mutation : fact_mutations())
            for (const auto& place : places_)
                if (wish.key == full_key(place) + ".supersedes" &&
                    mutation.name == std::string("supersedes_another") && apply(place, mutation))
                    return true;
        return false;
    }

  private:
    bool any(const Place& place) {
        return std::any_of(mutations_.begin(), mutations_.end(),
                           [&](const Mutation* mutation) { return apply(place, *mutation); });
    }
    bool apply(const Place& place, const Mutation& mutation) {
        const Json keys_before = docs_.root[place.pointer];
        trial_.before =
            mutation.name == std::string("ends_swapped") ? "" : at(docs_, place.pointer);
        const Pointer parent = place.pointer.parent_pointer();
        const std::string around = at(docs_, parent);
        if (!mutation.apply(Target{docs_, place, random_})) return false;
        trial_.mutation = mutation.name;
        trial_.path = place.pointer.to_string();
        trial_.keys.insert(full_key(place));
        trial_.after = at(docs_, place.pointer);
        if (trial_.before == trial_.after || trial_.after == "(nothing)") {
            trial_.before = around;
            trial_.after = at(docs_, parent);
        }
        if (keys_before.is_object() && docs_.root.contains(place.pointer) &&
            docs_.root[place.pointer].is_object())
            for (const auto& [key, item] : docs_.root[place.pointer].items())
                if (!keys_before.contains(key) || keys_before[key] != item)
                    trial_.keys.insert(full_key(place) + "." + key);
        return true;
    }

    Docs& docs_;
    Random& random_;
    Trial& trial_;
    std::vector<Place> places_;
    std::vector<const Mutation*> mutations_;
};

/// Which refusals of a document its schema cannot express.
bool beyond_schemas(const std::string& codes) {
    static const std::set<std::string> known = {"duplicate_id",
                                                "empty_interval",
                                                "overlapping_intervals",
                                                "unknown_reference",
                                                "split_does_not_sum",
                                                "bad_date",
                                                "out_of_range",
                                                "duplicate_key",
                                                "bad_decimal",
                                                "limit_exceeded",
                                                "bad_id",
                                                "bad_unit",
                                                "bad_supersession",
                                                "contradiction",
                                                "unit_mismatch",  // of a tariff in a plan
                                                "too_precise"};
    std::size_t start = 0;
    while (start < codes.size()) {
        const auto end = std::min(codes.find(' ', start), codes.size());
        if (!known.contains(codes.substr(start, end - start))) return false;
        start = end + 1;
    }
    return true;
}

class Judge {
  public:
    Judge(const Docs& original, Docs mutated, Trial& trial)
        : original_(original), mutated_(std::move(mutated)), trial_(trial) {}

    void run() {
        const Outcome before = mutation::run(original_);
        if (!before.closed) return fail("the valid house was refused: " + codes_of(before.errors));
        const Outcome after = mutation::run(mutated_);
        if (mutation::run(mutated_).bytes != after.bytes) fail("the second run gave other bytes");
        const Docs written = mutated_;
        drop_nulls(mutated_.root);
        schema(after, written);
        if (!after.closed) {
            trial_.result = (after.stage == "close" ? "close: " : "") + codes_of(after.errors);
            for (const auto& flaw : flaws_of(after, written)) fail(flaw);
            if (after.stage == "close") judge_refusal();
            return;
        }
        trial_.result = bills_of(before) == bills_of(after) ? "same bill" : "bill";
        judge_bill(*after.closed);
        for (const auto& account : bills_that_moved(original_, before, mutated_, after))
            fail("the bill of " + account + " changed, which nothing concerns");
    }

  private:
    void fail(const std::string& what) { trial_.failures.push_back(what); }

    /// What a reader accepts keeps its schema; what it refuses breaks it, or breaks what no schema
    /// can say.
    void schema(const Outcome& after, const Docs& written) {
        for (const auto& [name, document] : mutated_.root.items()) {
            if (document == original_.root[name]) continue;
            const std::string why = Schemas::all().why_not(name, document);
            const bool refused = after.stage == name;
            if (!refused && !why.empty()) fail("read against its schema: " + why);
            const bool has_null = document != written.root[name];
            if (refused && why.empty() && !has_null && !beyond_schemas(codes_of(after.errors)))
                fail("the schema allows what was refused: " + codes_of(after.errors));
        }
    }
    void judge_bill(const close::Closed& closed) {
        try {
            const auto expected = bills_by_clerk(mutated_);
            for (const auto& difference : differences(closed, expected)) fail(difference);
        } catch (const NotModelled& why) {
            trial_.not_modelled = why.what();
            for (const auto& bill : closed.bills)
                if (!bill::check(bill).empty()) fail("identities of " + bill.account.text());
        } catch (const Refused& why) {
            trial_.refused = std::string("billed although ") + why.what();
            fail(trial_.refused);
        }
        for (const auto& source : untrue_sources(closed, mutated_)) fail(source);
    }
    /// Only noted: kvit may be more careful than the clerk.
    void judge_refusal() {
        try {
            bills_by_clerk(mutated_);
            trial_.refused = "refused although the clerk sees nothing wrong";
        } catch (const std::runtime_error&) {
        }
    }

    const Docs& original_;
    Docs mutated_;
    Trial& trial_;
};

}  // namespace

std::string Trial::describe() const {
    std::string text = "seed " + std::to_string(seed) + ": " + mutation + " at " + path +
                       "\n  before " + before + "\n  after  " + after + "\n  result " + result;
    for (const auto& failure : failures) text += "\n  " + failure;
    return text + "\n  again: KVIT_SEED=" + std::to_string(seed);
}

namespace {

/// A valid house for a wish: where it lacks the key, another one, or the key is added with a value
/// that changes nothing.
bool prepare(const Wish& wish, Docs& docs, Random& random) {
    if (wish.key.empty()) return true;
    const auto colon = wish.key.find(':');
    const std::string document = wish.key.substr(0, colon);
    const std::string key = wish.key.substr(colon + 1);
    if (key.ends_with(".supersedes")) {  // given by a mutation to a fact of such a list
        give_extra(docs, document, key.substr(0, key.rfind('.')));
        return true;
    }
    return give_key(docs, document, key, random);
}

}  // namespace

Trial try_seed(std::uint64_t seed) {
    const Wish wish(seed);
    constexpr std::uint64_t attempts = 120;
    for (std::uint64_t attempt = 0; attempt < attempts; ++attempt) {
        Trial trial;
        trial.seed = seed;
        Random random(seed * attempts + attempt);
        Docs original = valid_docs(seed + attempt * 1'000'000'007);
        if (!prepare(wish, original, random)) continue;
        Docs mutated = original;
        if (!Chooser(mutated, random, trial).choose(wish)) continue;
        try {
            Judge(original, std::move(mutated), trial).run();
        } catch (const std::exception& error) {
            trial.failures.push_back(std::string("an exception escaped: ") + error.what());
        }
        return trial;
    }
    Trial none;
    none.seed = seed;
    none.failures.push_back(wish.mutation != nullptr
                                ? std::string("no place for ") + wish.mutation->name
                                : "no house has " + wish.key);
    return none;
}

}  // namespace kvit::test::mutation
