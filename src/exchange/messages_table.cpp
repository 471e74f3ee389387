// The messages of a table, before anybody reads them by a form.
#include <algorithm>

#include "exchange/characters.hpp"
#include "exchange/ids.hpp"
#include "exchange/moment.hpp"
#include "exchange/row_cells.hpp"
#include "exchange/table_layout.hpp"
#include "exchange/table_rows.hpp"
#include "kvit/exchange/readings_profile.hpp"

namespace kvit::exchange {
namespace {

/// Reads the columns of messages; others say nothing of a message.
class MessageReader {
  public:
    MessageReader(const ReadingsProfile& profile, Judge& judge)
        : profile_(profile), judge_(judge), cells_(profile, judge) {}

    Message read(const Line& line) {
        Message message{.channel = profile_.channel};
        cells_.cut(line, 0);
        cells_.judge_count(line);
        for (const auto& column : profile_.columns) {
            const auto name = intake_field_rows[static_cast<std::size_t>(column.field)].name;
            const FoundCell found = cells_.find(line, column.place, name);
            if (column.field == IntakeField::text) {
                message.text = found.text;
                message.place = found.path.substr(0, found.path.find(' '));
            } else if (!found.text.empty()) {
                read_cell(column.field, found, message);
            }
        }
        return message;
    }

  private:
    void read_cell(IntakeField field, const FoundCell& found, Message& message) {
        const auto id = [&](std::string& to) {
            if (!is_id(found.text))
                refuse(ErrorCode::bad_id, found,
                       {"до 128 байт без управляющих символов",
                        "at most 128 bytes without control characters"});
            to = found.text;
        };
        switch (field) {
            case IntakeField::sender:
                return id(message.sender);
            case IntakeField::channel:
                return id(message.channel);
            case IntakeField::time:
                message.time = time_of(profile_.time_format, found.text);
                if (!message.time)
                    refuse(ErrorCode::bad_date, found,
                           {"запись вида " + profile_.time_format,
                            "written as " + profile_.time_format});
                return;
            case IntakeField::date:
                message.date = day_of(profile_, found.text);
                if (!message.date) refuse(ErrorCode::bad_date, found, like_days(profile_));
                return;
            case IntakeField::moment: {
                const auto moment = moment_of(profile_, found.text);
                if (!moment) return refuse(ErrorCode::bad_date, found, like_days(profile_));
                message.date = moment->day;
                message.time = moment->time;
                return;
            }
            default:
                return;
        }
    }

    void refuse(ErrorCode code, const FoundCell& found, Text expected) {
        if (judge_.errors.full())
            judge_.errors.count(1);
        else
            judge_.refuse(code, found.path, quoted(found.text), std::move(expected));
    }

    const ReadingsProfile& profile_;
    Judge& judge_;
    RowCells cells_;
};

}  // namespace

Result<std::vector<Message>> messages_of(const ReadingsProfile& profile, std::string_view bytes,
                                         Errors& remarks, Mode mode) {
    if (Errors errors = check(profile); !errors.empty()) return errors.in_document("profile");
    const bool has_text =
        std::any_of(profile.columns.begin(), profile.columns.end(),
                    [](const IntakeColumn& column) { return column.field == IntakeField::text; });
    if (!has_text)
        return Error{ErrorCode::contradiction,
                     "profile:columns",
                     "",
                     {"профиль со столбцом text", "a profile with a column text"}};
    Judge judge(mode);
    const auto text = text_of(profile, bytes, judge);
    if (!text.ok()) return text.errors();
    std::vector<Message> messages;
    MessageReader reader(profile, judge);
    each_row(profile, *text, judge, [&](const Line& line) {
        Message message = reader.read(line);
        if (judge.errors.empty()) messages.push_back(std::move(message));
    });
    if (!judge.errors.empty()) return judge.errors;
    remarks.append(judge.remarks);
    return messages;
}

}  // namespace kvit::exchange
