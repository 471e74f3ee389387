// Tables and messages of readings: by the shipped profiles and forms, or by the document before the
// line of dashes. What is read is written and read back, and each row is taken or refused.
#include "errors.hpp"
#include "kvit/format/readings.hpp"

namespace {

using namespace kvit;
using exchange::Intake;
using exchange::Mode;

const exchange::IntakeHint hint{.id = "f", .day = Date::from_days(20'000)};

/// What is written is read back as it was.
void check_document(const Intake& intake) {
    const auto document = format::write_readings(intake, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(document) == document.npos, "a document is UTF-8");
    const auto again = format::read_readings(document);
    if (!again.ok()) fuzz::require_errors(again.errors());
    fuzz::require(again.ok(), "what is written is read back", document);
    fuzz::require(again->rows == intake.rows && again->refused == intake.refused,
                  "as it was written", document);
}

void check(const Intake& intake) {
    for (const auto& row : intake.rows) {
        fuzz::require(!row.value.is_negative(), "a reading is not below zero");
        fuzz::require(!row.typed.empty(), "what was typed is kept");
        fuzz::require(row.typed.find_first_not_of("0123456789,.") == row.typed.npos,
                      "a reading is of digits and a sign", row.typed);
    }
    check_document(intake);
}

void check(const Result<Intake>& intake) {
    if (intake.ok())
        check(*intake);
    else
        fuzz::require_errors(intake.errors());
}

void table(const exchange::ReadingsProfile& profile, std::string_view bytes) {
    for (const Mode mode : {Mode::strict, Mode::lenient})
        check(exchange::parse_readings(profile, bytes, hint, mode));
}

void message(const exchange::MessageForm& form, std::string_view bytes) {
    const std::string text = *exchange::decode(exchange::Encoding::cp866, bytes);
    const bool is_utf8 = format::json::ill_formed_at(bytes) == bytes.npos;
    const std::vector<exchange::Message> messages{
        {.text = is_utf8 ? std::string(bytes) : text, .place = "1:1"}};
    std::size_t rows_of_strict = 0;
    for (const Mode mode : {Mode::strict, Mode::lenient}) {
        const auto intake = exchange::read_messages(form, messages, hint, mode);
        check(intake);
        if (!intake.ok()) return;
        fuzz::require(intake->rows.empty() != intake->refused.empty(),
                      "a message is taken or refused");
        if (mode == Mode::strict)
            rows_of_strict = intake->rows.size();
        else
            fuzz::require(rows_of_strict == 0 || intake->rows.size() == rows_of_strict,
                          "lenient reads what strict does");
    }
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    static const auto wide = *format::readings_profile("readings-wide-csv");
    static const auto tall = *format::readings_profile("readings-csv");
    table(wide, input);
    table(tall, input);
    for (const char* form : {"sakhalin", "pskov", "vladimir"})
        message(*format::readings_form(form), input);
    check(format::read_messages(input, "vladimir", "", hint, Mode::lenient));
    check(format::read_messages(input, "pskov", "messages-csv", hint, Mode::lenient));
    const auto [first, second] = fuzz::two_of(input);
    const auto profile = fuzz::read_checked(format::read_readings_profile, first);
    if (profile.ok()) table(*profile, second);
    const auto form = fuzz::read_checked(format::read_readings_form, first);
    if (form.ok()) message(*form, second);
    const auto taken = fuzz::read_checked(format::read_readings, first);
    const auto map = fuzz::read_checked(format::read_meter_map, second);
    if (taken.ok()) check_document(*taken);
    if (!taken.ok() || !map.ok()) return;
    static const std::string house = R"({"schema": "kvit-house/1", "house": "h", "meters": [
        {"id": "f-1", "known_on": "2025-01-01", "meter": "m", "account": "a",
         "service": "electricity", "unit": "kWh", "start": "0"},
        {"id": "f-2", "known_on": "2025-01-01", "meter": "n", "account": "a",
         "service": "electricity", "unit": "kWh", "starts": {"day": "0", "night": "0"}}]})";
    const auto placed = format::readings_to_house(house, first, second, Date::from_days(20'000));
    if (!placed.ok()) return fuzz::require_errors(placed.errors());
    fuzz::require(format::read_house(placed->house).ok(), "the house can be read", placed->house);
}
