#include "audit/pieces.hpp"

#include <algorithm>
#include <climits>
#include <set>

namespace kvit::audit {
namespace {

constexpr int month_end = INT_MAX;

/// Days from the first of the month of the line.
int place(const charge::ChargeLine& line, Date date) {
    const Interval month = line.month.interval();
    return date == month.to ? month_end : date - month.from;
}

/// The 31st of a month of 30 days is its end.
Date date_at(const charge::ChargeLine& line, int place) {
    const Interval month = line.month.interval();
    return place > month.days() ? month.to : month.from + place;
}

Portion portion_of(const Lines& lines, int from, int to) {
    for (const auto& [line, number] : lines) {
        if (place(*line, line->interval.from) > from || place(*line, line->interval.to) < to)
            continue;
        return {.line = line,
                .days = date_at(*line, to) - date_at(*line, from),
                .of_days = line->interval.days()};
    }
    return {};
}

}  // namespace

bool can_cut(const Lines& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& interval = lines[i].line->interval;
        if (interval.empty() || !lines[i].line->month.interval().contains(interval)) return false;
        for (std::size_t j = 0; j < i; ++j)
            if (interval.overlaps(lines[j].line->interval)) return false;
    }
    return true;
}

std::vector<Piece> cut(const Lines& before, const Lines& after) {
    std::set<int> places;
    for (const auto* lines : {&before, &after})
        for (const auto& [line, number] : *lines) {
            places.insert(place(*line, line->interval.from));
            places.insert(place(*line, line->interval.to));
        }
    std::vector<Piece> pieces;
    for (auto at = places.begin(); at != places.end() && std::next(at) != places.end(); ++at) {
        const Piece piece{portion_of(before, *at, *std::next(at)),
                          portion_of(after, *at, *std::next(at))};
        const bool none = (piece.before.line == nullptr || piece.before.days <= 0) &&
                          (piece.after.line == nullptr || piece.after.days <= 0);
        if (!none) pieces.push_back(piece);
    }
    return pieces;
}

bool same_days(const charge::ChargeLine& before, const charge::ChargeLine& after) {
    return place(before, before.interval.from) == place(after, after.interval.from) &&
           place(before, before.interval.to) == place(after, after.interval.to);
}

}  // namespace kvit::audit
