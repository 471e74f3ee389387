/* Reconciling the registries of agents. */
#include <string.h>

#include "sample.h"
#include "test.h"

#define REGISTRY(id, day)                                                                      \
    "{\"id\": \"" id "\", \"agent\": \"bank\", \"date\": \"2025-02-06\", \"known_on\": \"" day \
    "\", \"rows\": [{\"operation\": \"1\", \"account\": \"1002\", \"amount\": \"120.00\","     \
    " \"paid\": \"2025-02-05\"}]}"
#define CASE(registries)                                                                          \
    "{\"schema\": \"kvit-payments/1\", \"id\": \"day\", \"accounts\": [{\"account\": \"1002\"}]," \
    " \"bills\": [{\"document\": \"d\", \"account\": \"1002\", \"period\": \"2025-01\","          \
    " \"to_pay\": \"120.00\"}, {\"document\": \"e\", \"account\": \"1002\","                      \
    " \"period\": \"2025-02\", \"to_pay\": \"50.00\"}], \"registries\": [" registries "]}"

static const char once[] = CASE(REGISTRY("r", "2025-02-07"));
static const char twice[] = CASE(REGISTRY("r", "2025-02-07") ", " REGISTRY("r", "2025-02-07"));
static const char in_two[] = CASE(REGISTRY("s", "2025-02-07") ", " REGISTRY("r", "2025-02-07"));
static const char wrong[] =
    "{\"schema\": \"kvit-payments/1\", \"id\": \"day\", \"accounts\": [], \"registries\":"
    " [{\"id\": \"r\", \"agent\": \"bank\", \"date\": \"2025-02-06\", \"rows\":"
    " [{\"operation\": \"1\", \"amount\": \"0.00\", \"paid\": \"2025-02-05\"}]}]}";

/* The day before the registry came. */
enum { DAY_2025_02_06 = 20125 };

static void reconciled(kvit_error* error) {
    kvit_buf first = KVIT_BUF_INIT;
    kvit_buf again = KVIT_BUF_INIT;
    CHECK_OK(
        kvit_payments_reconcile(&first, NULL, TEXT(once), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error);
    CHECK_HAS(first.data, "\"schema\":\"kvit-reconciliation/1\"");
    CHECK_HAS(first.data, "\"policy\":\"law_default\"");
    CHECK_HAS(first.data, "\"status\":\"matched\"");
    CHECK_HAS(first.data, "\"payments\":[{\"id\":\"bank/1\",\"account\":\"1002\"");
    CHECK_OK(
        kvit_payments_reconcile(&again, NULL, TEXT(twice), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error);
    CHECK(again.size == first.size && memcmp(again.data, first.data, first.size) == 0);
    kvit_buf_free(&again);
    kvit_buf_free(&first);
    CHECK_OK(kvit_payments_reconcile(&first, NULL, TEXT(in_two), KVIT_DATE_OPEN, KVIT_LAYOUT_PRETTY,
                                     error),
             error);
    CHECK_HAS(first.data, "\n    \"duplicates\": \"120.00\"");
    kvit_buf_free(&first);
    CHECK_OK(
        kvit_payments_reconcile(&first, NULL, TEXT(once), DAY_2025_02_06, KVIT_LAYOUT_LINE, error),
        error);
    CHECK_HAS(first.data, "\"rows\":[]");
    kvit_buf_free(&first);
}

static void by_rules(kvit_error* error) {
    kvit_rules* rules = NULL;
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_rules_create(&rules, NULL, 0,
                               TEXT("{\"schema\": \"kvit-policy/1\", \"id\": \"ours\", \"options\":"
                                    " [{\"option\": \"reconciliation_bill\", \"choice\":"
                                    " \"oldest_open_bill\"}]}"),
                               NULL, 0, error),
             error);
    CHECK_OK(
        kvit_payments_reconcile(&text, rules, TEXT(once), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error);
    CHECK_HAS(text.data, "\"policy\":\"ours\"");
    CHECK_HAS(text.data, "\"choice\":\"oldest_open_bill\",\"by\":\"ours\"");
    kvit_buf_free(&text);
    kvit_rules_free(rules);
}

static void refused(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_ERROR(
        kvit_payments_reconcile(&text, NULL, TEXT(wrong), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_OUT_OF_RANGE, "registries[0].rows[0].amount");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_ERROR(kvit_payments_reconcile(NULL, NULL, TEXT(once), KVIT_DATE_OPEN, 2, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_STR(kvit_error_path(error, 1), "layout");
    CHECK_ERROR(
        kvit_payments_reconcile(&text, NULL, NULL, 0, KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_INVALID_ARGUMENT, "case_json");
    CHECK_OK(kvit_document_check(TEXT(once), KVIT_DOCUMENT_PAYMENTS, error), error);
    CHECK_ERROR(kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_PAYMENTS, error), error,
                KVIT_E_WRONG_SCHEMA, "schema");
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("reconcile")));
    CHECK(kvit_has_feature(TEXT("read:kvit-payments/1")));
    CHECK(kvit_has_feature(TEXT("write:kvit-reconciliation/1")));
    reconciled(error);
    by_rules(error);
    refused(error);
    kvit_error_free(error);
    return test_result();
}
