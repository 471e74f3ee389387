#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "kvit.h"
#include "kvit/base/error.hpp"
#include "kvit/close/close.hpp"
#include "kvit/format/lines.hpp"
#include "kvit/ledger/penalty_plan.hpp"

/// The objects behind the handles. Each begins with a tag, by which a handle of another type is
/// recognised: most languages that call C pass every handle as an untyped pointer.
namespace kvit::capi {

using Tag = std::uint32_t;

/// "KVr1" and so on: unlikely as the first bytes of anything else.
constexpr Tag tag_of(char letter) {
    return Tag{'K'} | Tag{'V'} << 8 | static_cast<Tag>(letter) << 16 | Tag{'1'} << 24;
}

}  // namespace kvit::capi

struct kvit_error {
    static constexpr kvit::capi::Tag expected_tag = kvit::capi::tag_of('e');
    kvit::capi::Tag tag = expected_tag;
    kvit::Errors errors;
    /// Of each error, in the order of the language constants: composed beforehand, so that
    /// borrowing one cannot fail.
    std::vector<std::array<std::string, 2>> messages;
    /// Of the line that they are of, from 1; 0 for a call that reads no lines.
    std::size_t line = 0;
};

struct kvit_rules {
    static constexpr kvit::capi::Tag expected_tag = kvit::capi::tag_of('r');
    kvit::capi::Tag tag = expected_tag;
    kvit::law::LawBook law;
    kvit::tariff::TariffBook tariffs;
    kvit::law::Policy policy;
};

struct kvit_house {
    static constexpr kvit::capi::Tag expected_tag = kvit::capi::tag_of('h');
    kvit::capi::Tag tag = expected_tag;
    kvit::premises::House house;
};

struct kvit_closed {
    static constexpr kvit::capi::Tag expected_tag = kvit::capi::tag_of('c');
    kvit::capi::Tag tag = expected_tag;
    kvit::close::Closed closed;
};

struct kvit_lines {
    static constexpr kvit::capi::Tag expected_tag = kvit::capi::tag_of('l');
    kvit::capi::Tag tag = expected_tag;
    kvit::format::LinesReport report;
};

struct kvit_penalty_plan {
    static constexpr kvit::capi::Tag expected_tag = kvit::capi::tag_of('p');
    kvit::capi::Tag tag = expected_tag;
    kvit::ledger::PenaltyPlan plan;
};

namespace kvit::capi {

/// Whether the pointer leads to an object of its type.
template <class Handle>
bool is_live(const Handle* handle) {
    if (handle == nullptr) return false;
    Tag tag = 0;
    std::memcpy(&tag, static_cast<const void*>(handle), sizeof tag);  // it may be of another type
    return tag == Handle::expected_tag;
}

/// Deletes an object of its type and nothing else.
template <class Handle>
void release(Handle* handle) noexcept {
    if (is_live(handle)) delete handle;
}

}  // namespace kvit::capi
