#include "format/bill.hpp"
#include "format/layout.hpp"
#include "kvit/format/documents.hpp"

namespace kvit::format {

std::string write_preliminary(const close::Preliminary& preliminary, Layout layout) {
    return laid_out(json::Object()
                        .add("schema", "kvit-preliminary/1")
                        .add("number", preliminary.number)
                        .add("on", preliminary.on)
                        .add("to_pay", preliminary.bill.totals.to_pay)
                        .add("bill", bill_object(preliminary.bill)),
                    layout);
}

}  // namespace kvit::format
