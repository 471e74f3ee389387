/* A month from documents to bills and on to the next month, with amounts checked by hand. */
#include "sample.h"
#include "test.h"

/* 2025-07-27: a day before the payment of the sample was known. */
#define BEFORE_PAYMENT 20296

static int64_t total_of(const kvit_closed* closed, size_t index, int32_t total, kvit_error* error) {
    int64_t kopecks = INT64_MIN;
    CHECK_OK(kvit_closed_bill_total(&kopecks, closed, index, total, error), error);
    return kopecks;
}

static int64_t house_total(const kvit_closed* closed, int32_t total, kvit_error* error) {
    int64_t kopecks = INT64_MIN;
    CHECK_OK(kvit_closed_house_total(&kopecks, closed, total, error), error);
    return kopecks;
}

static void totals(const kvit_closed* july, kvit_error* error) {
    size_t index = 77;
    CHECK_INT(kvit_closed_bill_count(july), 2);
    CHECK_STR(kvit_closed_account(july, 0), "a-1");
    CHECK_STR(kvit_closed_account(july, 1), "a-2");
    CHECK_STR(kvit_closed_account(july, 2), "");
    CHECK_OK(kvit_closed_bill_of(&index, july, TEXT("a-2"), error), error);
    CHECK_INT(index, 1);
    CHECK_ERROR(kvit_closed_bill_of(&index, july, TEXT("a-3"), error), error, KVIT_E_NOT_FOUND,
                "account");
    CHECK_ERROR(kvit_closed_bill_of(&index, july, TEXT(""), error), error, KVIT_E_NOT_FOUND,
                "account");
    CHECK_INT(index, 1);

    CHECK_INT(total_of(july, 0, KVIT_TOTAL_OPENING, error), 0);
    CHECK_INT(total_of(july, 0, KVIT_TOTAL_CHARGED, error), 203592);
    CHECK_INT(total_of(july, 0, KVIT_TOTAL_PAID, error), 50000);
    CHECK_INT(total_of(july, 0, KVIT_TOTAL_CLOSING, error), 153592);
    CHECK_INT(total_of(july, 0, KVIT_TOTAL_TO_PAY, error), 153592);
    CHECK_INT(total_of(july, 0, KVIT_TOTAL_VOLUNTARY, error), 0);
    CHECK_INT(total_of(july, 0, KVIT_TOTAL_TO_PAY_WITH_VOLUNTARY, error), 153592);
    CHECK_INT(total_of(july, 1, KVIT_TOTAL_CHARGED, error), 105163);
    CHECK_INT(house_total(july, KVIT_TOTAL_CHARGED, error), 308755);
    CHECK_INT(house_total(july, KVIT_TOTAL_PAID, error), 50000);
    CHECK_INT(house_total(july, KVIT_TOTAL_CLOSING, error), 258755);
}

static void bills(const kvit_closed* july, kvit_error* error) {
    kvit_buf line = KVIT_BUF_INIT, pretty = KVIT_BUF_INIT, text = KVIT_BUF_INIT;
    CHECK_OK(kvit_closed_bill(&line, july, 0, KVIT_LAYOUT_LINE, error), error);
    CHECK_OK(kvit_closed_bill(&pretty, july, 0, KVIT_LAYOUT_PRETTY, error), error);
    CHECK_HAS(line.data, "kvit-bill/1");
    CHECK_HAS(line.data, "488.37");
    CHECK(line.data != NULL && line.data[line.size] == '\0' && strlen(line.data) == line.size);
    CHECK(line.data != NULL && memchr(line.data, '\n', line.size > 0 ? line.size - 1 : 0) == NULL);
    CHECK(pretty.size > line.size);

    /* What is written can be read, and holds its identities. */
    CHECK_OK(kvit_document_check(line.data, line.size, KVIT_DOCUMENT_ANY, error), error);
    CHECK_OK(kvit_document_check(pretty.data, pretty.size, KVIT_DOCUMENT_BILL, error), error);
    CHECK_OK(kvit_bill_verify(line.data, line.size, error), error);

    CHECK_OK(kvit_explain_line(&text, line.data, line.size, 1, KVIT_LAYOUT_PRETTY, error), error);
    CHECK_HAS(text.data, "kvit-explanation/1");
    kvit_buf_free(&text);
    CHECK_OK(kvit_explain_line_text(&text, line.data, line.size, 2, KVIT_EXPLAIN_SENTENCES,
                                    KVIT_LANG_EN, error),
             error);
    CHECK_HAS(text.data, "488.37");
    kvit_buf_free(&text);
    CHECK_OK(kvit_explain_line_text(&text, line.data, line.size, 2, KVIT_EXPLAIN_TREE, KVIT_LANG_RU,
                                    error),
             error);
    CHECK_HAS(text.data, "488,37");
    kvit_buf_free(&text);

    CHECK_ERROR(kvit_explain_line(&text, line.data, line.size, 3, KVIT_LAYOUT_LINE, error), error,
                KVIT_E_NOT_FOUND, "line");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_INT(kvit_explain_line(&text, TEXT("{}"), 1, KVIT_LAYOUT_LINE, error), KVIT_E_MISSING_KEY);

    /* A kopeck more in one place is found. */
    if (line.data != NULL) {
        char* amount = strstr(line.data, "\"amount\":\"488.37\"");
        CHECK(amount != NULL);
        if (amount != NULL) {
            amount[strlen("\"amount\":\"488.3")] = '8';
            CHECK_INT(kvit_bill_verify(line.data, line.size, error), KVIT_E_IDENTITY_VIOLATED);
            CHECK(kvit_error_count(error) >= 1 && kvit_error_path(error, 0).size > 0);
            CHECK_INT(kvit_explain_line(&text, line.data, line.size, 1, KVIT_LAYOUT_LINE, error),
                      KVIT_E_IDENTITY_VIOLATED);
            CHECK(text.data == NULL);
        }
    }
    kvit_buf_free(&line);
    kvit_buf_free(&pretty);

    CHECK_ERROR(kvit_closed_bill(&line, july, 2, KVIT_LAYOUT_LINE, error), error, KVIT_E_NOT_FOUND,
                "index");
    CHECK(line.data == NULL && line.size == 0);

    CHECK_OK(kvit_closed_document(&text, july, KVIT_LAYOUT_LINE, error), error);
    CHECK_HAS(text.data, "kvit-closed/1");
    CHECK_HAS(text.data, "3087.55");
    kvit_buf_free(&text);
}

/* The closing of July is the opening of August. */
static void next_month(const kvit_rules* rules, const kvit_house* house, const kvit_closed* july,
                       kvit_error* error) {
    kvit_buf opening = KVIT_BUF_INIT;
    kvit_closed* august = NULL;
    CHECK_OK(kvit_closed_opening(&opening, july, KVIT_LAYOUT_LINE, error), error);
    CHECK_OK(kvit_document_check(opening.data, opening.size, KVIT_DOCUMENT_OPENING, error), error);
    CHECK_OK(kvit_close(&august, rules, house, opening.data, opening.size, 202508, KVIT_DATE_OPEN,
                        error),
             error);
    CHECK_INT(total_of(august, 0, KVIT_TOTAL_OPENING, error), 153592);
    CHECK_INT(total_of(august, 1, KVIT_TOTAL_OPENING, error), 105163);
    CHECK_INT(house_total(august, KVIT_TOTAL_PAID, error), 0);
    kvit_closed_free(august);
    kvit_buf_free(&opening);

    CHECK_ERROR(kvit_close(&august, rules, house, TEXT("{\"schema\": \"kvit-house/1\"}"), 202508,
                           KVIT_DATE_OPEN, error),
                error, KVIT_E_WRONG_SCHEMA, "opening:schema");
    CHECK(august == NULL);
}

int main(void) {
    kvit_error* error = NULL;
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    kvit_closed *july = NULL, *again = NULL;
    kvit_buf first = KVIT_BUF_INIT, second = KVIT_BUF_INIT;

    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK_OK(kvit_rules_create(&rules, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), error);
    CHECK(kvit_rules_law_edition(rules).size > 0);
    CHECK_OK(kvit_house_parse(&house, TEXT(sample_house), error), error);
    CHECK_STR(kvit_house_id(house), "h-1");
    CHECK_OK(kvit_close(&july, rules, house, NULL, 0, 202507, KVIT_DATE_OPEN, error), error);
    CHECK(july != NULL);
    if (july == NULL) return test_result();

    totals(july, error);
    bills(july, error);
    next_month(rules, house, july, error);

    /* Rules without tariffs close no month that needs one. */
    {
        kvit_rules* bare = NULL;
        kvit_closed* none = NULL;
        CHECK_OK(kvit_rules_create(&bare, NULL, 0, NULL, 0, NULL, 0, error), error);
        CHECK(kvit_close(&none, bare, house, NULL, 0, 202507, KVIT_DATE_OPEN, error) != KVIT_OK);
        CHECK(none == NULL);
        kvit_rules_free(bare);
    }

    /* The same call gives the same bytes. */
    CHECK_OK(kvit_close(&again, rules, house, NULL, 0, 202507, KVIT_DATE_OPEN, error), error);
    CHECK_OK(kvit_closed_document(&first, july, KVIT_LAYOUT_LINE, error), error);
    CHECK_OK(kvit_closed_document(&second, again, KVIT_LAYOUT_LINE, error), error);
    CHECK(first.size == second.size && first.data != NULL && second.data != NULL &&
          memcmp(first.data, second.data, first.size) == 0);
    kvit_buf_free(&second);
    kvit_closed_free(again);

    /* The day before the payment was known. */
    CHECK_OK(kvit_close(&again, rules, house, NULL, 0, 202507, BEFORE_PAYMENT, error), error);
    CHECK_INT(house_total(again, KVIT_TOTAL_PAID, error), 0);
    CHECK_INT(house_total(again, KVIT_TOTAL_CLOSING, error), 308755);
    kvit_closed_free(again);

    /* A closed month outlives what it was made of. */
    kvit_house_free(house);
    kvit_rules_free(rules);
    CHECK_OK(kvit_closed_document(&second, july, KVIT_LAYOUT_LINE, error), error);
    CHECK(first.size == second.size);
    kvit_buf_free(&second);
    kvit_buf_free(&first);
    kvit_closed_free(july);
    kvit_error_free(error);
    return test_result();
}
