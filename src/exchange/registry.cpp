// A registry of an agent by its profile: whole, or not at all.
#include "kvit/exchange/registry.hpp"

#include <algorithm>
#include <numeric>

#include "exchange/characters.hpp"
#include "exchange/digits.hpp"
#include "exchange/ids.hpp"
#include "exchange/row_reader.hpp"
#include "exchange/stamp.hpp"
#include "exchange/table_layout.hpp"

namespace kvit::exchange {
namespace {

/// Reads the lines of one file.
class FileReader {
  public:
    FileReader(const RegistryProfile& profile, Judge& judge)
        : profile_(profile), judge_(judge), rows_(profile, judge) {
        file_.profile = profile.id;
        for (const auto& column : profile.columns) {
            if (column.field == RowField::transferred) file_.totals.transferred = Money();
            if (column.field == RowField::commission) file_.totals.commission = Money();
        }
    }

    RegistryFile read(std::string_view text, const RegistryHint& hint) {
        Lines lines(text);
        Line line;
        while (lines.next(line) && !past_limit_) read_line(line);
        if (profile_.trailer && !trailer_seen_)
            judge_.refuse(ErrorCode::missing_key, std::to_string(line.number) + ":1", "",
                          {"итоговая строка с начала " + quoted(profile_.trailer->prefix),
                           "a trailer that begins with " + quoted(profile_.trailer->prefix)});
        name(hint);
        judge_operations();
        return std::move(file_);
    }

  private:
    /// A payment of a file without a heading would be passed over unseen.
    void judge_header(const Line& line) {
        Judge unheard(Mode::lenient);
        std::vector<BorneReading> readings;
        RowReader(profile_, unheard).row(line, readings);
        if (unheard.errors.empty())
            judge_.refuse(
                ErrorCode::bad_table, line.path(0), quoted(line.text, 40),
                {"заголовок: профиль (header_lines) эту строку пропускает, а она читается "
                 "как платёж",
                 "a heading: the profile (header_lines) passes this line over, but it "
                 "reads as a payment"});
    }

    void read_line(const Line& line) {
        if (line.number <= profile_.header_lines) return judge_header(line);
        if (!profile_.comment.empty() && line.text.starts_with(profile_.comment)) return;
        if (line.text.find_first_not_of(" \t") == line.text.npos) {
            blank_ = blank_ != 0 ? blank_ : line.number;
            return;
        }
        if (blank_ != 0)
            judge_.object(ErrorCode::bad_table, std::to_string(blank_) + ":1", "",
                          {"пустые строки только в конце", "blank lines at the end only"});
        blank_ = 0;
        if (trailer_seen_)
            return judge_.refuse(
                ErrorCode::bad_table, line.path(0), quoted(line.text, 40),
                {"конец файла после итоговой строки", "the end of the file after the trailer"});
        if (profile_.trailer && line.text.starts_with(profile_.trailer->prefix))
            return read_trailer(line);
        read_row(line);
    }

    void read_row(const Line& line) {
        if (file_.registry.rows.size() == limits::payments_rows_max) {
            past_limit_ = true;
            return judge_.refuse(ErrorCode::limit_exceeded, line.path(0), "",
                                 {"не больше 1000000 строк", "at most 1000000 rows"});
        }
        ReadRow read = rows_.row(line, file_.readings);
        RegistryTotals& totals = file_.totals;
        ++totals.count;
        totals.amount += read.row.amount;
        if (read.transferred) *totals.transferred += *read.transferred;
        if (read.commission) *totals.commission += *read.commission;
        // Nothing will come of a file with errors; what is wrong is still told.
        if (!judge_.errors.empty()) return;
        file_.registry.rows.push_back(std::move(read.row));
        row_lines_.push_back(line.number);
    }

    void read_trailer(const Line& line) {
        trailer_seen_ = true;
        // Sums of rows that could not be read say nothing of the trailer.
        comparable_ = judge_.errors.empty();
        const RegistryTotals& totals = file_.totals;
        for (const auto& total : rows_.trailer(line)) {
            switch (total.field) {
                case TotalField::count:
                    same(total.path, total.text, number_of(total.text) == totals.count,
                         std::to_string(totals.count));
                    break;
                case TotalField::amount:
                    same(total, totals.amount);
                    break;
                case TotalField::transferred:
                    same(total, *totals.transferred);
                    break;
                case TotalField::commission:
                    same(total, *totals.commission);
                    break;
                case TotalField::registry:
                    file_.registry.id = total.text;
                    break;
                case TotalField::date:
                    file_.registry.date = *date_of(profile_.date_format, total.text);
                    dated_ = true;
                    break;
            }
        }
    }

    void same(const RowReader::Total& total, Money of_rows) {
        same(total.path, total.sum->to_string(), *total.sum == of_rows, of_rows.to_string());
    }
    void same(const std::string& path, const std::string& found, bool holds,
              const std::string& of_rows) {
        if (!holds && comparable_)
            judge_.refuse(ErrorCode::identity_violated, path, found,
                          {"итог строк файла: " + of_rows, "the total of the rows: " + of_rows});
    }

    /// An operation twice: the total counts its money twice, and reconciliation would take the
    /// second for a repeated delivery. By sorting the places of rows, so that operations are not
    /// copied.
    void judge_operations() {
        if (!judge_.errors.empty()) return;
        const auto& rows = file_.registry.rows;
        std::vector<std::size_t> order(rows.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return rows[a].operation < rows[b].operation;
        });
        std::vector<std::size_t> again;
        for (std::size_t i = 1; i < order.size(); ++i)
            if (rows[order[i]].operation == rows[order[i - 1]].operation) again.push_back(order[i]);
        std::sort(again.begin(), again.end());
        for (const std::size_t row : again)
            judge_.object(ErrorCode::duplicate_id, std::to_string(row_lines_[row]) + ":1 operation",
                          quoted(rows[row].operation),
                          {"каждая операция один раз", "each operation once"});
    }

    /// What the file or the caller calls the registry.
    void name(const RegistryHint& hint) {
        ledger::Registry& registry = file_.registry;
        if (!hint.id.empty()) registry.id = hint.id;
        registry.agent = hint.agent.empty() ? profile_.agent : hint.agent;
        if (hint.date) registry.date = *hint.date;
        if (registry.id.empty())
            judge_.refuse(ErrorCode::missing_key, "id", "",
                          {"номер реестра: файл его не называет",
                           "the id of the registry: the file does not say it"});
        else if (!is_id(registry.id))
            judge_.refuse(ErrorCode::bad_id, "id", quoted(registry.id),
                          {"до 128 байт без управляющих символов и пробелов по краям",
                           "at most 128 bytes, no control characters, no spaces around"});
        if (!is_id(registry.agent) || registry.agent.find('/') != registry.agent.npos)
            judge_.refuse(ErrorCode::missing_key, "agent", quoted(registry.agent),
                          {"агент, без косой черты", "the agent, without a slash"});
        if (!dated_ && !hint.date)
            judge_.refuse(ErrorCode::missing_key, "date", "",
                          {"день реестра: файл его не называет",
                           "the day of the registry: the file does not say it"});
    }

    const RegistryProfile& profile_;
    Judge& judge_;
    RowReader rows_;
    RegistryFile file_;
    std::vector<std::size_t> row_lines_;  ///< where the rows stood
    std::size_t blank_ = 0;               ///< the first of the blank lines just passed
    bool trailer_seen_ = false;
    bool comparable_ = true;
    bool dated_ = false;
    bool past_limit_ = false;
};

}  // namespace

Result<RegistryFile> parse_registry(const RegistryProfile& profile, std::string_view bytes,
                                    const RegistryHint& hint, Mode mode) {
    if (Errors errors = check(profile); !errors.empty()) return errors.in_document("profile");
    Judge judge(mode);
    const auto text = text_of(profile, bytes, judge);
    if (!text.ok()) return text.errors();
    RegistryFile file;
    try {
        file = FileReader(profile, judge).read(*text, hint);
    } catch (const Overflow& overflow) {
        judge.refuse(ErrorCode::overflow, "", overflow.what(), {});
    }
    if (!judge.errors.empty()) return judge.errors;
    file.remarks = std::move(judge.remarks);
    return file;
}

}  // namespace kvit::exchange
