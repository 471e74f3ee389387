/* Lists of errors: what a caller sees of a bad document. */
#include "test.h"

/* "{"schema": …, "house": "h", "readings": [{}, {} …]}": each entry misses several keys. */
static char* many_errors(size_t entries, size_t* size) {
    static const char head[] = "{\"schema\": \"kvit-house/1\", \"house\": \"h\", \"readings\": [";
    char* text = (char*)malloc(sizeof head + entries * 3 + 8);
    size_t i;
    if (text == NULL) return NULL;
    strcpy(text, head);
    *size = sizeof head - 1;
    for (i = 0; i < entries; ++i) {
        memcpy(text + *size, i == 0 ? "{}" : ",{}", i == 0 ? 2 : 3);
        *size += i == 0 ? 2 : 3;
    }
    strcpy(text + *size, "]}");
    *size += 2;
    return text;
}

int main(void) {
    kvit_error* error = NULL;
    kvit_house* house = NULL;
    kvit_buf json = KVIT_BUF_INIT;
    size_t i, size;
    char* many;

    CHECK_INT(kvit_error_create(NULL), KVIT_E_INVALID_ARGUMENT);
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(error != NULL);
    CHECK_INT(kvit_error_count(error), 0);
    CHECK_INT(kvit_error_total(error), 0);

    /* Not JSON at all. */
    CHECK_ERROR(kvit_house_parse(&house, TEXT("{\"schema\": "), error), error, KVIT_E_JSON_SYNTAX,
                "schema");
    CHECK(house == NULL);
    CHECK_INT(kvit_error_count(error), 1);
    CHECK_ERROR(kvit_house_parse(&house, TEXT(""), error), error, KVIT_E_JSON_SYNTAX, "");
    CHECK_ERROR(kvit_house_parse(&house, TEXT("[]"), error), error, KVIT_E_WRONG_TYPE, "");
    CHECK_INT(kvit_house_parse(&house, TEXT("{\"schema\": \"\xFF\"}"), error), KVIT_E_NOT_UTF8);

    /* Several errors in one document, each with its path, in one pass. */
    CHECK_ERROR(
        kvit_house_parse(&house,
                         TEXT("{\"schema\": \"kvit-house/1\", \"house\": \"h\", \"premises\":"
                              " [{\"id\": \"f\", \"known_on\": \"2025-13-01\", \"premises\":"
                              " \"p\", \"kind\": \"dwelling\", \"area\": 54.3}], \"x\": 1}"),
                         error),
        error, KVIT_E_BAD_DATE, "premises[0].known_on");
    CHECK_INT(kvit_error_count(error), 3);
    CHECK_INT(kvit_error_total(error), 3);
    CHECK_INT(kvit_error_code(error, 1), KVIT_E_WRONG_TYPE);
    CHECK_STR(kvit_error_path(error, 1), "premises[0].area");
    CHECK_INT(kvit_error_code(error, 2), KVIT_E_UNKNOWN_KEY);
    CHECK_STR(kvit_error_path(error, 2), "x");
    CHECK_HAS(kvit_error_found(error, 0).data, "2025-13-01");
    for (i = 0; i < kvit_error_count(error); ++i) {
        CHECK(kvit_error_message(error, i, KVIT_LANG_RU).size > 0);
        CHECK(kvit_error_message(error, i, KVIT_LANG_EN).size > 0);
        CHECK(strcmp(kvit_error_message(error, i, KVIT_LANG_RU).data,
                     kvit_error_message(error, i, KVIT_LANG_EN).data) != 0);
        CHECK_HAS(kvit_error_message(error, i, KVIT_LANG_RU).data, kvit_error_path(error, i).data);
    }
    CHECK(kvit_error_expected(error, 0, KVIT_LANG_RU).size > 0);
    CHECK(kvit_error_expected(error, 0, KVIT_LANG_EN).size > 0);

    /* Past the end. */
    CHECK_INT(kvit_error_code(error, 3), KVIT_OK);
    CHECK_STR(kvit_error_path(error, 3), "");
    CHECK_STR(kvit_error_found(error, SIZE_MAX), "");
    CHECK_STR(kvit_error_expected(error, 3, KVIT_LANG_EN), "");
    CHECK_STR(kvit_error_message(error, 3, KVIT_LANG_EN), "");

    /* As a document. */
    CHECK_INT(kvit_error_document(&json, error, KVIT_LAYOUT_LINE), KVIT_OK);
    CHECK_HAS(json.data, "kvit-errors/1");
    CHECK_HAS(json.data, "premises[0].known_on");
    CHECK(json.data != NULL && json.data[json.size] == '\0');
    kvit_buf_free(&json);
    CHECK(json.data == NULL && json.size == 0);
    kvit_buf_free(&json);

    /* More errors than a list shows. */
    many = many_errors(300, &size);
    CHECK(many != NULL);
    if (many != NULL) {
        CHECK_INT(kvit_house_parse(&house, many, size, error), KVIT_E_MISSING_KEY);
        CHECK_INT(kvit_error_count(error), 100);
        CHECK(kvit_error_total(error) >= 300);
        CHECK(house == NULL);
        free(many);
    }

    /* Used again, and empty after success. */
    CHECK_OK(
        kvit_house_parse(&house, TEXT("{\"schema\": \"kvit-house/1\", \"house\": \"h-9\"}"), error),
        error);
    CHECK_INT(kvit_error_total(error), 0);
    CHECK_STR(kvit_house_id(house), "h-9");
    kvit_house_free(house);

    /* Without a list the code is all there is. */
    CHECK_INT(kvit_house_parse(&house, TEXT("{"), NULL), KVIT_E_JSON_SYNTAX);
    CHECK(house == NULL);

    kvit_error_free(error);
    kvit_error_free(NULL);
    return test_result();
}
