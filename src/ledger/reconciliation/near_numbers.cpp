#include "ledger/reconciliation/near_numbers.hpp"

#include <algorithm>

#include "ledger/reconciliation/number.hpp"

namespace kvit::ledger {
namespace {

/// FNV-1a; equal hashes are looked at closer, so that a collision costs time alone.
class Hash {
  public:
    void add(char c) {
        value_ ^= static_cast<unsigned char>(c);
        value_ *= 0x0000'0100'0000'01B3;
    }
    std::uint64_t value() const { return value_; }

  private:
    std::uint64_t value_ = 0xCBF2'9CE4'8422'2325;
};

/// Calls `see(hash)` for the number, its every rest, and the number without zeros at its start.
template <class See>
void for_rests(std::string_view number, See see) {
    const auto hash_of = [](std::string_view text, std::size_t without) {
        Hash hash;
        for (std::size_t i = 0; i < text.size(); ++i)
            if (i != without) hash.add(text[i]);
        return hash.value();
    };
    see(hash_of(number, number.size()));
    for (std::size_t i = 0; i < number.size(); ++i)
        if (i == 0 || number[i] != number[i - 1]) see(hash_of(number, i));
    if (number.starts_with('0')) see(hash_of(without_zeros(number), number.size()));
}

}  // namespace

NearNumbers::NearNumbers(std::vector<std::string> written) : written_(std::move(written)) {
    std::sort(written_.begin(), written_.end());
    written_.erase(std::unique(written_.begin(), written_.end()), written_.end());
    hits_.resize(written_.size());
    for (std::uint32_t i = 0; i < written_.size(); ++i)
        if (written_[i].size() >= near_bytes_min)
            for_rests(written_[i], [&](std::uint64_t rest) { rests_.emplace_back(rest, i); });
    std::sort(rests_.begin(), rests_.end());
    rests_.erase(std::unique(rests_.begin(), rests_.end()), rests_.end());
}

void NearNumbers::find_in(const std::vector<NumberOf>& numbers) {
    if (rests_.empty()) return;
    std::vector<std::uint32_t> met;
    for (const NumberOf& each : numbers) {
        if (each.number.size() + 1 < near_bytes_min) continue;
        met.clear();
        for_rests(each.number, [&](std::uint64_t rest) {
            const auto first =
                std::lower_bound(rests_.begin(), rests_.end(), std::pair(rest, std::uint32_t{0}));
            for (auto at = first; at != rests_.end() && at->first == rest; ++at)
                met.push_back(at->second);
        });
        std::sort(met.begin(), met.end());
        met.erase(std::unique(met.begin(), met.end()), met.end());
        for (const std::uint32_t i : met) {
            if (hits_[i].size() >= hits_max) continue;
            if (const auto how = nearness(written_[i], each.number))
                hits_[i].emplace_back(each.account, *how);
        }
    }
}

const NearNumbers::Hits& NearNumbers::of(std::string_view written) const {
    static const Hits none;
    const auto at = std::lower_bound(written_.begin(), written_.end(), written);
    if (at == written_.end() || *at != written) return none;
    return hits_[static_cast<std::size_t>(at - written_.begin())];
}

}  // namespace kvit::ledger
