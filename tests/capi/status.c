/* Versions, features, error codes from the first to the last, and the header of codes against the
 * table. */
#include <ctype.h>

#include "test.h"

/* The table of the C++ core, read a second time here. */
struct row {
    kvit_status code;
    const char* name;
    const char* ru;
    const char* en;
};
static const struct row table[] = {
#define KVIT_ERROR(value, name, ru, en) {value, #name, ru, en},
#include "../../include/kvit/base/error_codes.def"
#undef KVIT_ERROR
};
static const size_t table_size = sizeof table / sizeof table[0];

static void versions(void) {
    char text[64];
    sprintf(text, "%d.%d.%d", KVIT_VERSION_MAJOR, KVIT_VERSION_MINOR, KVIT_VERSION_PATCH);
    CHECK(strcmp(kvit_version(), text) == 0);
    CHECK_INT(kvit_abi_version(), KVIT_ABI_VERSION);
    CHECK_INT(KVIT_VERSION_CHECK(), KVIT_OK);
    CHECK_INT(kvit_version_check(KVIT_VERSION_MAJOR, KVIT_VERSION_MINOR, KVIT_VERSION_PATCH + 1),
              KVIT_E_UNSUPPORTED);
    CHECK_INT(kvit_version_check(KVIT_VERSION_MAJOR, KVIT_VERSION_MINOR + 1, 0),
              KVIT_E_UNSUPPORTED);
    CHECK_INT(kvit_version_check(KVIT_VERSION_MAJOR + 1, 0, 0), KVIT_E_UNSUPPORTED);
    CHECK_INT(kvit_version_check(KVIT_VERSION_MAJOR, -1, 0), KVIT_E_UNSUPPORTED);
    CHECK_INT(kvit_version_check(KVIT_VERSION_MAJOR, KVIT_VERSION_MINOR, -1), KVIT_E_UNSUPPORTED);
    CHECK_INT(kvit_version_check(INT32_MIN, INT32_MAX, 0), KVIT_E_UNSUPPORTED);
}

/* The table of features, read a second time here. */
static const char* const feature_table[][3] = {
#define KVIT_FEATURE(name, ru, en) {name, ru, en},
#include "../../include/kvit/base/features.def"
#undef KVIT_FEATURE
};
static const size_t feature_table_size = sizeof feature_table / sizeof feature_table[0];

static void features(void) {
    size_t i;
    CHECK_INT(kvit_feature_count(), feature_table_size);
    for (i = 0; i < kvit_feature_count() && i < feature_table_size; ++i) {
        const char* name = kvit_feature_name(i);
        CHECK(strcmp(name, feature_table[i][0]) == 0);
        CHECK(strcmp(kvit_feature_meaning(i, KVIT_LANG_RU), feature_table[i][1]) == 0);
        CHECK(strcmp(kvit_feature_meaning(i, KVIT_LANG_EN), feature_table[i][2]) == 0);
        CHECK_INT(kvit_has_feature(name, strlen(name)), 1);
        CHECK_INT(kvit_has_feature(name, strlen(name) - 1), 0);
        CHECK_INT(kvit_has_feature(name, strlen(name) + 1), 0);
    }
    CHECK(strcmp(kvit_feature_name(kvit_feature_count()), "") == 0);
    CHECK(strcmp(kvit_feature_name(SIZE_MAX), "") == 0);
    CHECK(strcmp(kvit_feature_meaning(SIZE_MAX, KVIT_LANG_EN), "") == 0);
    CHECK_INT(kvit_has_feature(TEXT("read:kvit-house/1")), 1);
    CHECK_INT(kvit_has_feature(TEXT("read:kvit-house/2")), 0);
    CHECK_INT(kvit_has_feature(TEXT("")), 0);
    CHECK_INT(kvit_has_feature(NULL, 0), 0);
}

static void codes(void) {
    size_t i;
    kvit_status last = KVIT_OK;
    CHECK_INT(kvit_status_count(), table_size);
    for (i = 0; i < kvit_status_count() && i < table_size; ++i) {
        const kvit_status code = kvit_status_at(i);
        CHECK_INT(code, table[i].code);
        CHECK(code > last); /* ascending, so none twice */
        last = code;
        CHECK(strcmp(kvit_status_name(code), table[i].name) == 0);
        CHECK(strcmp(kvit_status_text(code, KVIT_LANG_RU), table[i].ru) == 0);
        CHECK(strcmp(kvit_status_text(code, KVIT_LANG_EN), table[i].en) == 0);
        CHECK(kvit_status_text(code, KVIT_LANG_RU)[0] != '\0');
        CHECK(kvit_status_text(code, KVIT_LANG_EN)[0] != '\0');
    }
    CHECK_INT(kvit_status_at(kvit_status_count()), KVIT_OK);
    CHECK_INT(kvit_status_at(SIZE_MAX), KVIT_OK);
    CHECK(strcmp(kvit_status_name(KVIT_OK), "ok") == 0);
    CHECK(strcmp(kvit_status_name(99999), "unknown") == 0);
    CHECK(strcmp(kvit_status_name(-1), "unknown") == 0);
    CHECK(kvit_status_text(99999, KVIT_LANG_RU)[0] != '\0');
    CHECK(kvit_status_text(99999, 77)[0] != '\0');
}

/* kvit_errors.h, made by capi/errors.py, has one constant for each row and no other. */
static void header(void) {
    static const char prefix[] = "#define KVIT_E_";
    size_t size, i, defined = 0;
    char* text = test_read_file("capi/include/kvit_errors.h", &size);
    const char* at;
    CHECK(text != NULL);
    if (text == NULL) return;
    for (at = text; (at = strstr(at, prefix)) != NULL; at += sizeof prefix - 1) ++defined;
    CHECK_INT(defined, table_size);
    for (i = 0; i < table_size; ++i) {
        char line[128];
        size_t length = sizeof prefix - 1, c;
        memcpy(line, prefix, length);
        for (c = 0; table[i].name[c] != '\0' && length < sizeof line - 2; ++c)
            line[length++] = (char)toupper((unsigned char)table[i].name[c]);
        line[length++] = ' ';
        line[length] = '\0';
        at = strstr(text, line);
        if (at == NULL || strtol(at + length, NULL, 10) != table[i].code) {
            ++test_failures;
            fprintf(stderr, "kvit_errors.h is out of date at %s: run capi/errors.py\n",
                    table[i].name);
        }
    }
    free(text);
}

int main(void) {
    versions();
    features();
    codes();
    header();
    return test_result();
}
