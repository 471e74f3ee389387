#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "exchange/judge.hpp"
#include "kvit/exchange/qr.hpp"

/// What the standard says of each requisite.
namespace kvit::exchange {

/// A requisite of the standard.
struct QrKey {
    std::string_view name;
    std::size_t characters_max = 0;  ///< 0: the standard sets no length
};

/// The mandatory ones, in the order in which they come first.
inline constexpr std::array<QrKey, 5> mandatory_keys{{
    {"Name", 160},
    {"PersonalAcc", 20},
    {"BankName", 45},
    {"BIC", 9},
    {"CorrespAcc", 20},
}};

inline constexpr QrKey other_keys[] = {
    {"Sum", qr_sum_digits_max},
    {"Purpose", 210},
    {"PayeeINN", 12},
    {"PayerINN", 12},
    {"DrawerStatus", 2},
    {"KPP", 9},
    {"CBC", 20},
    {"OKTMO", 11},
    {"PaytReason", 2},
    {"TaxPeriod", 10},
    {"DocNo", 15},
    {"DocDate", 10},
    {"TaxPaytKind", 2},
    {"LastName"},
    {"FirstName"},
    {"MiddleName"},
    {"PayerAddress"},
    {"PersonalAccount"},
    {"DocIdx"},
    {"PensAcc"},
    {"Contract"},
    {"PersAcc"},
    {"Flat"},
    {"Phone"},
    {"PayerIdType"},
    {"PayerIdNum"},
    {"ChildFio"},
    {"BirthDate"},
    {"PaymTerm"},
    {"PaymPeriod"},
    {"Category"},
    {"ServiceName"},
    {"CounterId"},
    {"CounterVal"},
    {"QuittId"},
    {"QuittDate"},
    {"InstNum"},
    {"ClassNum"},
    {"SpecFio"},
    {"AddAmount", qr_sum_digits_max},
    {"RuleId"},
    {"ExecId"},
    {"RegType"},
    {"UIN"},
    {"TechCode", 2},
};

/// TechCode: 01 telephony, 02 housing and utilities … 15 other.
inline constexpr int tech_code_max = 15;

/// Keys are compared without regard to the case of latin letters.
bool same_key(std::string_view a, std::string_view b);
/// The key of the standard; nullptr for another one.
const QrKey* known_key(std::string_view name);
/// What a value says; empty for one that is absent: `Null` means the same as nothing.
std::string_view meant(std::string_view value);

/// Everything that the standard asks of the fields of a code.
void judge_fields(const std::vector<QrField>& fields, Encoding encoding, Judge& judge);

}  // namespace kvit::exchange
