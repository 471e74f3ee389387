/* The documents of the tests as C sees them: the good ones pass, each bad one gives a list of
 * errors with texts in both languages, and no document cut short does any harm. */
#define _POSIX_C_SOURCE 200809L
#include <dirent.h>

#include "sample.h"
#include "test.h"

static const char folder[] = "tests/data/documents";

static int starts_with(const char* text, const char* start) {
    return strncmp(text, start, strlen(start)) == 0;
}

static void check_bad(const char* name, kvit_status status, const kvit_error* error) {
    size_t i;
    const int before = test_failures;
    CHECK(status != KVIT_OK);
    CHECK(kvit_error_count(error) >= 1);
    CHECK_INT(kvit_error_code(error, 0), status);
    for (i = 0; i < kvit_error_count(error); ++i) {
        CHECK(kvit_error_code(error, i) != KVIT_OK);
        CHECK(kvit_error_message(error, i, KVIT_LANG_RU).size > 0);
        CHECK(kvit_error_message(error, i, KVIT_LANG_EN).size > 0);
    }
    if (test_failures != before) fprintf(stderr, "    in %s\n", name);
}

/* Some documents are only written: what is read is a feature. */
static int is_read(const char* text) {
    char feature[80] = "read:";
    const char* id = strstr(text, "\"kvit-");
    const char* end = id == NULL ? NULL : strchr(id + 1, '"');
    if (end == NULL || end - id > 60) return 0;
    strncat(feature, id + 1, (size_t)(end - id - 1));
    return kvit_has_feature(feature, strlen(feature));
}

static void files(kvit_error* error) {
    DIR* directory = opendir(folder);
    struct dirent* entry;
    int good = 0, bad = 0;
    CHECK(directory != NULL);
    if (directory == NULL) return;
    while ((entry = readdir(directory)) != NULL) {
        char path[512];
        size_t size;
        char* text;
        if (strstr(entry->d_name, ".json") == NULL) continue;
        sprintf(path, "%s/%.200s", folder, entry->d_name);
        text = test_read_file(path, &size);
        CHECK(text != NULL);
        if (text == NULL) continue;
        if (starts_with(entry->d_name, "bad_")) {
            check_bad(entry->d_name, kvit_document_check(text, size, KVIT_DOCUMENT_ANY, error),
                      error);
            ++bad;
        } else if (is_read(text)) {
            const int before = test_failures;
            CHECK_OK(kvit_document_check(text, size, KVIT_DOCUMENT_ANY, error), error);
            if (test_failures != before) fprintf(stderr, "    in %s\n", entry->d_name);
            ++good;
        }
        free(text);
    }
    closedir(directory);
    CHECK(good >= 5);
    CHECK(bad >= 10);
}

/* The demonstration house is closed with the policy of the tests, and every bill holds. */
static void together(kvit_error* error) {
    static const char* const names[] = {"examples/data/house.json", "examples/data/tariffs.json",
                                        "tests/data/documents/policy.json",
                                        "examples/data/opening.json"};
    char* text[4] = {NULL, NULL, NULL, NULL};
    size_t size[4], i;
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    kvit_closed* closed = NULL;
    for (i = 0; i < 4; ++i) {
        text[i] = test_read_file(names[i], &size[i]);
        CHECK(text[i] != NULL);
    }
    if (text[0] != NULL && text[1] != NULL && text[2] != NULL && text[3] != NULL) {
        CHECK_OK(kvit_rules_create(&rules, text[1], size[1], text[2], size[2], NULL, 0, error),
                 error);
        CHECK_OK(kvit_house_parse(&house, text[0], size[0], error), error);
        CHECK_OK(kvit_close(&closed, rules, house, text[3], size[3], 202507, KVIT_DATE_OPEN, error),
                 error);
        CHECK(kvit_closed_bill_count(closed) >= 1);
        for (i = 0; i < kvit_closed_bill_count(closed); ++i) {
            kvit_buf bill = KVIT_BUF_INIT;
            CHECK_OK(kvit_closed_bill(&bill, closed, i, KVIT_LAYOUT_LINE, error), error);
            CHECK_OK(kvit_bill_verify(bill.data, bill.size, error), error);
            kvit_buf_free(&bill);
        }
    }
    kvit_closed_free(closed);
    kvit_house_free(house);
    kvit_rules_free(rules);
    for (i = 0; i < 4; ++i) free(text[i]);
}

/* A law document takes the place of the law inside the library. */
static void other_law(kvit_error* error) {
    size_t size;
    char* law = test_read_file("tests/data/documents/law.json", &size);
    kvit_rules *rules = NULL, *built_in = NULL;
    CHECK(law != NULL);
    if (law == NULL) return;
    CHECK_OK(kvit_rules_create(&rules, TEXT(sample_tariffs), NULL, 0, law, size, error), error);
    CHECK_OK(kvit_rules_create(&built_in, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), error);
    CHECK_HAS(law, kvit_rules_law_edition(rules).data);
    CHECK(kvit_rules_law_edition(rules).size > 0);
    CHECK(strcmp(kvit_rules_law_edition(rules).data, kvit_rules_law_edition(built_in).data) != 0);
    kvit_rules_free(built_in);
    kvit_rules_free(rules);
    free(law);
}

/* Every beginning of a document is an error, in a block of exactly its size. */
static void cut_short(kvit_error* error) {
    size_t size;
    for (size = 0; size < sizeof sample_house - 1; ++size) {
        kvit_house* house = NULL;
        char* text = (char*)malloc(size == 0 ? 1 : size);
        CHECK(text != NULL);
        if (text == NULL) return;
        memcpy(text, sample_house, size);
        CHECK(kvit_house_parse(&house, text, size, error) != KVIT_OK);
        CHECK(house == NULL);
        CHECK(kvit_error_count(error) >= 1);
        free(text);
    }
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    files(error);
    together(error);
    other_law(error);
    cut_short(error);
    kvit_error_free(error);
    return test_result();
}
