#pragma once

#include "exchange/judge.hpp"
#include "exchange/line.hpp"
#include "kvit/exchange/readings_profile.hpp"

namespace kvit::exchange {

/// Judges a line that the profile passes over as a heading (заголовок). A file without one would
/// lose its first row unseen, and heads differ from sender to sender, so what is asked is whether
/// it is a row: a reading, a day, a number of an account or a meter, or a word that the profile
/// knows is no head. A line of the numbers of the columns, "1;2;3", is one.
void judge_header(const ReadingsProfile& profile, const Line& line, Judge& judge);

}  // namespace kvit::exchange
