/* Payments: allocating and remitting those of a case. */
#include "sample.h"
#include "test.h"

static const char one_day[] =
    "{\"schema\": \"kvit-allocation/1\", \"id\": \"day\", \"accounts\": [{\"account\": \"a\","
    " \"receivables\": [{\"creditor\": \"uk\", \"service\": \"housing\", \"month\": \"2025-01\","
    " \"due_date\": \"2025-02-10\", \"amount\": \"100.00\"}]}], \"payments\": [{\"id\": \"p\","
    " \"account\": \"a\", \"paid\": \"2025-02-05\", \"amount\": \"120.00\","
    " \"known_on\": \"2025-02-07\"}]}";
static const char wrong[] =
    "{\"schema\": \"kvit-allocation/1\", \"id\": \"day\", \"accounts\": [], \"payments\":"
    " [{\"id\": \"p\", \"paid\": \"2025-02-05\", \"amount\": \"0.00\"}]}";

#define CONTRACT(creditor, percent) "{\"creditor\": \"" creditor "\", \"percent\": \"" percent "\"}"
#define TO_REMIT(contracts)                                                                       \
    "{\"schema\": \"kvit-remittance/1\", \"id\": \"day\", \"accounts\": [{\"account\": \"a\","    \
    " \"receivables\": [{\"creditor\": \"uk\", \"service\": \"housing\", \"month\": \"2025-01\"," \
    " \"due_date\": \"2025-02-10\", \"amount\": \"100.00\"}]}], \"payments\": [{\"id\": \"p\","   \
    " \"account\": \"a\", \"paid\": \"2025-02-05\", \"amount\": \"120.00\"}], \"contracts\": "    \
    "[" contracts "]}"

/* The day before the payment was registered. */
enum { DAY_2025_02_06 = 20125 };

static void allocated(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(
        kvit_payments_allocate(&text, NULL, TEXT(one_day), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error);
    CHECK_HAS(text.data, "\"schema\":\"kvit-allocation-result/1\"");
    CHECK_HAS(text.data, "\"policy\":\"law_default\"");
    CHECK_HAS(text.data, "\"allocated\":\"100.00\",\"advance\":\"20.00\"");
    CHECK_HAS(text.data, "\"why\":\"oldest\"");
    kvit_buf_free(&text);
    CHECK_OK(kvit_payments_allocate(&text, NULL, TEXT(one_day), DAY_2025_02_06, KVIT_LAYOUT_PRETTY,
                                    error),
             error);
    CHECK_HAS(text.data, "\n    \"received\": \"0.00\"");
    kvit_buf_free(&text);
}

static void by_rules(kvit_error* error) {
    kvit_rules* rules = NULL;
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_rules_create(&rules, NULL, 0,
                               TEXT("{\"schema\": \"kvit-policy/1\", \"id\": \"ours\", \"options\":"
                                    " [{\"option\": \"allocation_advance\", \"choice\":"
                                    " \"advance_by_charge\"}]}"),
                               NULL, 0, error),
             error);
    CHECK_OK(kvit_payments_allocate(&text, rules, TEXT(one_day), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE,
                                    error),
             error);
    CHECK_HAS(text.data, "\"policy\":\"ours\"");
    CHECK_HAS(text.data, "\"allocated\":\"120.00\",\"advance\":\"0.00\"");
    kvit_buf_free(&text);
    kvit_rules_free(rules);
}

static void refused(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_ERROR(
        kvit_payments_allocate(&text, NULL, TEXT(wrong), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_OUT_OF_RANGE, "payments[0].amount");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_ERROR(kvit_payments_allocate(NULL, NULL, TEXT(one_day), KVIT_DATE_OPEN, 2, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_STR(kvit_error_path(error, 1), "layout");
    CHECK_ERROR(
        kvit_payments_allocate(&text, NULL, NULL, 0, KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_INVALID_ARGUMENT, "case_json");
    CHECK_OK(kvit_document_check(TEXT(one_day), KVIT_DOCUMENT_ALLOCATION, error), error);
    CHECK_ERROR(kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_ALLOCATION, error), error,
                KVIT_E_WRONG_SCHEMA, "schema");
}

static void remitted(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_payments_remit(&text, NULL, TEXT(TO_REMIT(CONTRACT("uk", "1.5"))), KVIT_DATE_OPEN,
                                 KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"schema\":\"kvit-remittance-result/1\"");
    CHECK_HAS(text.data, "\"commission\":\"1.50\",\"to_transfer\":\"98.50\"");
    CHECK_HAS(text.data, "\"kept\":\"20.00\"");
    kvit_buf_free(&text);
    CHECK_OK(kvit_payments_remit(&text, NULL, TEXT(TO_REMIT(CONTRACT("uk", "1.5"))), DAY_2025_02_06,
                                 KVIT_LAYOUT_PRETTY, error),
             error);
    CHECK_HAS(text.data, "\n  \"known_on\": \"2025-02-06\"");
    kvit_buf_free(&text);
    CHECK_ERROR(kvit_payments_remit(&text, NULL, TEXT(TO_REMIT(CONTRACT("gas", "1.5"))),
                                    KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
                error, KVIT_E_MISSING_FACT, "contracts");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_ERROR(kvit_payments_remit(&text, NULL, TEXT(TO_REMIT(CONTRACT("uk", "100.1"))),
                                    KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
                error, KVIT_E_OUT_OF_RANGE, "contracts[0].percent");
    CHECK_ERROR(kvit_payments_remit(NULL, NULL, NULL, 0, KVIT_DATE_OPEN, 2, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_STR(kvit_error_path(error, 1), "case_json");
    CHECK_OK(
        kvit_document_check(TEXT(TO_REMIT(CONTRACT("uk", "1.5"))), KVIT_DOCUMENT_REMITTANCE, error),
        error);
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("allocate")));
    CHECK(kvit_has_feature(TEXT("read:kvit-allocation/1")));
    CHECK(kvit_has_feature(TEXT("write:kvit-allocation-result/1")));
    CHECK(kvit_has_feature(TEXT("remit")));
    CHECK(kvit_has_feature(TEXT("read:kvit-remittance/1")));
    CHECK(kvit_has_feature(TEXT("write:kvit-remittance-result/1")));
    allocated(error);
    remitted(error);
    by_rules(error);
    refused(error);
    kvit_error_free(error);
    return test_result();
}
