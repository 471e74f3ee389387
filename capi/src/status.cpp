// Versions, features and the table of error codes.
#include <iterator>

#include "guard.hpp"
#include "kvit/base/error.hpp"
#include "kvit/base/features.hpp"

// The header repeats the three numbers of version.hpp: redefined otherwise, they do not compile.
#include "kvit/version.hpp"

using namespace kvit;
using namespace kvit::capi;

namespace {

struct StatusRow {
    const char* name;
    Phrase text;
};

StatusRow row_of(kvit_status status) {
    if (status == KVIT_OK) return {"ok", {"ошибок нет", "no errors"}};
    for (const auto& row : error_code_rows)
        if (static_cast<kvit_status>(row.code) == status) return {row.name.data(), row.message};
    return {"unknown", {"неизвестная ошибка", "unknown error"}};
}

}  // namespace

extern "C" {

const char* kvit_version(void) { return KVIT_VERSION_STRING; }

int32_t kvit_abi_version(void) { return KVIT_ABI_VERSION; }

kvit_status kvit_version_check(int32_t major, int32_t minor, int32_t patch) {
    const bool same_line = major == version_major && (major > 0 || minor == version_minor);
    const bool not_newer =
        minor < version_minor || (minor == version_minor && patch <= version_patch);
    const bool is_version = minor >= 0 && patch >= 0;
    return is_version && same_line && not_newer ? KVIT_OK : KVIT_E_UNSUPPORTED;
}

size_t kvit_feature_count(void) { return std::size(features); }

const char* kvit_feature_name(size_t index) {
    return index < std::size(features) ? features[index].name.data() : "";
}

const char* kvit_feature_meaning(size_t index, int32_t language) {
    if (index >= std::size(features)) return "";
    return features[index].meaning.in(language_of(language)).data();
}

int32_t kvit_has_feature(const char* name, size_t name_size) {
    return name != nullptr && has_feature({name, name_size}) ? 1 : 0;
}

const char* kvit_status_name(kvit_status status) { return row_of(status).name; }

const char* kvit_status_text(kvit_status status, int32_t language) {
    return row_of(status).text.in(language_of(language)).data();
}

size_t kvit_status_count(void) { return std::size(error_code_rows); }

kvit_status kvit_status_at(size_t index) {
    if (index >= std::size(error_code_rows)) return KVIT_OK;
    return static_cast<kvit_status>(error_code_rows[index].code);
}

}  // extern "C"
