#pragma once

#include <span>
#include <string>

#include "kvit/audit/comparison.hpp"
#include "kvit/base/result.hpp"
#include "kvit/close/close.hpp"

namespace kvit::audit {

/// The difference of two bills, attributed to its causes to the kopeck. A line is found again by
/// section, creditor, service, component, zone, band and the month counted from that of the bill;
/// where it has the same formula, the inputs of `after` take the place of those of `before` one
/// after another, in the order of the formula's card, by the exact reading. What each of them adds
/// is rounded so that the parts sum to the difference (largest remainder).
///
/// The bills may be of different months, and are taken as two bills of one account. Errors:
/// `identity_violated` if a bill does not keep its identities or a line of this engine does not
/// give its amount again, and if the parts would not sum; `overflow`. The path begins with
/// "before:" or "after:" where the bill is at fault.
Result<Comparison> compare(const bill::Bill& before, const bill::Bill& after);

/// The same per account, by ids; an account may be on one side alone. More errors: `duplicate_id`
/// for an account with two bills.
Result<Comparison> compare(std::span<const bill::Bill> before, std::span<const bill::Bill> after);
Result<Comparison> compare(const close::Closed& before, const close::Closed& after);

/// A sentence a line: the sum to pay, then each part.
std::string sentence_of(const Comparison& comparison, Language language);
/// The tree: accounts, lines, parts with the values and sources of both sides, causes.
std::string tree_of(const Comparison& comparison, Language language);

}  // namespace kvit::audit
