// Comparing bills and closed months.
#include "guard.hpp"
#include "kvit/format/comparison.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

Arguments& check_both(Arguments& arguments, const char* before, std::size_t before_size,
                      const char* after, std::size_t after_size) {
    return arguments.text("before", before, before_size).text("after", after, after_size);
}

}  // namespace

extern "C" {

kvit_status kvit_compare(kvit_buf* out, const char* before, size_t before_size, const char* after,
                         size_t after_size, int32_t layout, kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        check_both(arguments.output("out", out), before, before_size, after, after_size)
            .layout(layout);
        if (!arguments.ok()) return arguments.errors();
        const auto comparison =
            format::compare_documents({before, before_size}, {after, after_size});
        if (!comparison.ok()) return comparison.errors();
        give(*out, format::write_comparison(*comparison, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_compare_text(kvit_buf* out, const char* before, size_t before_size,
                              const char* after, size_t after_size, int32_t form, int32_t language,
                              kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        check_both(arguments.output("out", out), before, before_size, after, after_size)
            .form(form)
            .language(language);
        if (!arguments.ok()) return arguments.errors();
        const auto comparison =
            format::compare_documents({before, before_size}, {after, after_size});
        if (!comparison.ok()) return comparison.errors();
        const Language in = language_of(language);
        give(*out, form == KVIT_EXPLAIN_TREE ? audit::tree_of(*comparison, in)
                                             : audit::sentence_of(*comparison, in));
        return {};
    });
}

}  // extern "C"
