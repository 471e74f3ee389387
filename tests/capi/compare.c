/* Two documents side by side, with a difference checked by hand. */
#include "sample.h"
#include "test.h"

/* 2025-07-27: a day before the payment of the sample was known. */
#define BEFORE_PAYMENT 20296

/* July as it was known on a day, as kvit-closed/1; the caller frees it. */
static kvit_buf july_known_on(int32_t known_on, kvit_error* error) {
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    kvit_closed* closed = NULL;
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_rules_create(&rules, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), error);
    CHECK_OK(kvit_house_parse(&house, TEXT(sample_house), error), error);
    CHECK_OK(kvit_close(&closed, rules, house, NULL, 0, 202507, known_on, error), error);
    CHECK_OK(kvit_closed_document(&text, closed, KVIT_LAYOUT_LINE, error), error);
    kvit_closed_free(closed);
    kvit_house_free(house);
    kvit_rules_free(rules);
    return text;
}

static void compared(const kvit_buf* before, const kvit_buf* after, kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_compare(&text, before->data, before->size, after->data, after->size,
                          KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"schema\":\"kvit-comparison/1\"");
    CHECK_HAS(text.data, "\"causes\":[{\"cause\":\"posting\",\"amount\":\"-500.00\"}]");
    CHECK_HAS(text.data, "\"before\":\"0.00\",\"after\":\"-500.00\",\"difference\":\"-500.00\"");
    kvit_buf_free(&text);
    CHECK_OK(kvit_compare(&text, before->data, before->size, before->data, before->size,
                          KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"causes\":[],\"accounts\":[]");
    kvit_buf_free(&text);
    CHECK_OK(kvit_compare_text(&text, before->data, before->size, after->data, after->size,
                               KVIT_EXPLAIN_SENTENCES, KVIT_LANG_EN, error),
             error);
    CHECK_HAS(text.data, "payment f-11, 2025-07-28");
    kvit_buf_free(&text);
    CHECK_OK(kvit_compare_text(&text, before->data, before->size, after->data, after->size,
                               KVIT_EXPLAIN_TREE, KVIT_LANG_RU, error),
             error);
    CHECK_HAS(text.data, "К оплате всего");
    kvit_buf_free(&text);
}

static void refused(const kvit_buf* july, kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_ERROR(
        kvit_compare(&text, july->data, july->size, TEXT(sample_house), KVIT_LAYOUT_LINE, error),
        error, KVIT_E_WRONG_SCHEMA, "after:schema");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_ERROR(kvit_compare(NULL, NULL, 0, july->data, july->size, 2, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_STR(kvit_error_path(error, 1), "before");
    CHECK_STR(kvit_error_path(error, 2), "layout");
    CHECK_ERROR(
        kvit_compare_text(&text, july->data, july->size, july->data, july->size, 2, 2, error),
        error, KVIT_E_INVALID_ARGUMENT, "form");
    CHECK_STR(kvit_error_path(error, 1), "language");
    CHECK_OK(kvit_document_check(july->data, july->size, KVIT_DOCUMENT_CLOSED, error), error);
    CHECK_ERROR(kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_CLOSED, error), error,
                KVIT_E_WRONG_SCHEMA, "schema");
}

int main(void) {
    kvit_error* error = NULL;
    kvit_buf before, after;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("compare")));
    CHECK(kvit_has_feature(TEXT("write:kvit-comparison/1")));
    before = july_known_on(BEFORE_PAYMENT, error);
    after = july_known_on(KVIT_DATE_OPEN, error);
    compared(&before, &after, error);
    refused(&after, error);
    kvit_buf_free(&before);
    kvit_buf_free(&after);
    kvit_error_free(error);
    return test_result();
}
