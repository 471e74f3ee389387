// Messages with readings by their form.
#include <algorithm>

#include "exchange/characters.hpp"
#include "exchange/digits.hpp"
#include "exchange/form_letters.hpp"
#include "exchange/ids.hpp"
#include "exchange/intake_row.hpp"
#include "exchange/judge.hpp"
#include "kvit/exchange/message_form.hpp"

namespace kvit::exchange {
namespace {

constexpr std::string_view spaces = " \t\r\n";

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(spaces);
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(spaces) + 1 - from);
}

/// A space stands for any number of them; another separator for one, with spaces around.
std::vector<std::string_view> parts_of(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    text = trimmed(text);
    while (!text.empty() || parts.empty() || separator != ' ') {
        const auto at = separator == ' ' ? text.find_first_of(spaces) : text.find(separator);
        parts.push_back(trimmed(text.substr(0, at)));
        if (at == text.npos) break;
        text.remove_prefix(at + 1);
        if (separator == ' ') text = trimmed(text);
    }
    return parts;
}

/// How the form is written, for those who are told: "счёт#прибор#показание[#показание]".
Text pattern_of(const MessageForm& form) {
    static constexpr Phrase words[] = {
        {"лицевой счёт", "account"}, {"прибор", "meter"}, {"показание", "reading"}, {"", ""}};
    Text text;
    for (std::size_t i = 0; i < form.parts.size(); ++i) {
        const FormPart& part = form.parts[i];
        const std::string before = i == 0 ? "" : std::string(1, form.separator);
        const std::string open = part.optional ? "[" : "";
        const std::string close = part.optional ? "]" : "";
        Text word(words[static_cast<std::size_t>(part.kind)]);
        if (part.kind == PartKind::tokens) {
            const std::string& letters = form.kinds.front().letters;
            word = {"1" + letters + "показание …", "1" + letters + "reading …"};
        }
        for (const auto& [to, name] : {std::pair(&text.ru, &word.ru), {&text.en, &word.en}})
            to->append(open).append(before).append(*name).append(close);
    }
    return text;
}

/// Reads one message at a time.
class FormReader {
  public:
    FormReader(const MessageForm& form, Judge& judge) : form_(form), judge_(judge) {
        for (const auto& part : form.parts) (part.optional ? optional_ : needed_) += 1;
        if (judge.strict()) return;
        for (const auto& kind : form.kinds) folded_.push_back(folded(kind.letters, form.lenient));
    }

    void read(IntakeSource source, Intake& intake) {
        IntakeBatch batch(std::move(source));
        problem_.reset();
        account_.clear();
        lenient_.clear();
        read_text(batch);
        if (problem_) {
            IntakeRow of;
            of.account = account_;
            return batch.refuse_into(intake, std::move(*problem_), of);
        }
        for (auto& remark : lenient_)
            judge_.remark(ErrorCode::bad_text,
                          "messages[" + std::to_string(batch.source().message - 1) + ']',
                          quoted(remark.first), {quoted(remark.second), quoted(remark.second)});
        batch.take_into(intake);
    }

  private:
    void refuse(IntakeReason reason, std::string_view found, Text expected) {
        if (!problem_) problem_ = IntakeProblem{reason, quoted(found), std::move(expected)};
    }

    void read_text(IntakeBatch& batch) {
        const std::string& text = batch.source().typed;
        if (text.size() > limits::intake_message_bytes_max) {
            const std::string most = std::to_string(limits::intake_message_bytes_max);
            return refuse(IntakeReason::too_long, text,
                          {"не больше байт: " + most, "at most " + most + " bytes"});
        }
        const auto parts = parts_of(text, form_.separator);
        const bool tokens = form_.parts.back().kind == PartKind::tokens;
        if (parts.size() < needed_ || (!tokens && parts.size() > needed_ + optional_))
            return refuse(IntakeReason::not_of_form, text, pattern_of(form_));
        IntakeRow row;
        for (std::size_t i = 0; i < parts.size() && !problem_; ++i)
            read_part(form_.parts[std::min(i, form_.parts.size() - 1)], parts[i], row, batch);
    }

    void read_part(const FormPart& part, std::string_view text, IntakeRow& row,
                   IntakeBatch& batch) {
        switch (part.kind) {
            case PartKind::account:
                if (!is_id(text) || (form_.account_digits && !all_digits(text)))
                    return refuse(IntakeReason::bad_account, text,
                                  form_.account_digits
                                      ? Text("номер лицевого счёта, только цифры",
                                             "the number of an account, digits only")
                                      : Text("лицевой счёт", "an account"));
                row.account = text;
                account_ = text;
                return;
            case PartKind::meter:
                if (!is_id(text))
                    return refuse(IntakeReason::bad_meter, text,
                                  {"номер прибора", "the number of a meter"});
                row.meter = text;
                return;
            case PartKind::reading:
                row.reg = part.reg;
                return read_value(text, row, batch);
            case PartKind::tokens:
                return read_token(text, row, batch);
        }
    }

    void read_token(std::string_view token, IntakeRow row, IntakeBatch& batch) {
        const auto kind_at = std::min(token.size(), token.find_first_not_of("0123456789"));
        const auto rest = token.substr(kind_at);
        const auto value_at = std::min(rest.size(), rest.find_first_of("0123456789"));
        const auto letters = rest.substr(0, value_at);
        if (kind_at == 0 || kind_at > 9 || letters.empty())
            return refuse(IntakeReason::not_of_form, token, pattern_of(form_));
        const FormKind* kind = kind_of(letters);
        if (kind == nullptr) return refuse(IntakeReason::unknown_kind, token, known_kinds());
        if (value_at == rest.size())
            return refuse(IntakeReason::no_reading, token,
                          {"показание сразу после букв", "the reading right behind the letters"});
        row.meter = token.substr(0, kind_at);
        row.resource = kind->resource;
        row.reg = kind->reg;
        read_value(rest.substr(value_at), row, batch);
    }

    void read_value(std::string_view typed, IntakeRow row, IntakeBatch& batch) {
        TypedReading read = reading_of(typed, {.signs = form_.decimal, .decimals = form_.decimals});
        if (!read.value) {
            if (!problem_) problem_ = std::move(read.problem);
            return;
        }
        if (batch.full()) {
            const std::string most = std::to_string(limits::intake_row_readings_max);
            return refuse(IntakeReason::too_many_readings, "",
                          {"не больше " + most, "at most " + most});
        }
        row.value = *read.value;
        row.typed = typed;
        if (!batch.add(std::move(row)))
            refuse(IntakeReason::repeated_register, typed,
                   {"показание регистра один раз", "a reading of a register once"});
    }

    /// Exactly, or as a lenient reader lets pass.
    const FormKind* kind_of(std::string_view letters) {
        for (const auto& kind : form_.kinds)
            if (kind.letters == letters) return &kind;
        if (judge_.strict() || form_.lenient.empty()) return nullptr;
        const std::string meant = folded(letters, form_.lenient);
        for (std::size_t i = 0; i < folded_.size(); ++i)
            if (folded_[i] == meant) {
                lenient_.emplace_back(letters, form_.kinds[i].letters);
                return &form_.kinds[i];
            }
        return nullptr;
    }

    Text known_kinds() const {
        constexpr std::size_t shown = 12;
        std::string kinds;
        for (std::size_t i = 0; i < form_.kinds.size() && i < shown; ++i)
            kinds += (i == 0 ? "" : ", ") + form_.kinds[i].letters;
        return {"номер прибора и буквы: " + kinds, "the number of a meter and letters: " + kinds};
    }

    const MessageForm& form_;
    Judge& judge_;
    std::size_t needed_ = 0;
    std::size_t optional_ = 0;
    std::vector<std::string> folded_;
    std::string account_;
    std::optional<IntakeProblem> problem_;
    std::vector<std::pair<std::string, std::string>> lenient_;  ///< typed, meant
};

}  // namespace

Result<Intake> read_messages(const MessageForm& form, std::span<const Message> messages,
                             const IntakeHint& hint, Mode mode) {
    if (Errors errors = check(form); !errors.empty()) return errors.in_document("form");
    if (Errors errors = check(hint); !errors.empty()) return errors;
    if (messages.size() > limits::intake_rows_max)
        return Error{ErrorCode::limit_exceeded,
                     "messages",
                     std::to_string(messages.size()),
                     {"не больше 1000000 сообщений", "at most 1000000 messages"}};
    Judge judge(mode);
    Intake intake;
    intake.id = hint.id;
    intake.read_by = form.id;
    FormReader reader(form, judge);
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const Message& message = messages[i];
        IntakeSource source{.channel = message.channel,
                            .place = message.place,
                            .message = i + 1,
                            .sender = message.sender,
                            .date = message.date ? message.date : hint.day,
                            .time = message.time,
                            .typed = message.text};
        if (source.channel.empty()) source.channel = hint.channel.empty() ? "sms" : hint.channel;
        reader.read(std::move(source), intake);
    }
    intake.remarks = std::move(judge.remarks);
    return intake;
}

}  // namespace kvit::exchange
