/* Misuse: NULL, handles of another type, constants and indices that do not exist. */
#include "sample.h"
#include "test.h"

/* What languages without types do: an object passed as one of another type. */
#define AS(type, handle) ((type*)(void*)(handle))

#define INVALID(call, argument) CHECK_ERROR(call, error, KVIT_E_INVALID_ARGUMENT, argument)

int main(void) {
    kvit_error* error = NULL;
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    kvit_closed* closed = NULL;
    kvit_buf out = KVIT_BUF_INIT;
    int64_t kopecks = 77;
    size_t index = 77;

    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK_OK(kvit_rules_create(&rules, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), error);
    CHECK_OK(kvit_house_parse(&house, TEXT(sample_house), error), error);
    CHECK_OK(kvit_close(&closed, rules, house, NULL, 0, 202507, KVIT_DATE_OPEN, error), error);

    /* Freeing nothing, and freeing something of another type: nothing happens. */
    kvit_rules_free(NULL);
    kvit_house_free(NULL);
    kvit_closed_free(NULL);
    kvit_error_free(NULL);
    kvit_buf_free(NULL);
    kvit_rules_free(AS(kvit_rules, house));
    kvit_closed_free(AS(kvit_closed, rules));
    kvit_error_free(AS(kvit_error, closed));
    kvit_house_free(AS(kvit_house, error));

    /* Getters give nothing. */
    CHECK_INT(kvit_error_count(NULL), 0);
    CHECK_INT(kvit_error_total(NULL), 0);
    CHECK_INT(kvit_error_count(AS(kvit_error, house)), 0);
    CHECK_INT(kvit_error_code(NULL, 0), KVIT_OK);
    CHECK_STR(kvit_error_path(NULL, 0), "");
    CHECK_STR(kvit_error_found(NULL, 0), "");
    CHECK_STR(kvit_error_expected(NULL, 0, KVIT_LANG_RU), "");
    CHECK_STR(kvit_error_message(AS(kvit_error, rules), 0, KVIT_LANG_RU), "");
    CHECK_STR(kvit_house_id(NULL), "");
    CHECK_STR(kvit_house_id(AS(kvit_house, rules)), "");
    CHECK_STR(kvit_house_id(house), "h-1");
    CHECK_STR(kvit_rules_law_edition(NULL), "");
    CHECK_STR(kvit_rules_law_edition(AS(kvit_rules, closed)), "");
    CHECK_INT(kvit_closed_bill_count(NULL), 0);
    CHECK_INT(kvit_closed_bill_count(AS(kvit_closed, house)), 0);
    CHECK_STR(kvit_closed_account(NULL, 0), "");

    /* Rules and houses. */
    INVALID(kvit_rules_create(NULL, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), "out");
    {
        kvit_rules* none = AS(kvit_rules, house);
        INVALID(kvit_rules_create(&none, NULL, 1, NULL, 0, NULL, 0, error), "tariffs");
        CHECK(none == NULL);
        INVALID(kvit_rules_create(&none, TEXT(sample_tariffs), NULL, 5, NULL, 6, error), "policy");
        CHECK_INT(kvit_error_count(error), 2);
        CHECK_STR(kvit_error_path(error, 1), "law");
        CHECK_ERROR(kvit_rules_create(&none, TEXT("{"), TEXT("{"), TEXT("[1]"), error), error,
                    KVIT_E_JSON_SYNTAX, "tariffs:");
        CHECK_INT(kvit_error_count(error), 3);
        CHECK_STR(kvit_error_path(error, 1), "policy:");
        CHECK_STR(kvit_error_path(error, 2), "law:");
        CHECK(none == NULL);
    }
    INVALID(kvit_house_parse(NULL, TEXT(sample_house), error), "out");
    {
        kvit_house* none = house;
        INVALID(kvit_house_parse(&none, NULL, 0, error), "json");
        CHECK(none == NULL);
    }

    /* Documents. */
    INVALID(kvit_document_check(NULL, 0, KVIT_DOCUMENT_ANY, error), "json");
    INVALID(kvit_document_check(TEXT(sample_house), 1000, error), "kind");
    INVALID(kvit_document_check(TEXT(sample_house), -1, error), "kind");
    INVALID(kvit_bill_verify(NULL, 0, error), "bill");
    CHECK_ERROR(kvit_document_check(TEXT("{}"), KVIT_DOCUMENT_ANY, error), error,
                KVIT_E_MISSING_KEY, "schema");
    CHECK_ERROR(kvit_document_check(TEXT("7"), KVIT_DOCUMENT_ANY, error), error, KVIT_E_WRONG_TYPE,
                "");
    CHECK_ERROR(kvit_document_check(TEXT("{\"schema\": 7}"), KVIT_DOCUMENT_ANY, error), error,
                KVIT_E_WRONG_TYPE, "schema");
    CHECK_ERROR(kvit_document_check(TEXT("{\"schema\": \"kvit-cat/1\"}"), KVIT_DOCUMENT_ANY, error),
                error, KVIT_E_WRONG_SCHEMA, "schema");
    CHECK_HAS(kvit_error_message(error, 0, KVIT_LANG_EN).data, "kvit-house/1");
    CHECK_ERROR(kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_TARIFFS, error), error,
                KVIT_E_WRONG_SCHEMA, "schema");
    CHECK_OK(kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_ANY, error), error);
    CHECK_OK(kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_HOUSE, error), error);
    CHECK_OK(kvit_document_check(TEXT(sample_tariffs), KVIT_DOCUMENT_ANY, error), error);

    /* Closing. */
    {
        kvit_closed* none = closed;
        INVALID(kvit_close(NULL, rules, house, NULL, 0, 202507, KVIT_DATE_OPEN, error), "out");
        INVALID(kvit_close(&none, NULL, house, NULL, 0, 202507, KVIT_DATE_OPEN, error), "rules");
        CHECK(none == NULL);
        INVALID(kvit_close(&none, AS(kvit_rules, house), AS(kvit_house, rules), NULL, 0, 202507,
                           KVIT_DATE_OPEN, error),
                "rules");
        CHECK_INT(kvit_error_count(error), 2);
        CHECK_STR(kvit_error_path(error, 1), "house");
        INVALID(kvit_close(&none, rules, house, NULL, 1, 202507, KVIT_DATE_OPEN, error), "opening");
        CHECK_ERROR(kvit_close(&none, rules, house, NULL, 0, 202513, KVIT_DATE_OPEN, error), error,
                    KVIT_E_BAD_MONTH, "month");
        CHECK_ERROR(kvit_close(&none, rules, house, NULL, 0, -1, INT32_MIN, error), error,
                    KVIT_E_BAD_MONTH, "month");
        CHECK_INT(kvit_error_count(error), 2);
        CHECK_INT(kvit_error_code(error, 1), KVIT_E_BAD_DATE);
        CHECK_STR(kvit_error_path(error, 1), "known_on");
        CHECK(none == NULL);
    }

    /* A closed month. */
    INVALID(kvit_closed_bill(NULL, closed, 0, KVIT_LAYOUT_LINE, error), "out");
    INVALID(kvit_closed_bill(&out, NULL, 0, KVIT_LAYOUT_LINE, error), "closed");
    INVALID(kvit_closed_bill(&out, AS(kvit_closed, rules), 0, KVIT_LAYOUT_LINE, error), "closed");
    INVALID(kvit_closed_bill(&out, closed, 0, 2, error), "layout");
    INVALID(kvit_closed_opening(NULL, closed, 0, error), "out");
    INVALID(kvit_closed_opening(&out, closed, -1, error), "layout");
    INVALID(kvit_closed_document(&out, NULL, 0, error), "closed");
    INVALID(kvit_closed_bill_of(NULL, closed, TEXT("a-1"), error), "out");
    INVALID(kvit_closed_bill_of(&index, closed, NULL, 0, error), "account");
    INVALID(kvit_closed_bill_total(NULL, closed, 0, KVIT_TOTAL_PAID, error), "out_kopecks");
    INVALID(kvit_closed_bill_total(&kopecks, closed, 0, 0, error), "total");
    INVALID(kvit_closed_bill_total(&kopecks, closed, 0, 1000, error), "total");
    INVALID(kvit_closed_house_total(&kopecks, closed, 1000, error), "total");
    INVALID(kvit_closed_house_total(&kopecks, NULL, 1, error), "closed");
    CHECK_ERROR(kvit_closed_bill_total(&kopecks, closed, 2, KVIT_TOTAL_PAID, error), error,
                KVIT_E_NOT_FOUND, "index");
    CHECK_INT(kopecks, 77);
    CHECK_INT(index, 77);
    CHECK(out.data == NULL && out.size == 0);

    /* Explaining. */
    INVALID(kvit_explain_line(NULL, TEXT("{}"), 0, 0, error), "out");
    INVALID(kvit_explain_line(&out, NULL, 0, 0, 0, error), "bill");
    INVALID(kvit_explain_line(&out, TEXT("{}"), 0, 5, error), "layout");
    INVALID(kvit_explain_line_text(&out, TEXT("{}"), 0, 2, KVIT_LANG_RU, error), "form");
    INVALID(kvit_explain_line_text(&out, TEXT("{}"), 0, 0, 2, error), "language");

    /* The list of errors itself. */
    CHECK_INT(kvit_error_document(NULL, error, 0), KVIT_E_INVALID_ARGUMENT);
    CHECK_INT(kvit_error_document(&out, NULL, 0), KVIT_E_INVALID_ARGUMENT);
    CHECK_INT(kvit_error_document(&out, error, 2), KVIT_E_INVALID_ARGUMENT);
    CHECK_INT(kvit_bill_verify(TEXT("{}"), AS(kvit_error, house)), KVIT_E_INVALID_ARGUMENT);

    /* Everything is as it was. */
    CHECK_INT(kvit_closed_bill_count(closed), 2);
    kvit_closed_free(closed);
    kvit_house_free(house);
    kvit_rules_free(rules);
    kvit_error_free(error);
    return test_result();
}
