#include "exchange/row_reader.hpp"

#include <algorithm>

#include "exchange/amount.hpp"
#include "exchange/characters.hpp"
#include "exchange/digits.hpp"
#include "exchange/ids.hpp"
#include "exchange/purpose_numbers.hpp"
#include "exchange/stamp.hpp"

namespace kvit::exchange {
namespace {

std::string_view name_of(RowField field) {
    return row_field_rows[static_cast<std::size_t>(field)].name;
}

Text like(const std::string& format) { return {"запись вида " + format, "written as " + format}; }

}  // namespace

void RowReader::refuse(ErrorCode code, const FoundCell& found, Text expected) {
    if (judge_.errors.full())
        judge_.errors.count(1);
    else
        judge_.refuse(code, found.path, quoted(found.text), std::move(expected));
}

bool RowReader::required(RowField field) const {
    return field == RowField::operation || field == RowField::amount || field == RowField::paid ||
           field == RowField::transferred || field == RowField::commission;
}

std::optional<Money> RowReader::money(const FoundCell& found) {
    if (const auto sum = roubles_of(found.text, profile_.decimal)) return sum;
    const std::string sign(1, profile_.decimal);
    refuse(ErrorCode::bad_money, found, like("1234" + sign + "56"));
    return std::nullopt;
}

void RowReader::read_cell(const Line& line, const RowColumn& column, ReadRow& out) {
    const auto name = name_of(column.field);
    const FoundCell found = cells_.find(line, column.place, name);
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
            row.ids = purpose_numbers(ids_in(found.text));
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
            const FoundCell value = cells_.find(line, reading.place, "reading");
            std::string meter = reading.meter;
            if (reading.meter_at != 0)
                meter = cells_.find(line, {.at = reading.meter_at}, "meter").text;
            add(std::move(meter), value.text, value.path);
            continue;
        }
        for (const auto& cell : cells_.list()) {
            if (!cell.text.starts_with(reading.place.prefix)) continue;
            const auto rest = std::string_view(cell.text).substr(reading.place.prefix.size());
            const auto sign = rest.find(reading.sign);
            const std::string path = cells_.path(line, cell, "reading");
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
    cells_.cut(line, 0);
    cells_.judge_count(line);
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
    cells_.cut(line, profile_.trailer->prefix.size());
    std::size_t last = 0;
    for (const auto& column : profile_.trailer->columns) last = std::max(last, column.place.at);
    cells_.judge_end(line, last);
    std::vector<Total> totals;
    for (const auto& column : profile_.trailer->columns) {
        const auto name = total_field_rows[static_cast<std::size_t>(column.field)].name;
        const FoundCell found = cells_.find(line, column.place, name);
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
