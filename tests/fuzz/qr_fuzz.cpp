// Payment codes: bytes and text, in both modes; what strict reading accepts, lenient reads as the
// same, and it can be made again.
#include "errors.hpp"
#include "kvit/format/exchange.hpp"

namespace {

using namespace kvit;
using exchange::Mode;
using exchange::QrInput;

Result<exchange::QrCode> read(std::string_view input, Mode mode, QrInput form) {
    auto code = exchange::parse_qr(input, mode, form);
    if (!code.ok()) fuzz::require_errors(code.errors());
    return code;
}

void make_again(const exchange::QrCode& code) {
    const auto document = format::write_qr(code, format::Layout::line);
    fuzz::require(format::json::ill_formed_at(document) == document.npos, "a document is UTF-8");
    const auto request = format::read_qr_request(document);
    fuzz::require(request.ok(), "what is written is read", document);
    const auto bytes = exchange::build_qr(*request);
    // Parts that are no requisites are gone, and sums may have moved; nothing else may differ.
    fuzz::require(bytes.ok(), "an accepted code can be made again", document);
    const auto again = exchange::parse_qr(*bytes);
    fuzz::require(again.ok(), "what is made is read", *bytes);
    fuzz::require(again->sum() == code.sum() && again->encoding == code.encoding,
                  "made again it says the same", *bytes);
}

}  // namespace

void kvit_fuzz(std::string_view input) {
    for (const QrInput form : {QrInput::bytes, QrInput::text}) {
        const auto strict = read(input, Mode::strict, form);
        const auto lenient = read(input, Mode::lenient, form);
        if (!strict.ok()) continue;
        fuzz::require(lenient.ok() && lenient->fields == strict->fields,
                      "lenient reads what strict does");
        make_again(*strict);
    }
    const auto request = fuzz::read_checked(format::read_qr_request, input);
    if (!request.ok()) return;
    const auto bytes = exchange::build_qr(*request);
    if (!bytes.ok()) return fuzz::require_errors(bytes.errors());
    fuzz::require(exchange::parse_qr(*bytes).ok(), "what is made is read", *bytes);
}
