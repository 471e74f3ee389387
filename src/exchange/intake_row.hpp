#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "exchange/reading_value.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/exchange/intake.hpp"

namespace kvit::exchange {

/// Readings of one row or one message, until it is known whether they are taken.
class IntakeBatch {
  public:
    explicit IntakeBatch(IntakeSource source) : source_(std::move(source)) {}

    IntakeSource& source() { return source_; }

    /// What one reading is of, and its row; false where that register was given before.
    bool add(IntakeRow row) {
        const bool twice = std::any_of(rows_.begin(), rows_.end(), [&](const IntakeRow& each) {
            return each.account == row.account && each.meter == row.meter &&
                   each.resource == row.resource && each.reg == row.reg;
        });
        if (!twice) rows_.push_back(std::move(row));
        return !twice;
    }
    std::vector<IntakeRow>& rows() { return rows_; }
    bool full() const { return rows_.size() == limits::intake_row_readings_max; }

    /// Adds the readings to the intake, each with the source.
    void take_into(Intake& intake) {
        for (auto& row : rows_) {
            std::string place = std::move(row.source.place);
            row.source = source_;
            if (!place.empty()) row.source.place = std::move(place);
            intake.rows.push_back(std::move(row));
        }
    }
    /// Refuses what `of` names, in the place of the source unless it has its own.
    void refuse_into(Intake& intake, IntakeProblem problem, const IntakeRow& of = {}) const {
        RefusedReading refused{.reason = problem.reason,
                               .found = std::move(problem.found),
                               .expected = std::move(problem.expected),
                               .account = of.account,
                               .meter = of.meter,
                               .resource = of.resource,
                               .reg = of.reg,
                               .source = source_};
        if (!of.source.place.empty()) refused.source.place = of.source.place;
        intake.refused.push_back(std::move(refused));
    }

  private:
    IntakeSource source_;
    std::vector<IntakeRow> rows_;
};

}  // namespace kvit::exchange
