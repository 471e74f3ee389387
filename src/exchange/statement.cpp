// A statement of a bank in whichever form it came.
#include "kvit/exchange/statement.hpp"

#include "exchange/camt/message.hpp"
#include "exchange/client_bank.hpp"
#include "exchange/statement_rows.hpp"

namespace kvit::exchange {
namespace {

/// A file of 1C begins with a word, XML with "<" or with the mark of UTF-16.
bool begins_as_xml(std::string_view bytes) {
    for (const std::string_view mark : {"\xFF\xFE", "\xFE\xFF"})
        if (bytes.starts_with(mark)) return true;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto first = bytes.find_first_not_of(" \t\r\n");
    return first != bytes.npos && bytes[first] == '<';
}

}  // namespace

Result<StatementFile> parse_statement(std::string_view bytes, const StatementHint& hint,
                                      Mode mode) {
    Judge judge(mode);
    StatementFile file;
    const bool camt = hint.form == FormChoice::camt ||
                      (hint.form == FormChoice::by_content && begins_as_xml(bytes));
    try {
        if (camt)
            read_camt(bytes, hint.names, judge, file);
        else
            read_client_bank(bytes, hint.names, judge, file);
        if (judge.errors.empty()) make_rows(hint, judge, file);
    } catch (const Overflow& overflow) {
        judge.refuse(ErrorCode::overflow, "", overflow.what(), {});
    }
    if (!judge.errors.empty()) return judge.errors;
    file.remarks = std::move(judge.remarks);
    return file;
}

}  // namespace kvit::exchange
