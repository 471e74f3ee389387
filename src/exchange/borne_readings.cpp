// Readings out of registries and payment codes.
#include "kvit/exchange/borne_readings.hpp"

#include <algorithm>

#include "exchange/characters.hpp"
#include "exchange/ids.hpp"
#include "exchange/intake_row.hpp"
#include "exchange/qr_keys.hpp"

namespace kvit::exchange {
namespace {

/// Agents write a reading as it was typed, with either sign.
constexpr ReadingRule as_typed{.signs = ",.", .decimals = 7};

Intake intake_of(const IntakeHint& hint, std::string read_by) {
    Intake intake;
    intake.id = hint.id;
    intake.read_by = std::move(read_by);
    return intake;
}

IntakeSource source_of(const IntakeHint& hint) {
    return {.channel = hint.channel.empty() ? "payment" : hint.channel,
            .operation = hint.operation,
            .date = hint.day};
}

void add(Intake& intake, IntakeRow row, IntakeSource source) {
    IntakeBatch batch(std::move(source));
    if (!row.account.empty() && !is_id(row.account))
        return batch.refuse_into(
            intake,
            {IntakeReason::bad_account, quoted(row.account), {"лицевой счёт", "an account"}}, row);
    if ((row.meter.empty() && row.account.empty()) || (!row.meter.empty() && !is_id(row.meter)))
        return batch.refuse_into(intake,
                                 {IntakeReason::bad_meter,
                                  quoted(row.meter),
                                  {"номер прибора", "the number of a meter"}},
                                 row);
    if (row.typed.empty())
        return batch.refuse_into(intake, {IntakeReason::no_reading, "", {"показание", "a reading"}},
                                 row);
    TypedReading read = reading_of(row.typed, as_typed);
    if (!read.value) return batch.refuse_into(intake, std::move(read.problem), row);
    row.value = *read.value;
    batch.add(std::move(row));
    batch.take_into(intake);
}

}  // namespace

Result<Intake> readings_of(const RegistryFile& file, const IntakeHint& hint) {
    IntakeHint named = hint;
    if (named.id.empty()) named.id = file.registry.id;
    if (Errors errors = check(named); !errors.empty()) return errors;
    Intake intake = intake_of(named, file.profile);
    for (const auto& borne : file.readings) {
        IntakeSource source = source_of(named);
        source.operation = borne.operation;
        source.date = borne.taken;
        source.typed = borne.value;
        IntakeRow row;
        row.account = borne.account;
        row.meter = borne.meter;
        row.typed = borne.value;
        add(intake, std::move(row), std::move(source));
    }
    return intake;
}

Result<Intake> readings_of(const QrCode& code, const IntakeHint& hint) {
    if (Errors errors = check(hint); !errors.empty()) return errors;
    Intake intake = intake_of(hint, "qr");
    std::vector<std::string_view> meters;
    std::vector<std::string_view> values;
    for (const auto& field : code.fields) {
        if (same_key(field.key, "CounterId")) meters.push_back(meant(field.value));
        if (same_key(field.key, "CounterVal")) values.push_back(meant(field.value));
    }
    const std::string* account = code.find("PersAcc");
    // Which reading is whose cannot be seen: none is given to a meter by chance.
    if (!meters.empty() && !values.empty() && meters.size() != values.size()) {
        for (const auto value : values) {
            IntakeRow row;
            if (account != nullptr) row.account = *account;
            row.typed = value;
            IntakeSource source = source_of(hint);
            source.typed = row.typed;
            IntakeBatch(std::move(source))
                .refuse_into(intake,
                             {IntakeReason::bad_meter,
                              std::to_string(meters.size()),
                              {"номер прибора к каждому показанию",
                               "the number of a meter for each reading"}},
                             row);
        }
        return intake;
    }
    for (std::size_t i = 0; i < std::max(meters.size(), values.size()); ++i) {
        IntakeRow row;
        if (account != nullptr) row.account = *account;
        if (i < meters.size()) row.meter = meters[i];
        if (i < values.size()) row.typed = values[i];
        if (row.meter.empty() && row.typed.empty()) continue;  // printed, and not filled in
        IntakeSource source = source_of(hint);
        source.typed = row.typed;
        add(intake, std::move(row), std::move(source));
    }
    return intake;
}

}  // namespace kvit::exchange
