#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kvit/base/sha256.hpp"
#include "kvit/bonus/evaluation.hpp"
#include "kvit/bonus/programme.hpp"
#include "kvit/format/documents.hpp"

/// Documents of bonus programmes (программы лояльности).
namespace kvit::format {

/// kvit-programme/1, with everything that `bonus::check` finds; a path of `assumed` that the
/// document does not have is an error as well.
Result<bonus::Programme> read_programme(std::string_view json);
/// The canonical form: equal programmes give equal bytes.
std::string write_programme(const bonus::Programme& programme, Layout layout = Layout::pretty);
/// SHA-256 of the canonical form on one line: which rules a result was made by.
Sha256 programme_hash(const bonus::Programme& programme);

/// kvit-bonus-history/1. What depends on the programme is found by `bonus::check`.
Result<std::vector<bonus::History>> read_bonus_history(std::string_view json);

/// kvit-bonus-result/1.
std::string write_evaluation(const bonus::Programme& programme, const bonus::Evaluation& evaluation,
                             Layout layout = Layout::pretty);

/// A programme that kvit brings along.
struct ShippedProgramme {
    std::string_view name;
    std::string_view document;  ///< kvit-programme/1
};
std::span<const ShippedProgramme> shipped_programmes();
/// By its name, or the document itself. Errors: `not_found`, those of `read_programme`.
Result<bonus::Programme> programme(std::string_view name_or_json);

}  // namespace kvit::format
