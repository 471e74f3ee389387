// The programmes that kvit brings along: src/format/programmes.
#include <vector>

#include "format/bonus/embedded.hpp"
#include "format/json/utf8.hpp"
#include "kvit/format/bonus.hpp"

namespace kvit::format {
namespace {

const std::vector<ShippedProgramme>& shipped() {
    static const std::vector<ShippedProgramme> list = [] {
        std::vector<ShippedProgramme> made;
        for (std::size_t i = 0; i < programmes::file_count; ++i) {
            const auto& file = programmes::files[i];
            made.push_back(
                {file.path.substr(0, file.path.size() - sizeof(".json") + 1), file.text});
        }
        return made;
    }();
    return list;
}

}  // namespace

std::span<const ShippedProgramme> shipped_programmes() { return shipped(); }

Result<bonus::Programme> programme(std::string_view name_or_json) {
    if (name_or_json.find('{') != std::string_view::npos) return read_programme(name_or_json);
    std::string names;
    for (const auto& one : shipped()) {
        if (one.name == name_or_json) return read_programme(one.document);
        names += (names.empty() ? "" : ", ") + std::string(one.name);
    }
    return Error{ErrorCode::not_found,
                 "programme",
                 '"' + json::shortened(json::well_formed(name_or_json)) + '"',
                 {names + " или kvit-programme/1", names + " or a kvit-programme/1"}};
}

}  // namespace kvit::format
