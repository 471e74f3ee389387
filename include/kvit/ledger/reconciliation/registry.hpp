#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kvit/base/id.hpp"
#include "kvit/calendar/month.hpp"
#include "kvit/money/money.hpp"

/// What agents and banks report. Files are read elsewhere; here are their rows.
namespace kvit::ledger {

enum class RegistryKind : std::uint8_t {
    registry,   ///< реестр платежей of an agent
    statement,  ///< выписка of a bank
};

enum class RowKind : std::uint8_t { payment, reversal };

/// The name of an operation in the whole world: an agent never gives a number twice. The agent has
/// no slash, so that "agent/operation" is the id of one payment.
struct OperationKey {
    std::string agent;
    std::string operation;

    std::string id() const { return agent + "/" + operation; }
    friend auto operator<=>(const OperationKey&, const OperationKey&) = default;
};

/// An id (идентификатор) that who read the file found in the purpose of a payment: a number of an
/// account or of a document, or one of GIS ZhKKh.
struct PurposeNumber {
    std::string number;  ///< as it stands there
    int confidence = 1;  ///< that it is meant, per cent: 1 to 99
    friend auto operator<=>(const PurposeNumber&, const PurposeNumber&) = default;
};

/// A row of a registry, as it is written.
struct RegistryRow {
    std::string operation;
    RowKind kind = RowKind::payment;
    std::string account;  ///< лицевой счёт as the payer wrote it; empty if he wrote none
    Money amount;         ///< above zero, of a reversal too
    Date paid;
    std::optional<std::int32_t> time{};  ///< seconds of the day; none: the agent does not say
    std::optional<Date> received{};
    std::optional<Month> period{};
    std::optional<std::string> document{};  ///< номер платёжного документа
    std::string purpose{};                  ///< назначение платежа, free text
    /// Those in the purpose, by whoever knows how payers write. They say nothing new of the row,
    /// and two rows that differ in them alone are alike.
    std::vector<PurposeNumber> ids{};
    std::optional<std::string> channel{};  ///< способ оплаты, one of those of the case
    std::string reverses{};  ///< of a reversal: the operation of the same agent that it takes back
    std::string path{};      ///< in the document, for errors

    friend bool operator==(const RegistryRow&, const RegistryRow&) = default;
};

/// Registry — реестр, Statement — выписка: what one file held. A registry is known by agent and id;
/// one that comes twice, or a row that it repeats word for word, says nothing new.
struct Registry {
    std::string id;
    std::string agent;
    Date date;
    RegistryKind kind = RegistryKind::registry;
    std::vector<RegistryRow> rows{};
    Date known_on = Date::open_start();
    std::string path{};

    friend bool operator==(const Registry&, const Registry&) = default;
};

/// A row that was accepted before: it is posted, and what repeats it is a duplicate.
struct EarlierRow {
    std::string agent;
    RegistryRow row;
    std::optional<AccountId> posted_to{};  ///< none: it waits without an account
    std::string path{};

    friend bool operator==(const EarlierRow&, const EarlierRow&) = default;
};

}  // namespace kvit::ledger
