#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kvit/exchange/debts.hpp"
#include "kvit/exchange/registry.hpp"
#include "kvit/format/documents.hpp"

/// The documents of registries of payments.
namespace kvit::format {

/// kvit-registry-profile/1, with everything that `exchange::check` finds.
Result<exchange::RegistryProfile> read_registry_profile(std::string_view json);

/// A shipped profile: its name and its document, to be used or copied.
struct ShippedProfile {
    std::string_view name;
    std::string_view document;  ///< kvit-registry-profile/1
};

std::span<const ShippedProfile> shipped_profiles();

/// The document of a shipped profile. Error: `not_found` with all names.
Result<std::string_view> shipped_profile(std::string_view name);

/// A shipped profile by its name, or one that is given as its document.
/// Errors: those of the document, `not_found` for a name that none has.
Result<exchange::RegistryProfile> registry_profile(std::string_view name_or_json);

/// What a registry held; kvit-registry/1. Its "registry" stands in "registries" of a
/// kvit-payments/1 as it is.
std::string write_registry(const exchange::RegistryFile& file, Layout layout = Layout::pretty);

/// kvit-debts/1: a registry of debts to be written.
Result<exchange::DebtFile> read_debts(std::string_view json);

}  // namespace kvit::format
