// Messages out of their files.
#include "format/intake_source.hpp"
#include "format/json/reader.hpp"
#include "format/line_source.hpp"
#include "format/time_of_day.hpp"
#include "kvit/format/readings.hpp"

namespace kvit::format {
namespace {

exchange::Message read_message(json::ObjectReader& r) {
    return {.text = read_typed(r, "text", json::Presence::required),
            .sender = r.optional_id("sender").value_or(""),
            .channel = r.optional_id("channel").value_or(""),
            .date = r.optional_date("date"),
            .time = read_time_of_day(r, "time")};
}

}  // namespace

Result<std::vector<exchange::Message>> read_message_lines(std::string_view lines) {
    std::vector<exchange::Message> messages;
    Errors errors;
    for (std::size_t number = 1; !lines.empty(); ++number) {
        const auto end = lines.find('\n');
        const auto line = lines.substr(0, end);
        lines = end == lines.npos ? std::string_view() : lines.substr(end + 1);
        if (is_blank_line(line)) continue;
        auto message = json::read_text(line, read_message);
        const std::string place = std::to_string(number);
        if (!message.ok()) {
            errors.append(message.errors().in_document(place));
        } else if (errors.empty()) {
            if (messages.size() == limits::intake_rows_max)
                return Error{ErrorCode::limit_exceeded,
                             place,
                             "",
                             {"не больше 1000000 сообщений", "at most 1000000 messages"}};
            message->place = place + ":1";
            messages.push_back(*std::move(message));
        }
    }
    if (!errors.empty()) return errors;
    return messages;
}

Result<exchange::Intake> read_messages(std::string_view messages, std::string_view form,
                                       std::string_view profile, const exchange::IntakeHint& hint,
                                       exchange::Mode mode) {
    const auto written_as = readings_form(form);
    if (!written_as.ok()) return written_as.errors();
    Errors remarks;
    const auto read = [&]() -> Result<std::vector<exchange::Message>> {
        if (profile.empty()) return read_message_lines(messages);
        const auto laid_out_as = readings_profile(profile);
        if (!laid_out_as.ok()) return laid_out_as.errors();
        return exchange::messages_of(*laid_out_as, messages, remarks, mode);
    }();
    if (!read.ok()) return read.errors();
    auto intake = exchange::read_messages(*written_as, *read, hint, mode);
    if (!intake.ok()) return intake;
    remarks.append(intake->remarks);
    intake->remarks = std::move(remarks);
    return intake;
}

}  // namespace kvit::format
