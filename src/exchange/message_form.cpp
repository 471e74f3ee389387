// Whether messages can be read by a form.
#include "kvit/exchange/message_form.hpp"

#include <algorithm>

#include "exchange/characters.hpp"
#include "exchange/digits.hpp"
#include "exchange/form_letters.hpp"
#include "kvit/base/limits.hpp"

namespace kvit::exchange {
namespace {

std::size_t count_of(const MessageForm& form, PartKind kind) {
    return static_cast<std::size_t>(
        std::count_if(form.parts.begin(), form.parts.end(),
                      [&](const FormPart& part) { return part.kind == kind; }));
}

void check_parts(const MessageForm& form, Errors& errors) {
    if (form.parts.size() > limits::intake_row_readings_max) {
        const std::string most =
            "intake_row_readings_max = " + std::to_string(limits::intake_row_readings_max);
        errors.add(ErrorCode::limit_exceeded, "parts", std::to_string(form.parts.size()),
                   {most, most});
        return;
    }
    if (count_of(form, PartKind::account) == 0)
        errors.add(ErrorCode::missing_key, "parts", "", {"часть account", "a part account"});
    if (count_of(form, PartKind::reading) + count_of(form, PartKind::tokens) == 0)
        errors.add(ErrorCode::missing_key, "parts", "",
                   {"часть reading или tokens", "a part reading or tokens"});
    bool left_out = false;
    for (std::size_t i = 0; i < form.parts.size(); ++i) {
        const FormPart& part = form.parts[i];
        const std::string path = "parts[" + std::to_string(i) + ']';
        const bool twice =
            std::any_of(form.parts.begin(), form.parts.begin() + static_cast<std::ptrdiff_t>(i),
                        [&](const FormPart& other) {
                            return other.kind == part.kind && other.reg == part.reg;
                        });
        if (twice)
            errors.add(ErrorCode::duplicate_key, path, "",
                       {"часть один раз; показания различает register",
                        "a part once; readings are told apart by register"});
        if (left_out && !part.optional)
            errors.add(ErrorCode::contradiction, path + ".optional", "",
                       {"за необязательной частью только необязательные",
                        "behind an optional part optional ones only"});
        left_out = left_out || part.optional;
        if (part.optional && part.kind != PartKind::reading)
            errors.add(ErrorCode::contradiction, path + ".optional", "",
                       {"необязательным бывает только показание", "only a reading is optional"});
        if (!part.reg.empty() && part.kind != PartKind::reading)
            errors.add(ErrorCode::contradiction, path + ".register", quoted(part.reg),
                       {"регистр есть только у показания", "only a reading has a register"});
        if (part.kind == PartKind::tokens &&
            (i + 1 != form.parts.size() || count_of(form, PartKind::reading) != 0 ||
             count_of(form, PartKind::meter) != 0))
            errors.add(ErrorCode::contradiction, path, "tokens",
                       {"tokens последними, без reading и meter",
                        "tokens last, without reading and meter"});
    }
}

void check_kinds(const MessageForm& form, Errors& errors) {
    const bool tokens = count_of(form, PartKind::tokens) != 0;
    if (tokens == form.kinds.empty())
        errors.add(tokens ? ErrorCode::missing_key : ErrorCode::contradiction, "kinds", "",
                   {"виды приборов у части tokens, и только у неё",
                    "kinds of meters with the part tokens, and only with it"});
    for (std::size_t i = 0; i < form.kinds.size(); ++i) {
        const std::string path = "kinds[" + std::to_string(i) + "].letters";
        const std::string& letters = form.kinds[i].letters;
        if (letters.empty() || std::any_of(letters.begin(), letters.end(), is_digit) ||
            letters.find_first_of(" \t\r\n") != letters.npos ||
            letters.find(form.separator) != letters.npos)
            errors.add(ErrorCode::bad_text, path, quoted(letters),
                       {"буквы без цифр, пробелов и разделителя",
                        "letters without digits, spaces and the separator"});
        for (std::size_t k = 0; k < i; ++k)
            if (folded(form.kinds[k].letters, form.lenient) == folded(letters, form.lenient)) {
                errors.add(ErrorCode::duplicate_key, path, quoted(letters),
                           {"буквы, которые ни с какими другими не спутать",
                            "letters that cannot be taken for others"});
                break;
            }
    }
}

}  // namespace

Errors check(const MessageForm& form) {
    Errors errors;
    constexpr std::size_t kinds_max = 256;  // each is compared with all
    if (form.kinds.size() > kinds_max) {
        errors.add(ErrorCode::limit_exceeded, "kinds", std::to_string(form.kinds.size()),
                   {"не больше 256", "at most 256"});
        return errors;
    }
    const char sign = form.separator;
    const bool is_sign = sign == ' ' || (sign > ' ' && sign < 0x7F && !is_digit(sign));
    if (!is_sign)
        errors.add(ErrorCode::bad_choice, "separator", quoted({&sign, 1}),
                   {"пробел или знак, но не цифра", "a space, or a sign that is no digit"});
    check_parts(form, errors);
    check_kinds(form, errors);
    if (form.decimals < 0 || form.decimals > 7)
        errors.add(ErrorCode::out_of_range, "decimals", std::to_string(form.decimals),
                   {"от 0 до 7", "0 to 7"});
    const bool decimal_known = form.decimal == "," || form.decimal == "." || form.decimal == ",.";
    if (!decimal_known || (form.decimals > 0 && form.decimal.find(sign) != form.decimal.npos))
        errors.add(ErrorCode::bad_choice, "decimal", quoted(form.decimal),
                   {R"(",", "." или ",.", но не разделитель частей)",
                    R"(",", "." or ",.", not the separator)"});
    return errors;
}

}  // namespace kvit::exchange
