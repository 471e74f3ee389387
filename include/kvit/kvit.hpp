#pragma once

/// kvit: dated facts about houses, accounts, meters and payments in, exact and explained bills out.
/// The public headers in the order of the floors; each includes only what stands above it.

// Foundations: results, errors, ids, limits.
#include "kvit/base/error.hpp"
#include "kvit/base/features.hpp"
#include "kvit/base/id.hpp"
#include "kvit/base/int128.hpp"
#include "kvit/base/limits.hpp"
#include "kvit/base/result.hpp"
#include "kvit/base/sha256.hpp"
#include "kvit/base/text.hpp"
#include "kvit/version.hpp"

// Деньги и числа.
#include "kvit/money/decimal.hpp"
#include "kvit/money/money.hpp"
#include "kvit/money/rounding.hpp"
#include "kvit/money/split.hpp"

// Единицы и объёмы.
#include "kvit/quantity/quantity.hpp"
#include "kvit/quantity/unit.hpp"
#include "kvit/quantity/zone.hpp"

// Календарь.
#include "kvit/calendar/date.hpp"
#include "kvit/calendar/instant.hpp"
#include "kvit/calendar/interval.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/calendar/time_zone.hpp"

// One formula, three readings.
#include "kvit/formula/card.hpp"
#include "kvit/formula/column.hpp"
#include "kvit/formula/fast.hpp"
#include "kvit/formula/fields.hpp"
#include "kvit/formula/finisher.hpp"
#include "kvit/formula/input.hpp"
#include "kvit/formula/kind.hpp"
#include "kvit/formula/kinds.hpp"
#include "kvit/formula/literal.hpp"
#include "kvit/formula/reciprocal.hpp"
#include "kvit/formula/shape.hpp"
#include "kvit/formula/symbol.hpp"
#include "kvit/formula/symbols.hpp"

// Объяснение.
#include "kvit/trace/derivation.hpp"
#include "kvit/trace/explanation.hpp"
#include "kvit/trace/number.hpp"
#include "kvit/trace/reference.hpp"
#include "kvit/trace/source.hpp"

// Параметры законодательства и учётная практика.
#include "kvit/law/allocation_practices.hpp"
#include "kvit/law/charge_practices.hpp"
#include "kvit/law/diff.hpp"
#include "kvit/law/effective.hpp"
#include "kvit/law/law_book.hpp"
#include "kvit/law/penalty_practices.hpp"
#include "kvit/law/policy.hpp"
#include "kvit/law/policy_option.hpp"
#include "kvit/law/policy_options.hpp"
#include "kvit/law/reconciliation_practices.hpp"
#include "kvit/law/value.hpp"
#include "kvit/law/volume_rules.hpp"
#include "kvit/law/working_days.hpp"

// Тарифная книга.
#include "kvit/tariff/service.hpp"
#include "kvit/tariff/tariff_book.hpp"

// Дом, помещения, лицевые счета.
#include "kvit/premises/acts.hpp"
#include "kvit/premises/common_property.hpp"
#include "kvit/premises/fact.hpp"
#include "kvit/premises/fact_lists.hpp"
#include "kvit/premises/house.hpp"
#include "kvit/premises/meter.hpp"
#include "kvit/premises/payment.hpp"
#include "kvit/premises/people.hpp"
#include "kvit/premises/quality.hpp"
#include "kvit/premises/register_values.hpp"
#include "kvit/premises/supply.hpp"

// Приборы учёта.
#include "kvit/metering/billed_reading.hpp"
#include "kvit/metering/meter_month.hpp"

// Начисления.
#include "kvit/charge/account_charges.hpp"
#include "kvit/charge/catalogue.hpp"
#include "kvit/charge/decision.hpp"
#include "kvit/charge/evaluate.hpp"
#include "kvit/charge/explain.hpp"
#include "kvit/charge/formulas.hpp"
#include "kvit/charge/house_month.hpp"
#include "kvit/charge/house_resource.hpp"
#include "kvit/charge/line.hpp"
#include "kvit/charge/resource_month.hpp"
#include "kvit/charge/rules.hpp"
#include "kvit/charge/volume_formulas.hpp"

// Долги, платежи, пени.
#include "kvit/ledger/allocation/allocated.hpp"
#include "kvit/ledger/allocation/allocation_case.hpp"
#include "kvit/ledger/allocation/practices.hpp"
#include "kvit/ledger/allocation/receivable.hpp"
#include "kvit/ledger/allocation/received_payment.hpp"
#include "kvit/ledger/balance_key.hpp"
#include "kvit/ledger/book/book.hpp"
#include "kvit/ledger/book/book_case.hpp"
#include "kvit/ledger/book/posting.hpp"
#include "kvit/ledger/explain.hpp"
#include "kvit/ledger/formulas/penalty.hpp"
#include "kvit/ledger/penalty.hpp"
#include "kvit/ledger/penalty_case.hpp"
#include "kvit/ledger/penalty_plan.hpp"
#include "kvit/ledger/practice.hpp"
#include "kvit/ledger/practices.hpp"
#include "kvit/ledger/proceedings/claim.hpp"
#include "kvit/ledger/proceedings/machine.hpp"
#include "kvit/ledger/proceedings/payment_life.hpp"
#include "kvit/ledger/proceedings/search.hpp"
#include "kvit/ledger/proceedings/standing.hpp"
#include "kvit/ledger/reconciliation/evidence.hpp"
#include "kvit/ledger/reconciliation/payments_case.hpp"
#include "kvit/ledger/reconciliation/practices.hpp"
#include "kvit/ledger/reconciliation/reconciled.hpp"
#include "kvit/ledger/reconciliation/registry.hpp"
#include "kvit/ledger/remittance.hpp"
#include "kvit/ledger/remittance_case.hpp"

// Единый платёжный документ.
#include "kvit/bill/balance.hpp"
#include "kvit/bill/bill.hpp"
#include "kvit/bill/compose.hpp"
#include "kvit/bill/explain.hpp"

// Закрытие месяца.
#include "kvit/close/book.hpp"
#include "kvit/close/close.hpp"
#include "kvit/close/opening.hpp"
#include "kvit/close/preliminary.hpp"

// Сравнение: почему сумма другая.
#include "kvit/audit/cause.hpp"
#include "kvit/audit/compare.hpp"
#include "kvit/audit/comparison.hpp"

// Файлы внешнего мира.
#include "kvit/exchange/borne_readings.hpp"
#include "kvit/exchange/debts.hpp"
#include "kvit/exchange/encoding.hpp"
#include "kvit/exchange/intake.hpp"
#include "kvit/exchange/message_form.hpp"
#include "kvit/exchange/meter_map.hpp"
#include "kvit/exchange/mode.hpp"
#include "kvit/exchange/purpose_ids.hpp"
#include "kvit/exchange/qr.hpp"
#include "kvit/exchange/readings_profile.hpp"
#include "kvit/exchange/registry.hpp"
#include "kvit/exchange/registry_profile.hpp"
#include "kvit/exchange/statement.hpp"
#include "kvit/exchange/statement_write.hpp"
#include "kvit/exchange/table_layout.hpp"

// Бонусные программы.
#include "kvit/bonus/condition.hpp"
#include "kvit/bonus/coupon/book.hpp"
#include "kvit/bonus/coupon/claim_form.hpp"
#include "kvit/bonus/coupon/offer.hpp"
#include "kvit/bonus/draw/draw.hpp"
#include "kvit/bonus/draw/pool.hpp"
#include "kvit/bonus/evaluation.hpp"
#include "kvit/bonus/history.hpp"
#include "kvit/bonus/metric.hpp"
#include "kvit/bonus/moment.hpp"
#include "kvit/bonus/programme.hpp"
#include "kvit/bonus/reward.hpp"

// JSON documents.
#include "kvit/format/bonus.hpp"
#include "kvit/format/book.hpp"
#include "kvit/format/comparison.hpp"
#include "kvit/format/coupons.hpp"
#include "kvit/format/documents.hpp"
#include "kvit/format/draw.hpp"
#include "kvit/format/exchange.hpp"
#include "kvit/format/lines.hpp"
#include "kvit/format/payments.hpp"
#include "kvit/format/readings.hpp"
#include "kvit/format/registry.hpp"
#include "kvit/format/remittance.hpp"
#include "kvit/format/statement.hpp"
