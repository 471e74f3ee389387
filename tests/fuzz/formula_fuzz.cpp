// Inputs of a formula through the C library: an amount, or a list of errors; explained it is the
// same amount. The bytes choose the formula, the days and the inputs.
#include <cstring>
#include <vector>

#include "fuzz.hpp"
#include "kvit.h"

namespace {

using kvit::fuzz::require;

/// Takes numbers from the input; zeros when it is used up.
class Bytes {
  public:
    explicit Bytes(std::string_view input) : left_(input) {}

    template <class Number>
    Number take() {
        Number number = 0;
        const auto piece = left_.substr(0, sizeof number);
        if (!piece.empty()) std::memcpy(&number, piece.data(), piece.size());
        left_.remove_prefix(piece.size());
        return number;
    }
    bool empty() const { return left_.empty(); }

  private:
    std::string_view left_;
};

}  // namespace

void kvit_fuzz(std::string_view input) {
    Bytes bytes(input);
    // The formula and the days come first; one formula past the end is asked for too.
    const std::size_t formula = bytes.take<std::uint8_t>() % (kvit_formula_count() + 1);
    const std::int32_t days = bytes.take<std::int8_t>();
    const std::int32_t of_days = bytes.take<std::int8_t>();
    const kvit_str name = kvit_formula_name(formula);
    const kvit_str resource = kvit_formula_resource(formula);
    std::vector<kvit_input> inputs(kvit_formula_input_count(formula));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        inputs[i].symbol = kvit_formula_input_symbol(formula, i);
        const auto how = bytes.take<std::uint8_t>();
        // Mostly a scale that is one, so that the inside is reached.
        inputs[i].value.scale = (how & 0x80U) != 0 ? bytes.take<std::int32_t>()
                                                   : static_cast<std::int32_t>((how & 0x0FU) % 10U);
        inputs[i].value.unscaled =
            (how & 0x40U) != 0 ? bytes.take<std::int64_t>() : bytes.take<std::int32_t>();
        inputs[i].value.reserved = 0;
    }
    kvit_error* error = nullptr;
    require(kvit_error_create(&error) == KVIT_OK, "there is memory");
    std::int64_t kopecks = 0;
    kvit_decimal quantity{};
    const kvit_status status =
        kvit_formula_run(&kopecks, &quantity, name.data, name.size, resource.data, resource.size,
                         inputs.data(), inputs.size(), days, of_days, error);
    require((status == KVIT_OK) == (kvit_error_count(error) == 0), "a failure has its errors");
    require(status != KVIT_E_INTERNAL, "no failure is internal");
    kvit_buf explained = KVIT_BUF_INIT;
    const kvit_status explaining =
        kvit_formula_explain(&explained, name.data, name.size, resource.data, resource.size,
                             inputs.data(), inputs.size(), days, of_days, KVIT_LAYOUT_LINE, error);
    require(explaining == status, "what runs explains itself, and nothing else does");
    if (status == KVIT_OK) {
        // The amount stands in the explanation: "rounded":"-12.05".
        const auto whole = std::to_string(kopecks < 0 ? -(kopecks / 100) : kopecks / 100);
        const auto rest = std::to_string(std::llabs(kopecks % 100) + 100).substr(1);
        const std::string amount =
            std::string("\"") + (kopecks < 0 ? "-" : "") + whole + '.' + rest + '"';
        require(
            std::string_view(explained.data, explained.size).find(amount) != std::string_view::npos,
            "the explanation gives the same amount", amount);
    }
    kvit_buf_free(&explained);
    kvit_error_free(error);
}
