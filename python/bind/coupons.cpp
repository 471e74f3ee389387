// Coupons of bonus programmes, from documents.
#include "kvit/format/coupons.hpp"

#include "areas.hpp"
#include "case_given.hpp"
#include "kvit/format/bonus.hpp"

namespace kvit::python {
namespace {

void check_offers(const py::bytes& programme, const py::bytes& offers) {
    const std::string_view rules = programme;
    const std::string_view catalogue = offers;
    Errors errors;
    const auto read = take_document("programme", format::programme(rules), errors);
    const auto listed = take_document("offers", format::read_offers(catalogue), errors);
    throw_if_any(errors);
    throw_if_any(bonus::check(*listed, *read).in_document("offers"));
}

std::string keep(const py::bytes& programme, const py::bytes& offers, const py::bytes& events,
                 std::int64_t as_of, const py::bytes& code_key) {
    const std::string_view rules = programme;
    const std::string_view catalogue = offers;
    const std::string_view facts = events;
    const std::string_view secret = code_key;
    const py::gil_scoped_release released;
    Errors errors;
    const auto read = take_document("programme", format::programme(rules), errors);
    const auto listed = take_document("offers", format::read_offers(catalogue), errors);
    const auto given = take_document("events", format::read_coupon_events(facts), errors);
    throw_if_any(errors);
    throw_if_any(bonus::check(*listed, *read).in_document("offers"));
    const auto book =
        bonus::keep_coupons(*read, *listed, given->rights, given->events, Instant{as_of}, secret)
            .value_or_throw();
    return format::write_coupons(*read, book);
}

void check_claim_form(const py::bytes& form, const std::vector<std::string>& required,
                      const std::string& known_account) {
    const auto read = format::read_claim_form(std::string_view(form)).value_or_throw();
    throw_if_any(bonus::check_claim_form(read, required, known_account));
}

}  // namespace

void bind_coupons(py::module_& module) {
    module.def("check_offers", check_offers, "programme"_a, "offers"_a);
    module.def("keep_coupons", keep, "programme"_a, "offers"_a, "events"_a, "as_of"_a,
               "code_key"_a);
    module.def("check_claim_form", check_claim_form, "form"_a, "required"_a, "known_account"_a);
}

}  // namespace kvit::python
