/* Hostile texts through the C library: an error each time, and nothing comes back. */
#include "test.h"

static kvit_error* error;

/* A text of one piece over and over. */
static char* repeated(const char* piece, size_t size) {
    const size_t length = strlen(piece);
    char* text = malloc(size + 1);
    size_t i;
    if (text == NULL) exit(2);
    for (i = 0; i < size; ++i) text[i] = piece[i % length];
    text[size] = '\0';
    return text;
}

static void refused(const char* text, size_t size, kvit_status status) {
    int32_t kind;
    kvit_house* house = NULL;
    kvit_rules* rules = NULL;
    for (kind = KVIT_DOCUMENT_HOUSE; kind <= KVIT_DOCUMENT_CLOSED; ++kind) {
        CHECK_INT(kvit_document_check(text, size, kind, error), status);
        CHECK(kvit_error_count(error) >= 1);
        CHECK(kvit_error_message(error, 0, KVIT_LANG_RU).size > 0);
    }
    CHECK_INT(kvit_house_parse(&house, text, size, error), status);
    CHECK(house == NULL);
    CHECK_INT(kvit_rules_create(&rules, text, size, NULL, 0, NULL, 0, error), status);
    CHECK(rules == NULL);
}

static void refused_repeated(const char* piece, size_t size, kvit_status status) {
    char* text = repeated(piece, size);
    refused(text, size, status);
    free(text);
}

int main(void) {
    const size_t megabyte = (size_t)1 << 20;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    refused("", 0, KVIT_E_JSON_SYNTAX);
    refused(TEXT("\0"), KVIT_E_JSON_SYNTAX);
    refused(TEXT("{}\0"), KVIT_E_JSON_SYNTAX);
    refused(TEXT("{\"a\": 1, \"\\u0061\": 1}"), KVIT_E_DUPLICATE_KEY);
    refused(TEXT("\"\xED\xA0\x80\""), KVIT_E_NOT_UTF8);
    refused(TEXT("\xFF\xFE{\0}\0"), KVIT_E_JSON_SYNTAX);
    refused(TEXT("NaN"), KVIT_E_JSON_SYNTAX);
    refused(TEXT("1e400"), KVIT_E_OUT_OF_RANGE);
    refused(TEXT("1e4"), KVIT_E_WRONG_TYPE);
    refused_repeated("[", 10000, KVIT_E_LIMIT_EXCEEDED);
    refused_repeated("{\"a\":", 50000, KVIT_E_LIMIT_EXCEEDED);
    refused_repeated(" \n", megabyte, KVIT_E_JSON_SYNTAX);
    refused_repeated("\"", megabyte, KVIT_E_JSON_SYNTAX);
    refused_repeated("7", megabyte, KVIT_E_OUT_OF_RANGE);
    /* A size past every limit is refused by itself: the text is not looked at. */
    CHECK_INT(kvit_document_check("{}", (size_t)1 << 40, KVIT_DOCUMENT_ANY, error),
              KVIT_E_LIMIT_EXCEEDED);
    kvit_error_free(error);
    return test_result();
}
