#pragma once

#include <cstdint>
#include <string>

#include "kvit/law/policy_option.hpp"

namespace kvit::ledger {

/// The choice for one option that a result followed, and whose it is.
struct Practice {
    law::PolicyOption option;
    std::uint8_t choice;
    std::string by;  ///< name of the policy; "case" where the case chose it

    friend bool operator==(const Practice&, const Practice&) = default;
};

}  // namespace kvit::ledger
