#pragma once

#include "format/json/reader.hpp"
#include "format/json/value.hpp"
#include "kvit/ledger/proceedings/claim.hpp"
#include "kvit/ledger/proceedings/payment_life.hpp"
#include "kvit/ledger/proceedings/search.hpp"
#include "kvit/ledger/proceedings/standing.hpp"

/// Entries of "lives", "searches" and "claims", and where they stand.
namespace kvit::format {

ledger::PaymentLife read_life(json::ObjectReader& r);
ledger::PaymentSearch read_search(json::ObjectReader& r);
ledger::MisdirectedClaim read_claim(json::ObjectReader& r);

json::Object standing_object(const ledger::Standing& standing);

}  // namespace kvit::format
