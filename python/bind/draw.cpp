// Draws that anybody can repeat.
#include "kvit/format/draw.hpp"

#include "areas.hpp"
#include "errors.hpp"
#include "pybind.hpp"

namespace kvit::python {
namespace {

std::string draw_announce(const py::bytes& plan, const py::bytes& pool, const py::bytes& secret,
                          std::int64_t chain) {
    const std::string_view terms = plan;
    const std::string_view lines = pool;
    const std::string_view bytes = secret;
    // Safe without the GIL: the bytes do not change, and the caller's argument keeps them alive.
    const py::gil_scoped_release released;
    return format::announce_draw(terms, lines, bytes, chain).value_or_throw();
}

std::string draw_reveal(const py::bytes& secret, std::int64_t chain, std::int64_t round) {
    return to_hex(bonus::reveal(std::string_view(secret), chain, round).value_or_throw());
}

std::string draw_run(const py::bytes& announcement, const py::bytes& pool, const py::bytes& facts) {
    const std::string_view published = announcement;
    const std::string_view lines = pool;
    const std::string_view known = facts;
    const py::gil_scoped_release released;
    return format::run_draw(published, lines, known).value_or_throw();
}

std::string draw_verify(const py::bytes& announcement, const py::bytes& pool,
                        const py::bytes& receipt) {
    const std::string_view published = announcement;
    const std::string_view lines = pool;
    const std::string_view drawn = receipt;
    const py::gil_scoped_release released;
    return format::verify_draw(published, lines, drawn).value_or_throw();
}

/// The pool as it is published: its lines sorted.
std::string draw_pool(const py::bytes& pool) {
    return bonus::pool_text(bonus::parse_pool(std::string_view(pool)).value_or_throw());
}

template <class Rows>
py::tuple words_of(const Rows& rows) {
    return tuple_of(rows,
                    [](const auto& row) { return py::make_tuple(row.name, Text(row.words)); });
}

}  // namespace

void bind_draw(py::module_& module) {
    module.def("draw_announce", draw_announce, "plan"_a, "pool"_a, "secret"_a, "chain"_a);
    module.def("draw_reveal", draw_reveal, "secret"_a, "chain"_a, "round"_a);
    module.def("draw_run", draw_run, "announcement"_a, "pool"_a, "facts"_a);
    module.def("draw_verify", draw_verify, "announcement"_a, "pool"_a, "receipt"_a);
    module.def("draw_pool", draw_pool, "pool"_a);
    module.def("draw_statuses", [] { return words_of(bonus::draw_status_rows); });
    module.def("draw_outcomes", [] { return words_of(bonus::outcome_rows); });
}

}  // namespace kvit::python
