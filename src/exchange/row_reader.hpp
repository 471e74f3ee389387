#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/judge.hpp"
#include "exchange/line.hpp"
#include "kvit/exchange/registry.hpp"

/// One line of a registry by its profile.
namespace kvit::exchange {

/// A row with what only the totals need.
struct ReadRow {
    ledger::RegistryRow row;
    std::optional<Money> transferred{};
    std::optional<Money> commission{};
};

/// Cuts lines and reads their cells; each error has its place.
class RowReader {
  public:
    RowReader(const RegistryProfile& profile, Judge& judge) : profile_(profile), judge_(judge) {}

    /// A row and the readings that it bears.
    ReadRow row(const Line& line, std::vector<BorneReading>& readings);

    /// What a trailer says; `sum` is none for a number, a name or a day.
    struct Total {
        TotalField field;
        std::string path;
        std::string text;
        std::optional<Money> sum{};
    };
    std::vector<Total> trailer(const Line& line);

  private:
    struct Found {
        std::string text;
        std::string path;
    };

    void cut(const Line& line, std::size_t prefix_bytes);
    void judge_count(const Line& line);
    void judge_trailer_count(const Line& line);
    Found find(const Line& line, const CellPlace& place, std::string_view field);
    void read_cell(const Line& line, const RowColumn& column, ReadRow& out);
    void read_readings(const Line& line, const ledger::RegistryRow& row,
                       std::vector<BorneReading>& readings);
    void judge_reversal(const Line& line, const ledger::RegistryRow& row);
    std::optional<Money> money(const Found& found);
    bool required(RowField field) const;
    void refuse(ErrorCode code, const Found& found, Text expected);

    const RegistryProfile& profile_;
    Judge& judge_;
    std::vector<Cell> cells_;
    std::size_t skipped_ = 0;  ///< bytes of the line before its cells: the prefix of a trailer
};

}  // namespace kvit::exchange
