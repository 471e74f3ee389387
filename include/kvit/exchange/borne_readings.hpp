#pragma once

#include "kvit/base/result.hpp"
#include "kvit/exchange/intake.hpp"
#include "kvit/exchange/qr.hpp"
#include "kvit/exchange/registry.hpp"

/// Readings that payments bear (показания в платежах).
namespace kvit::exchange {

/// The readings of a registry: account, meter and value as the agent wrote them, the operation and
/// the day of the payment. The channel is "payment" unless the hint says another; without an id
/// the intake is named as the registry. Readings have comma or point and at most 7 decimals; one
/// that cannot be read is refused.
/// Errors: those of `check(hint)`.
Result<Intake> readings_of(const RegistryFile& file, const IntakeHint& hint);

/// The readings of a payment code: its `CounterId` and `CounterVal`, where a lenient reader let
/// pass several, one after another, and `PersAcc`. The operation and the day are those of the hint.
/// A value without a meter is taken where there is an account, a meter without a value is refused
/// as `no_reading`; a code with neither has no rows.
/// Errors: those of `check(hint)`.
Result<Intake> readings_of(const QrCode& code, const IntakeHint& hint);

}  // namespace kvit::exchange
