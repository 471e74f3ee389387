#include "format/json/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace kvit::format::json {
namespace {

/// The restricted Damerau-Levenshtein distance, by rows.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before_last(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::swap(before_last, last);
        std::swap(last, row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = a[i - 1] == b[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& names) {
    std::string_view best;
    std::size_t best_distance = std::string_view::npos;
    for (const auto name : names) {
        const std::size_t slips_max = std::max<std::size_t>(1, name.size() / 3);
        const auto [shorter, longer] = std::minmax({word.size(), name.size()});
        if (longer - shorter > slips_max) continue;  // also keeps a long foreign word cheap
        const std::size_t slips = distance(word, name);
        if (slips <= slips_max && slips < best_distance) {
            best = name;
            best_distance = slips;
        }
    }
    return best;
}

Text one_of(const std::vector<std::string_view>& names, std::string_view word) {
    if (names.empty()) return {};
    std::string all;
    for (const auto name : names) {
        if (!all.empty()) all += ", ";
        all += name;
    }
    Text text{"одно из: " + all, "one of: " + all};
    if (const std::string slip(nearest(word, names)); !slip.empty()) {
        text.ru = "возможно, «" + slip + "»? " + text.ru;
        text.en = "did you mean \"" + slip + "\"? " + text.en;
    }
    return text;
}

}  // namespace kvit::format::json
