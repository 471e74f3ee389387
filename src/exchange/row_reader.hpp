#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/judge.hpp"
#include "exchange/row_cells.hpp"
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
    RowReader(const RegistryProfile& profile, Judge& judge)
        : profile_(profile), judge_(judge), cells_(profile, judge) {}

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
    void read_cell(const Line& line, const RowColumn& column, ReadRow& out);
    void read_readings(const Line& line, const ledger::RegistryRow& row,
                       std::vector<BorneReading>& readings);
    void judge_reversal(const Line& line, const ledger::RegistryRow& row);
    std::optional<Money> money(const FoundCell& found);
    bool required(RowField field) const;
    void refuse(ErrorCode code, const FoundCell& found, Text expected);

    const RegistryProfile& profile_;
    Judge& judge_;
    RowCells cells_;
};

}  // namespace kvit::exchange
