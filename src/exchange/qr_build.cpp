// Making a payment code.
#include <algorithm>

#include "exchange/characters.hpp"
#include "exchange/qr_keys.hpp"
#include "exchange/qr_separator.hpp"

namespace kvit::exchange {
namespace {

/// The sums that a code of the request carries.
struct Sums {
    std::optional<Money> sum{};
    std::optional<Money> add_amount{};
};

Sums sums_of(const QrRequest& request, QrTotal total, Judge& judge) {
    const auto not_negative = [&](std::string_view path, const std::optional<Money>& money) {
        if (money && money->is_negative())
            judge.refuse(ErrorCode::out_of_range, std::string(path), money->to_string(),
                         {"сумма не меньше нуля", "a sum not below zero"});
    };
    not_negative("to_pay", request.to_pay);
    not_negative("insurance", request.insurance);
    if (request.insurance && !request.to_pay)
        judge.refuse(ErrorCode::missing_key, "to_pay", "",
                     {"сумма без страхования, если задано страхование",
                      "the sum without insurance, where there is insurance"});
    const bool asks = total == QrTotal::with_insurance;
    if (asks && !(request.insurance && request.rule == InsuranceRule::two_codes))
        judge.refuse(ErrorCode::invalid_argument, "total", "with_insurance",
                     {"код со страхованием есть только у двух кодов",
                      "a code with insurance is one of two codes only"});
    if (!judge.errors.empty() || !request.to_pay) return {};
    if (!request.insurance) return {request.to_pay, std::nullopt};
    const Money both = *request.to_pay + *request.insurance;
    switch (request.rule) {
        case InsuranceRule::two_codes:
            return {asks ? both : *request.to_pay, std::nullopt};
        case InsuranceRule::add_amount:
            return {request.to_pay, request.insurance};
        case InsuranceRule::add_amount_in_sum:
            break;
    }
    return {both, request.insurance};
}

void judge_shape(const std::vector<QrField>& given, Judge& judge) {
    for (const auto& field : given)
        if (field.key.empty() || field.key.find('=') != field.key.npos)
            judge.refuse(ErrorCode::bad_text, "fields", quoted(field.key),
                         {"ключ без знака =", "a key without ="});
}

/// The fields in the order of the standard.
std::vector<QrField> ordered(const std::vector<QrField>& given, const Sums& sums, Judge& judge) {
    std::vector<QrField> fields;
    const auto spelled = [](const QrField& field) {
        const QrKey* known = known_key(field.key);
        return QrField{known != nullptr ? std::string(known->name) : field.key, field.value};
    };
    const auto is = [](const QrField& field, const QrKey& key) {
        return same_key(field.key, key.name);
    };
    for (const auto& key : mandatory_keys)
        for (const auto& field : given)
            if (is(field, key)) fields.push_back(spelled(field));
    const auto add_sum = [&](std::string_view name, const std::optional<Money>& money) {
        if (!money) return;
        if (std::any_of(given.begin(), given.end(),
                        [&](const QrField& field) { return same_key(field.key, name); }))
            judge.refuse(ErrorCode::duplicate_key, std::string(name), "",
                         {"сумма либо в реквизитах, либо отдельно",
                          "a sum either among the requisites or apart"});
        else
            fields.push_back({std::string(name), std::to_string(money->kopecks())});
    };
    add_sum("Sum", sums.sum);
    add_sum("AddAmount", sums.add_amount);
    for (const auto& field : given)
        if (std::none_of(mandatory_keys.begin(), mandatory_keys.end(),
                         [&](const QrKey& key) { return is(field, key); }))
            fields.push_back(spelled(field));
    return fields;
}

bool occurs(const std::vector<QrField>& fields, char c) {
    return std::any_of(fields.begin(), fields.end(), [&](const QrField& field) {
        return field.key.find(c) != field.key.npos || field.value.find(c) != field.value.npos;
    });
}

char separator_of(const QrRequest& request, const std::vector<QrField>& fields, Judge& judge) {
    const Text expected{"знак, которого нет ни в одном реквизите: | # ; : ^ _ ~ { } ! …",
                        "a sign that no requisite has: | # ; : ^ _ ~ { } ! …"};
    if (request.separator) {
        const char asked = *request.separator;
        if (!may_separate(asked) || occurs(fields, asked))
            judge.refuse(ErrorCode::bad_choice, "separator", quoted({&asked, 1}), expected);
        return asked;
    }
    for (const char each : separators)
        if (!occurs(fields, each)) return each;
    judge.refuse(ErrorCode::bad_choice, "separator", "", expected);
    return separators.front();
}

char digit_of(Encoding encoding, Judge& judge) {
    switch (encoding) {
        case Encoding::windows1251:
            return '1';
        case Encoding::utf8:
            return '2';
        case Encoding::koi8r:
            return '3';
        case Encoding::cp866:
            break;
    }
    judge.refuse(ErrorCode::bad_choice, "encoding", R"("cp866")",
                 {"windows-1251, utf-8 или koi8-r", "windows-1251, utf-8 or koi8-r"});
    return '2';
}

/// A text of the code in its encoding.
std::string encoded(Encoding encoding, const std::string& key, const std::string& text,
                    Judge& judge) {
    auto bytes = encode(encoding, text);
    if (bytes.ok()) return *std::move(bytes);
    judge.errors.append(bytes.errors().in_document(quoted(key)));
    return {};
}

}  // namespace

Result<std::string> build_qr(const QrRequest& request, QrTotal total) {
    Judge judge(Mode::strict);
    const char digit = digit_of(request.encoding, judge);
    const Sums sums = sums_of(request, total, judge);
    judge_shape(request.fields, judge);
    const auto fields = ordered(request.fields, sums, judge);
    const char separator = separator_of(request, fields, judge);
    std::string bytes = std::string("ST0001") + digit;
    for (const auto& field : fields)
        bytes += separator + encoded(request.encoding, field.key, field.key, judge) + '=' +
                 encoded(request.encoding, field.key, field.value, judge);
    // A reader takes the sign for what some scanners add to a code.
    if (!fields.empty() && fields.back().value.ends_with("§")) bytes += separator;
    if (judge.errors.empty()) judge_fields(fields, request.encoding, judge);
    if (bytes.size() > qr_bytes_max)
        judge.refuse(ErrorCode::limit_exceeded, "", std::to_string(bytes.size()),
                     {"код не длиннее 2953 байт", "a code within 2953 bytes"});
    if (!judge.errors.empty()) return judge.errors;
    return bytes;
}

}  // namespace kvit::exchange
