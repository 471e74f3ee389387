// A table of readings by its profile.
#include <unordered_map>

#include "exchange/characters.hpp"
#include "exchange/ids.hpp"
#include "exchange/intake_row.hpp"
#include "exchange/moment.hpp"
#include "exchange/row_cells.hpp"
#include "exchange/table_layout.hpp"
#include "exchange/table_rows.hpp"
#include "kvit/exchange/readings_profile.hpp"

namespace kvit::exchange {
namespace {

/// The words of a column by what they are.
using Words = std::unordered_map<std::string_view, std::string_view>;

Words words_of(const std::vector<IntakeWord>& list) {
    Words words;
    for (const auto& each : list) words.emplace(each.word, each.meaning);
    return words;
}

Text one_of(const std::vector<IntakeWord>& list, std::string_view ru, std::string_view en) {
    constexpr std::size_t shown = 12;
    std::string words;
    for (std::size_t i = 0; i < list.size() && i < shown; ++i)
        words += (i == 0 ? "" : ", ") + list[i].word;
    if (list.size() > shown) words += ", …";
    return {std::string(ru) + ": " + words, std::string(en) + ": " + words};
}

constexpr Phrase as_id{"до 128 байт без управляющих символов",
                       "at most 128 bytes without control characters"};

/// Reads the rows of one table.
class TableReader {
  public:
    TableReader(const ReadingsProfile& profile, const IntakeHint& hint, Judge& judge)
        : profile_(profile),
          hint_(hint),
          judge_(judge),
          cells_(profile, judge),
          resources_(words_of(profile.resources)),
          registers_(words_of(profile.registers)),
          units_(words_of(profile.units)) {}

    void read(const Line& line, Intake& intake) {
        problem_.reset();
        common_ = {};
        cells_.cut(line, 0);
        cells_.judge_count(line);
        IntakeBatch batch({.channel = hint_.channel.empty() ? profile_.channel : hint_.channel,
                           .place = line.path(0),
                           .date = hint_.day});
        if (batch.source().channel.empty()) batch.source().channel = "file";
        for (const auto& column : profile_.columns) read_cell(line, column, batch.source());
        // What a file with errors says is not kept; its structure is told to the end.
        if (!judge_.errors.empty()) return;
        batch.source().typed = line.text;
        std::vector<Refused> refused;
        for (const auto& value : profile_.values) read_value(line, value, batch, refused);
        if (!problem_ && batch.rows().empty() && refused.empty())
            problem_ = IntakeProblem{
                IntakeReason::no_reading, "", {"хотя бы одно показание", "at least one reading"}};
        if (problem_) return batch.refuse_into(intake, std::move(*problem_), common_);
        batch.take_into(intake);
        for (auto& each : refused) batch.refuse_into(intake, std::move(each.problem), each.of);
        if (intake.rows.size() + intake.refused.size() > limits::intake_rows_max)
            judge_.refuse(ErrorCode::limit_exceeded, line.path(0), "",
                          {"не больше 1000000 показаний", "at most 1000000 readings"});
    }

  private:
    struct Refused {
        IntakeProblem problem;
        IntakeRow of;
    };

    /// The first that is wrong with the whole row is the reason.
    void refuse(IntakeReason reason, std::string_view found, Text expected) {
        if (!problem_) problem_ = IntakeProblem{reason, quoted(found), std::move(expected)};
    }

    void read_cell(const Line& line, const IntakeColumn& column, IntakeSource& source) {
        const auto name = intake_field_rows[static_cast<std::size_t>(column.field)].name;
        const std::string text = cells_.find(line, column.place, name).text;
        const auto take = [&](std::string& to, IntakeReason reason) {
            if (!text.empty() && !is_id(text)) refuse(reason, text, as_id);
            to = text;
        };
        switch (column.field) {
            case IntakeField::account:
                if (text.empty())
                    refuse(IntakeReason::bad_account, text, {"лицевой счёт", "an account"});
                return take(common_.account, IntakeReason::bad_account);
            case IntakeField::meter:
                return take(common_.meter, IntakeReason::bad_meter);
            case IntakeField::resource:
                return word(text, resources_, profile_.resources, IntakeReason::unknown_resource,
                            common_.resource);
            case IntakeField::reg:
                return word(text, registers_, profile_.registers, IntakeReason::unknown_register,
                            common_.reg);
            case IntakeField::unit: {
                const auto known = units_.find(text);
                take(common_.unit, IntakeReason::bad_text);
                if (known != units_.end()) common_.unit = known->second;
                return;
            }
            case IntakeField::channel:
                if (!text.empty()) take(source.channel, IntakeReason::bad_text);
                return;
            case IntakeField::sender:
                return take(source.sender, IntakeReason::bad_text);
            case IntakeField::operation:
                return take(source.operation, IntakeReason::bad_text);
            case IntakeField::date:
            case IntakeField::moment:
            case IntakeField::time:
                if (!text.empty()) read_moment(column.field, text, source);
                return;
            case IntakeField::text:
                return;
        }
    }

    void read_moment(IntakeField field, const std::string& text, IntakeSource& source) {
        if (field == IntakeField::time) {
            source.time = time_of(profile_.time_format, text);
            if (!source.time)
                refuse(
                    IntakeReason::bad_date, text,
                    {"запись вида " + profile_.time_format, "written as " + profile_.time_format});
            return;
        }
        const auto moment = field == IntakeField::moment ? moment_of(profile_, text)
                                                         : [&]() -> std::optional<Moment> {
            const auto day = day_of(profile_, text);
            return day ? std::optional(Moment{*day, {}}) : std::nullopt;
        }();
        if (!moment) return refuse(IntakeReason::bad_date, text, like_days(profile_));
        source.date = moment->day;
        if (moment->time) source.time = moment->time;
    }

    void word(const std::string& text, const Words& words, const std::vector<IntakeWord>& list,
              IntakeReason reason, std::string& to) {
        to = text;
        if (text.empty()) return;
        if (const auto known = words.find(text); known != words.end()) {
            to = known->second;
        } else if (!list.empty()) {
            refuse(reason, text, one_of(list, "одно из слов", "one of the words"));
        } else if (!is_id(text)) {
            refuse(IntakeReason::bad_text, text, as_id);
        }
    }

    void read_value(const Line& line, const ValueColumn& column, IntakeBatch& batch,
                    std::vector<Refused>& refused) {
        if (column.place.prefix.empty()) {
            const FoundCell value = cells_.find(line, column.place, {});
            std::string meter = column.meter.empty() ? common_.meter : column.meter;
            if (column.meter_at != 0)
                meter = cells_.find(line, {.at = column.meter_at}, "meter").text;
            return add(column, std::move(meter), value.text, value.path, batch, refused);
        }
        for (const auto& cell : cells_.list()) {
            if (!cell.text.starts_with(column.place.prefix)) continue;
            const auto rest = std::string_view(cell.text).substr(column.place.prefix.size());
            const auto sign = rest.find(column.sign);
            if (sign == rest.npos)
                return refuse(IntakeReason::bad_value, cell.text,
                              {"запись вида " + column.place.prefix + "…" + column.sign + "…",
                               "written as " + column.place.prefix + "…" + column.sign + "…"});
            add(column, std::string(rest.substr(0, sign)),
                std::string(rest.substr(sign + column.sign.size())), cells_.path(line, cell, {}),
                batch, refused);
        }
    }

    void add(const ValueColumn& column, std::string meter, std::string typed, std::string place,
             IntakeBatch& batch, std::vector<Refused>& refused) {
        if (typed.empty()) return;  // nothing was typed
        if (batch.full() || refused.size() == limits::intake_row_readings_max) {
            const std::string most = std::to_string(limits::intake_row_readings_max);
            return refuse(IntakeReason::too_many_readings, "",
                          {"не больше " + most, "at most " + most});
        }
        IntakeRow row = common_;
        row.meter = std::move(meter);
        if (!column.resource.empty()) row.resource = column.resource;
        if (!column.reg.empty()) row.reg = column.reg;
        if (!column.unit.empty()) row.unit = column.unit;
        row.source.place = std::move(place);
        if (row.account.empty() && row.meter.empty())
            return refuse(IntakeReason::bad_meter, "", {"номер прибора", "the number of a meter"});
        if (!row.meter.empty() && !is_id(row.meter))
            return refuse(IntakeReason::bad_meter, row.meter, as_id);
        const std::string_view sign(&profile_.decimal, 1);
        TypedReading read = reading_of(typed, {.signs = sign, .decimals = profile_.decimals});
        if (!read.value) {
            refused.push_back({std::move(read.problem), std::move(row)});
            return;
        }
        row.value = *read.value;
        row.typed = std::move(typed);
        if (!batch.add(row))
            refused.push_back({{IntakeReason::repeated_register,
                                quoted(row.typed),
                                {"показание регистра один раз", "a reading of a register once"}},
                               std::move(row)});
    }

    const ReadingsProfile& profile_;
    const IntakeHint& hint_;
    Judge& judge_;
    RowCells cells_;
    Words resources_;
    Words registers_;
    Words units_;
    IntakeRow common_;  ///< what the columns of the row say
    std::optional<IntakeProblem> problem_;
};

}  // namespace

Result<Intake> parse_readings(const ReadingsProfile& profile, std::string_view bytes,
                              const IntakeHint& hint, Mode mode) {
    if (Errors errors = check(profile); !errors.empty()) return errors.in_document("profile");
    if (profile.values.empty())
        return Error{ErrorCode::contradiction,
                     "profile:columns",
                     "text",
                     {"профиль с показаниями; сообщения читаются по форме",
                      "a profile with readings; messages are read by a form"}};
    if (Errors errors = check(hint); !errors.empty()) return errors;
    Judge judge(mode);
    const auto text = text_of(profile, bytes, judge);
    if (!text.ok()) return text.errors();
    Intake intake;
    intake.id = hint.id;
    intake.read_by = profile.id;
    TableReader reader(profile, hint, judge);
    each_row(profile, *text, judge, [&](const Line& line) { reader.read(line, intake); });
    if (!judge.errors.empty()) return judge.errors;
    intake.remarks = std::move(judge.remarks);
    return intake;
}

}  // namespace kvit::exchange
