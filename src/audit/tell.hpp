#pragma once

#include "audit/sides.hpp"

namespace kvit::audit {

/// The sentence of a part of lines: what changed from what to what, by which source, and how much
/// it makes.
Text line_part_text(const Sides& sides, const LineDifference& line, const Part& part,
                    const Lines& before, const Lines& after);

/// The sentence of a movement; `posting` is null where it is none.
Text movement_text(const Sides& sides, const MovementDifference& movement,
                   const bill::Posting* posting);

}  // namespace kvit::audit
