#include "kvit/bill/explain.hpp"

#include "kvit/charge/explain.hpp"

namespace kvit::bill {

Text title_of(const Bill& bill, const ServiceId& service) {
    for (const auto& named : bill.services)
        if (named.id == service) return named.title;
    return {service.text(), service.text()};
}

Result<trace::Explanation> explain(const Bill& bill, std::size_t number) {
    if (number < 1 || number > bill.lines.size()) {
        const std::string last = std::to_string(bill.lines.size());
        return Error{ErrorCode::not_found,
                     "line",
                     std::to_string(number),
                     {"номер строки от 1 до " + last, "a line from 1 to " + last}};
    }
    const auto& line = bill.lines[number - 1];
    return charge::explain(line, title_of(bill, line.service), bill.sources);
}

}  // namespace kvit::bill
