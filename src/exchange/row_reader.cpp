#include "exchange/row_reader.hpp"

#include <algorithm>

#include "exchange/amount.hpp"
#include "exchange/characters.hpp"
#include "exchange/ids.hpp"
#include "exchange/stamp.hpp"

namespace kvit::exchange {
namespace {

std::string_view name_of(RowField field) {
    return row_field_rows[static_cast<std::size_t>(field)].name;
}

Text like(const std::string& format) { return {"запись вида " + format, "written as " + format}; }

/// Free text without what documents do not take.
bool is_text(std::string_view text) {
    return text.size() <= limits::text_bytes_max && (text.empty() || [&] {
               for (std::size_t at = 0; at < text.size();) {
                   const Character each = character_at(text, at);
                   const bool control = each.code < 0x20 || (each.code >= 0x7F && each.code < 0xA0);
                   if (control && each.code != '\t') return false;
                   at += each.bytes;
               }
               return true;
           }());
}

}  // namespace

void RowReader::refuse(ErrorCode code, const Found& found, Text expected) {
    if (judge_.errors.full())
        judge_.errors.count(1);
    else
        judge_.refuse(code, found.path, quoted(found.text), std::move(expected));
}

void RowReader::cut(const Line& line, std::size_t prefix_bytes) {
    skipped_ = prefix_bytes;
    cells_.clear();
    if (!profile_.delimiter) return;
    Line rest = line;
    rest.text.remove_prefix(prefix_bytes);
    cells_ = cells_of(rest, *profile_.delimiter, profile_.quotes, judge_);
}

RowReader::Found RowReader::find(const Line& line, const CellPlace& place, std::string_view field) {
    if (!place.prefix.empty()) {
        for (const auto& cell : cells_)
            if (cell.text.starts_with(place.prefix))
                return {cell.text.substr(place.prefix.size()),
                        line.path(skipped_ + cell.byte, field)};
        return {{}, line.path(line.text.size(), field)};
    }
    if (!profile_.delimiter) {
        Line rest = line;
        rest.text.remove_prefix(skipped_);
        const Cell cell = slice_of(rest, place.at, place.length);
        return {cell.text, line.path(skipped_ + cell.byte, field)};
    }
    if (place.at <= cells_.size()) {
        const Cell& cell = cells_[place.at - 1];
        return {cell.text, line.path(skipped_ + cell.byte, field)};
    }
    const std::string path = line.path(line.text.size(), field);
    if (!judge_.errors.full())
        judge_.refuse(ErrorCode::missing_column, path, std::to_string(cells_.size()),
                      {"не меньше ячеек: " + std::to_string(place.at),
                       "at least " + std::to_string(place.at) + " cells"});
    else
        judge_.errors.count(1);
    return {{}, path};
}

void RowReader::judge_count(const Line& line) {
    if (!profile_.delimiter || profile_.cells == 0 || cells_.size() == profile_.cells) return;
    const std::string expected = std::to_string(profile_.cells);
    const bool fewer = cells_.size() < profile_.cells;
    const std::string path = line.path(line.text.size());
    const std::string found = std::to_string(cells_.size());
    const Text text{"ячеек: " + expected, expected + " cells"};
    if (fewer)
        judge_.refuse(ErrorCode::missing_column, path, found, text);
    else
        judge_.object(ErrorCode::bad_table, path, found, text);
}

/// A profile that counts the cells of rows names the last cell of the trailer too.
void RowReader::judge_trailer_count(const Line& line) {
    if (!profile_.delimiter || profile_.cells == 0) return;
    std::size_t last = 0;
    for (const auto& column : profile_.trailer->columns) last = std::max(last, column.place.at);
    if (last == 0 || cells_.size() <= last) return;
    judge_.object(ErrorCode::bad_table, line.path(skipped_ + cells_[last].byte),
                  std::to_string(cells_.size()),
                  {"ячеек: " + std::to_string(last), std::to_string(last) + " cells"});
}

bool RowReader::required(RowField field) const {
    return field == RowField::operation || field == RowField::amount || field == RowField::paid ||
           field == RowField::transferred || field == RowField::commission;
}

std::optional<Money> RowReader::money(const Found& found) {
    if (const auto sum = roubles_of(found.text, profile_.decimal)) return sum;
    const std::string sign(1, profile_.decimal);
    refuse(ErrorCode::bad_money, found, like("1234" + sign + "56"));
    return std::nullopt;
}

void RowReader::read_cell(const Line& line, const RowColumn& column, ReadRow& out) {
    const auto name = name_of(column.field);
    const Found found = find(line, column.place, name);
    ledger::RegistryRow& row = out.row;
    if (found.text.empty()) {
        if (required(column.field) && !judge_.errors.full())
            judge_.refuse(ErrorCode::empty_cell, found.path, "",
                          {"значение " + std::string(name), "a value of " + std::string(name)});
        return;
    }
    const auto id = [&](std::string& to) {
        if (!is_id(found.text))
            refuse(ErrorCode::bad_id, found,
                   {"до 128 байт без управляющих символов",
                    "at most 128 bytes without control characters"});
        to = found.text;
    };
    const auto day = [&]() -> std::optional<Date> {
        const auto date = date_of(profile_.date_format, found.text);
        if (!date) refuse(ErrorCode::bad_date, found, like(profile_.date_format));
        return date;
    };
    switch (column.field) {
        case RowField::operation:
            return id(row.operation);
        case RowField::account:
            if (!is_text(found.text)) id(row.account);
            row.account = found.text;
            return;
        case RowField::amount:
            if (const auto sum = money(found)) {
                row.amount = *sum;
                if (sum->is_zero())
                    refuse(ErrorCode::out_of_range, found,
                           {"сумма больше нуля", "a sum above zero"});
            }
            return;
        case RowField::paid:
            row.paid = day().value_or(Date());
            return;
        case RowField::received:
            row.received = day();
            return;
        case RowField::time:
            row.time = time_of(profile_.time_format, found.text);
            if (!row.time) refuse(ErrorCode::bad_date, found, like(profile_.time_format));
            return;
        case RowField::period:
            row.period = month_of(profile_.month_format, found.text);
            if (!row.period) refuse(ErrorCode::bad_month, found, like(profile_.month_format));
            return;
        case RowField::document:
            return id(row.document.emplace());
        case RowField::channel:
            return id(row.channel.emplace());
        case RowField::reverses:
            return id(row.reverses);
        case RowField::purpose:
            if (!is_text(found.text)) id(row.purpose);
            row.purpose = found.text;
            return;
        case RowField::kind: {
            const auto word =
                std::find_if(profile_.kinds.begin(), profile_.kinds.end(),
                             [&](const KindWord& each) { return each.word == found.text; });
            if (word != profile_.kinds.end())
                row.kind = word->kind;
            else
                refuse(ErrorCode::unknown_word, found,
                       {"слово из списка kinds", "a word of the list kinds"});
            return;
        }
        case RowField::transferred:
            out.transferred = money(found);
            return;
        case RowField::commission:
            out.commission = money(found);
            return;
    }
}

void RowReader::read_readings(const Line& line, const ledger::RegistryRow& row,
                              std::vector<BorneReading>& readings) {
    const auto add = [&](std::string meter, std::string value, const std::string& path) {
        if (value.empty()) return;  // nothing was typed
        if (!is_id(meter) || !is_id(value))
            return refuse(ErrorCode::bad_id, {meter + ' ' + value, path},
                          {"имя прибора и показание", "the name of a meter and a reading"});
        readings.push_back(
            {row.operation, row.account, std::move(meter), std::move(value), row.paid});
    };
    for (const auto& reading : profile_.readings) {
        if (reading.place.prefix.empty()) {
            const Found value = find(line, reading.place, "reading");
            std::string meter = reading.meter;
            if (reading.meter_at != 0) meter = find(line, {.at = reading.meter_at}, "meter").text;
            add(std::move(meter), value.text, value.path);
            continue;
        }
        for (const auto& cell : cells_) {
            if (!cell.text.starts_with(reading.place.prefix)) continue;
            const auto rest = std::string_view(cell.text).substr(reading.place.prefix.size());
            const auto sign = rest.find(reading.sign);
            const std::string path = line.path(skipped_ + cell.byte, "reading");
            if (sign == rest.npos)
                refuse(ErrorCode::bad_cell, {cell.text, path},
                       like(reading.place.prefix + "…" + reading.sign + "…"));
            else
                add(std::string(rest.substr(0, sign)),
                    std::string(rest.substr(sign + reading.sign.size())), path);
        }
    }
}

/// What reconciliation asks of a reversal, said while the line is known.
void RowReader::judge_reversal(const Line& line, const ledger::RegistryRow& row) {
    const bool reversal = row.kind == ledger::RowKind::reversal;
    if (reversal == !row.reverses.empty() && row.reverses != row.operation) return;
    if (!reversal && row.reverses.empty()) return;
    refuse(ErrorCode::contradiction, {row.reverses, line.path(0, "reverses")},
           {"отмена называет другую операцию, платёж никакую",
            "a reversal names another operation, a payment none"});
}

ReadRow RowReader::row(const Line& line, std::vector<BorneReading>& readings) {
    ReadRow out;
    cut(line, 0);
    judge_count(line);
    for (const auto& column : profile_.columns) read_cell(line, column, out);
    read_readings(line, out.row, readings);
    judge_reversal(line, out.row);
    if (profile_.amount_is_transferred_and_commission && out.transferred && out.commission &&
        *out.transferred + *out.commission != out.row.amount)
        judge_.object(
            ErrorCode::identity_violated, line.path(0, "amount"), out.row.amount.to_string(),
            {"к перечислению и комиссия: " + (*out.transferred + *out.commission).to_string(),
             "what is transferred and the commission: " +
                 (*out.transferred + *out.commission).to_string()});
    return out;
}

std::vector<RowReader::Total> RowReader::trailer(const Line& line) {
    cut(line, profile_.trailer->prefix.size());
    judge_trailer_count(line);
    std::vector<Total> totals;
    for (const auto& column : profile_.trailer->columns) {
        const auto name = total_field_rows[static_cast<std::size_t>(column.field)].name;
        const Found found = find(line, column.place, name);
        Total total{column.field, found.path, found.text, {}};
        switch (column.field) {
            case TotalField::amount:
            case TotalField::transferred:
            case TotalField::commission:
                total.sum = money(found);
                if (!total.sum) continue;
                break;
            case TotalField::registry:
                if (found.text.empty()) continue;  // then the caller says it
                if (!is_id(found.text)) {
                    refuse(ErrorCode::bad_id, found, {"номер реестра", "the number of a registry"});
                    continue;
                }
                break;
            case TotalField::date:
                if (found.text.empty()) continue;
                if (!date_of(profile_.date_format, found.text)) {
                    refuse(ErrorCode::bad_date, found, like(profile_.date_format));
                    continue;
                }
                break;
            case TotalField::count:
                if (!all_digits(found.text) || found.text.size() > 9) {
                    refuse(ErrorCode::bad_cell, found, {"число строк", "the number of rows"});
                    continue;
                }
                break;
        }
        totals.push_back(std::move(total));
    }
    return totals;
}

}  // namespace kvit::exchange
