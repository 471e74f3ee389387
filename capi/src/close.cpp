// Closing a month, and what a closed month gives.
#include "kvit/close/close.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "guard.hpp"
#include "kvit/format/documents.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

/// A total by its constant.
struct Total {
    std::int32_t id;
    Money bill::Totals::*member;
};
constexpr Total totals[] = {
    {KVIT_TOTAL_OPENING, &bill::Totals::opening},
    {KVIT_TOTAL_CHARGED, &bill::Totals::charged},
    {KVIT_TOTAL_VOLUNTARY, &bill::Totals::voluntary},
    {KVIT_TOTAL_PAID, &bill::Totals::paid},
    {KVIT_TOTAL_CLOSING, &bill::Totals::closing},
    {KVIT_TOTAL_TO_PAY, &bill::Totals::to_pay},
    {KVIT_TOTAL_TO_PAY_WITH_VOLUNTARY, &bill::Totals::to_pay_with_voluntary},
    {KVIT_TOTAL_CORRECTED, &bill::Totals::corrected},
};

std::int64_t kopecks_of(const bill::Totals& all, std::int32_t id) {
    for (const auto& total : totals)
        if (total.id == id) return (all.*total.member).kopecks();
    return 0;  // the id was checked before
}

Arguments& choose_total(Arguments& arguments, std::int32_t total) {
    return arguments.choice("total", total, KVIT_TOTAL_OPENING, KVIT_TOTAL_CORRECTED);
}

/// A month of a house as C gives it, with an opening or without.
struct GivenMonth {
    const kvit_rules* rules;
    const kvit_house* house;
    const char* opening;
    size_t opening_size;
    std::int32_t month;

    Arguments& check(Arguments& arguments) const {
        return arguments.handle("rules", rules)
            .handle("house", house)
            .optional_text("opening", opening, opening_size)
            .month("month", month);
    }

    /// `verb(rules, house, opening, month)` of what was checked, the opening by its pointer.
    template <class Made, class Verb>
    Result<Made> run(Verb verb) const {
        std::optional<close::Opening> start;
        if (opening != nullptr) {
            auto read = format::read_opening({opening, opening_size});
            if (!read.ok()) return read.errors().in_document("opening");
            start = std::move(read).value();
        }
        return verb(close::Rules{rules->law, rules->tariffs, rules->policy}, house->house,
                    start ? &*start : nullptr, *Month::from_yyyymm(month));
    }
};

}  // namespace

extern "C" {

kvit_status kvit_close(kvit_closed** out, const kvit_rules* rules, const kvit_house* house,
                       const char* opening, size_t opening_size, int32_t month, int32_t known_on,
                       kvit_error* error) {
    clear(out);
    const GivenMonth given{rules, house, opening, opening_size, month};
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        given.check(arguments.output("out", out)).optional_day("known_on", known_on);
        if (!arguments.ok()) return arguments.errors();

        auto closed = std::make_unique<kvit_closed>();
        auto result = given.run<close::Closed>(
            [&](const auto&... what) { return close::close(what..., Date::from_days(known_on)); });
        if (!result.ok()) return result.errors();
        closed->closed = std::move(result).value();
        *out = closed.release();
        return {};
    });
}

kvit_status kvit_preliminary(kvit_buf* out, const kvit_rules* rules, const kvit_house* house,
                             const char* opening, size_t opening_size, int32_t month,
                             const char* account, size_t account_size, int32_t on, int32_t layout,
                             kvit_error* error) {
    clear(out);
    const GivenMonth given{rules, house, opening, opening_size, month};
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        given.check(arguments.output("out", out))
            .text("account", account, account_size)
            .day("on", on)
            .layout(layout);
        if (!arguments.ok()) return arguments.errors();

        const auto made = given.run<close::Preliminary>([&](const auto&... what) {
            return close::preliminary(what..., AccountId(std::string(account, account_size)),
                                      Date::from_days(on));
        });
        if (!made.ok()) return made.errors();
        give(*out, format::write_preliminary(*made, layout_of(layout)));
        return {};
    });
}

void kvit_closed_free(kvit_closed* closed) { release(closed); }

size_t kvit_closed_bill_count(const kvit_closed* closed) {
    return is_live(closed) ? closed->closed.bills.size() : 0;
}

kvit_str kvit_closed_account(const kvit_closed* closed, size_t index) {
    if (index >= kvit_closed_bill_count(closed)) return no_text;
    return borrow(closed->closed.bills[index].account.text());
}

kvit_status kvit_closed_bill(kvit_buf* out, const kvit_closed* closed, size_t index, int32_t layout,
                             kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).handle("closed", closed).layout(layout);
        if (!arguments.ok()) return arguments.errors();
        const auto& bills = closed->closed.bills;
        if (index >= bills.size()) return no_such("index", index, bills.size());
        give(*out, format::write_bill(bills[index], layout_of(layout)));
        return {};
    });
}

kvit_status kvit_closed_bill_of(size_t* out, const kvit_closed* closed, const char* account,
                                size_t account_size, kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out)
            .handle("closed", closed)
            .text("account", account, account_size);
        if (!arguments.ok()) return arguments.errors();
        const std::string_view id(account, account_size);
        const auto& bills = closed->closed.bills;
        const auto at = std::lower_bound(bills.begin(), bills.end(), id,
                                         [](const bill::Bill& bill, std::string_view wanted) {
                                             return bill.account.text() < wanted;
                                         });
        if (at == bills.end() || at->account.text() != id)
            return Error{ErrorCode::not_found,
                         "account",
                         '"' + std::string(id) + '"',
                         {"лицевой счёт этого дома", "an account of this house"}};
        *out = static_cast<size_t>(at - bills.begin());
        return {};
    });
}

kvit_status kvit_closed_bill_total(int64_t* out_kopecks, const kvit_closed* closed, size_t index,
                                   int32_t total, kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out_kopecks", out_kopecks).handle("closed", closed);
        if (!choose_total(arguments, total).ok()) return arguments.errors();
        const auto& bills = closed->closed.bills;
        if (index >= bills.size()) return no_such("index", index, bills.size());
        *out_kopecks = kopecks_of(bills[index].totals, total);
        return {};
    });
}

kvit_status kvit_closed_house_total(int64_t* out_kopecks, const kvit_closed* closed, int32_t total,
                                    kvit_error* error) {
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out_kopecks", out_kopecks).handle("closed", closed);
        if (!choose_total(arguments, total).ok()) return arguments.errors();
        *out_kopecks = kopecks_of(closed->closed.summary.totals, total);
        return {};
    });
}

kvit_status kvit_closed_opening(kvit_buf* out, const kvit_closed* closed, int32_t layout,
                                kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).handle("closed", closed).layout(layout);
        if (!arguments.ok()) return arguments.errors();
        give(*out, format::write_opening(closed->closed.closing, layout_of(layout)));
        return {};
    });
}

kvit_status kvit_closed_document(kvit_buf* out, const kvit_closed* closed, int32_t layout,
                                 kvit_error* error) {
    clear(out);
    return guard(error, [&]() -> Errors {
        Arguments arguments;
        arguments.output("out", out).handle("closed", closed).layout(layout);
        if (!arguments.ok()) return arguments.errors();
        give(*out, format::write_closed(closed->closed, layout_of(layout)));
        return {};
    });
}

}  // extern "C"
