/* Months after each other: their ledger, and a preliminary bill inside one of them. */
#include "sample.h"
#include "test.h"

static kvit_closed* closed_month(const kvit_rules* rules, const kvit_house* house,
                                 const kvit_closed* before, int32_t month, kvit_error* error) {
    kvit_closed* closed = NULL;
    kvit_buf opening = KVIT_BUF_INIT;
    if (before != NULL)
        CHECK_OK(kvit_closed_opening(&opening, before, KVIT_LAYOUT_LINE, error), error);
    CHECK_OK(
        kvit_close(&closed, rules, house, opening.data, opening.size, month, KVIT_DATE_OPEN, error),
        error);
    kvit_buf_free(&opening);
    return closed;
}

static void ledger(const kvit_rules* rules, const kvit_house* house, kvit_error* error) {
    kvit_closed* july = closed_month(rules, house, NULL, 202507, error);
    kvit_closed* august = closed_month(rules, house, july, 202508, error);
    kvit_closed* alone = closed_month(rules, house, NULL, 202508, error);
    const kvit_closed* months[2];
    kvit_buf text = KVIT_BUF_INIT;
    months[0] = august; /* in any order */
    months[1] = july;
    CHECK_OK(kvit_closed_turnover(&text, months, 2, KVIT_LAYOUT_LINE, error), error);
    CHECK_HAS(text.data, "\"schema\":\"kvit-turnover/1\"");
    CHECK_HAS(text.data, "\"months\":[{\"month\":\"2025-07\",\"rows\":");
    CHECK_HAS(text.data, "{\"month\":\"2025-08\",\"rows\":");
    kvit_buf_free(&text);

    months[0] = alone; /* does not begin with what July closed with */
    CHECK_ERROR(kvit_closed_turnover(&text, months, 2, KVIT_LAYOUT_LINE, error), error,
                KVIT_E_CONTRADICTION, "months");
    CHECK(text.data == NULL);
    CHECK_ERROR(kvit_closed_turnover(&text, NULL, 0, KVIT_LAYOUT_LINE, error), error,
                KVIT_E_MISSING_FACT, "months");
    CHECK_ERROR(kvit_closed_turnover(&text, NULL, 1, KVIT_LAYOUT_LINE, error), error,
                KVIT_E_INVALID_ARGUMENT, "months");
    months[1] = NULL;
    CHECK_ERROR(kvit_closed_turnover(&text, months, 2, KVIT_LAYOUT_LINE, error), error,
                KVIT_E_INVALID_ARGUMENT, "months[1]");
    CHECK_ERROR(kvit_closed_turnover(NULL, months, 1, 7, error), error, KVIT_E_INVALID_ARGUMENT,
                "out");
    kvit_closed_free(july);
    kvit_closed_free(august);
    kvit_closed_free(alone);
}

#define JULY_26 20295 /* days since 1970-01-01 */

static void preliminary(const kvit_rules* rules, const kvit_house* house, kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_preliminary(&text, rules, house, NULL, 0, 202507, TEXT("a-1"), JULY_26,
                              KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"schema\":\"kvit-preliminary/1\"");
    CHECK_HAS(text.data, "\"number\":\"a-1/2025-07/1\",\"on\":\"2025-07-26\"");
    CHECK_HAS(text.data, "\"to_pay\":\"2035.92\""); /* the payment of the 28th is not known yet */
    kvit_buf_free(&text);
    CHECK_OK(kvit_preliminary(&text, rules, house, NULL, 0, 202507, TEXT("a-1"), JULY_26 - 6,
                              KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"number\":\"a-1/2025-07/0\""); /* no reading has come in */
    kvit_buf_free(&text);

    CHECK_ERROR(kvit_preliminary(&text, rules, house, NULL, 0, 202507, TEXT("a-1"), JULY_26 + 30,
                                 KVIT_LAYOUT_LINE, error),
                error, KVIT_E_OUT_OF_RANGE, "on");
    CHECK_ERROR(kvit_preliminary(&text, rules, house, NULL, 0, 202507, TEXT("a-9"), JULY_26,
                                 KVIT_LAYOUT_LINE, error),
                error, KVIT_E_NOT_FOUND, "account");
    CHECK_ERROR(kvit_preliminary(&text, NULL, NULL, NULL, 0, 202507, NULL, 0, KVIT_DATE_OPEN,
                                 KVIT_LAYOUT_LINE, error),
                error, KVIT_E_INVALID_ARGUMENT, "rules");
    CHECK_ERROR(kvit_preliminary(&text, rules, house, TEXT("{"), 202507, TEXT("a-1"), JULY_26,
                                 KVIT_LAYOUT_LINE, error),
                error, KVIT_E_JSON_SYNTAX, "opening:");
    CHECK(text.data == NULL && text.size == 0);
}

int main(void) {
    kvit_error* error = NULL;
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("preliminary")));
    CHECK(kvit_has_feature(TEXT("write:kvit-preliminary/1")));
    CHECK_OK(kvit_rules_create(&rules, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), error);
    CHECK_OK(kvit_house_parse(&house, TEXT(sample_house), error), error);
    ledger(rules, house, error);
    preliminary(rules, house, error);
    kvit_rules_free(rules);
    kvit_house_free(house);
    kvit_error_free(error);
    return test_result();
}
