// Coupons of bonus programmes: offers, the form of a claim, the book.
#include "kvit/format/coupons.hpp"

#include "guard.hpp"
#include "kvit/format/bonus.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

/// A programme and its catalogue, or what is wrong with either and with both together.
struct Rules {
    Rules(std::string_view programme_text, std::string_view offers_text)
        : programme(format::programme(programme_text)), offers(format::read_offers(offers_text)) {
        if (!programme.ok()) errors.append(programme.errors().in_document("programme"));
        if (!offers.ok()) errors.append(offers.errors().in_document("offers"));
        if (errors.empty()) errors.append(bonus::check(*offers, *programme).in_document("offers"));
    }
    Result<bonus::Programme> programme;
    Result<bonus::OfferCatalogue> offers;
    Errors errors;
};

/// "full_name,email": names of fields, none of them empty.
std::vector<std::string> names_in(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        names.emplace_back(list.substr(0, comma));
        if (comma == std::string_view::npos) break;
        list.remove_prefix(comma + 1);
    }
    return names;
}

}  // namespace

extern "C" {

kvit_status kvit_offers_check(const char* programme, size_t programme_size, const char* offers,
                              size_t offers_size, kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.text("programme", programme, programme_size).text("offers", offers, offers_size);
        if (!arguments.ok()) return arguments.errors();
        return Rules({programme, programme_size}, {offers, offers_size}).errors;
    });
}

kvit_status kvit_claim_form_check(const char* form, size_t form_size, const char* required,
                                  size_t required_size, const char* known_account,
                                  size_t known_account_size, kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.text("form", form, form_size)
            .optional_text("required", required, required_size)
            .optional_text("known_account", known_account, known_account_size);
        if (!arguments.ok()) return arguments.errors();
        const auto read = format::read_claim_form({form, form_size});
        if (!read.ok()) return read.errors();
        return bonus::check_claim_form(*read, names_in({required, required_size}),
                                       {known_account, known_account_size});
    });
}

kvit_status kvit_coupons(kvit_buf* out, const char* programme, size_t programme_size,
                         const char* offers, size_t offers_size, const char* events,
                         size_t events_size, int64_t as_of, const char* code_key,
                         size_t code_key_size, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .text("programme", programme, programme_size)
            .text("offers", offers, offers_size)
            .text("events", events, events_size)
            .optional_text("code_key", code_key, code_key_size);
        if (!arguments.layout(layout).ok()) return arguments.errors();
        Rules rules({programme, programme_size}, {offers, offers_size});
        const auto given = format::read_coupon_events({events, events_size});
        if (!given.ok()) rules.errors.append(given.errors().in_document("events"));
        if (!rules.errors.empty()) return rules.errors;
        const auto book =
            bonus::keep_coupons(*rules.programme, *rules.offers, given->rights, given->events,
                                Instant{as_of}, {code_key, code_key_size});
        if (!book.ok()) return book.errors();
        give(*out, format::write_coupons(*rules.programme, *book, layout_of(layout)));
        return {};
    });
}

}  // extern "C"
