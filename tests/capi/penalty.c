/* Penalties through C: a case that is checked by hand, its explanation, and every refusal.
 *
 * 10000.00 due on 2025-02-10, of which 4000.00 were paid on 2025-05-20, at 9.5 a year:
 * 4000 x 60 x 9.5% / 300 = 76.00 and 4000 x 9 x 9.5% / 130 = 26.31 of the part that was paid,
 * 6000 x 60 x 9.5% / 300 = 114.00 and 6000 x 75 x 9.5% / 130 = 328.85 of the rest; 545.16. */
#include "sample.h"
#include "test.h"

#define CASE_WITH(policy, as_of)                                                                \
    "{\"schema\": \"kvit-penalty/1\", \"id\": \"c\", \"scale\": \"zhk14\", \"as_of\": \"" as_of \
    "\", \"policy\": {" policy                                                                  \
    "}, \"debts\": [{\"period\": \"2025-01\", \"amount\": \"10000.00\", \"due_date\": "         \
    "\"2025-02-10\"}], \"payments\": [{\"id\": \"p\", \"date\": \"2025-05-20\", \"amount\": "   \
    "\"4000.00\", \"known_on\": \"2025-05-23\"}]}"

static const char one_case[] = CASE_WITH("", "2025-07-25");
static const char wrong_case[] = CASE_WITH("\"rounding\": \"round_months\"", "25.07.2025");
static const char after_the_law[] = CASE_WITH("", "2199-01-01");
static const char of_no_scale[] =
    "{\"schema\": \"kvit-penalty/1\", \"id\": \"c\", \"scale\": \"zhk15\", \"as_of\": "
    "\"2025-07-25\", \"policy\": {}, \"debts\": []}";

/* The day before the payment was registered, and the day itself. */
enum { DAY_2025_05_22 = 20230, DAY_2025_05_23 = 20231 };

#define INVALID(call, argument) CHECK_ERROR(call, error, KVIT_E_INVALID_ARGUMENT, argument)

static void calculated(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_penalty_calculate(&text, NULL, TEXT(one_case), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE,
                                    error),
             error);
    CHECK_HAS(text.data, "\"schema\":\"kvit-penalty-result/1\"");
    CHECK_HAS(text.data, "\"policy\":\"law_default\"");
    CHECK_HAS(text.data, "\"total\":\"545.16\"");
    CHECK_HAS(text.data, "\"debt_left\":\"6000.00\"");
    CHECK_HAS(text.data, "\"amount\":\"26.31\"");
    CHECK(text.data != NULL && strchr(text.data, '\n') == NULL);
    kvit_buf_free(&text);

    CHECK_OK(kvit_penalty_calculate(&text, NULL, TEXT(one_case), KVIT_DATE_OPEN, KVIT_LAYOUT_PRETTY,
                                    error),
             error);
    CHECK_HAS(text.data, "\n  \"total\": \"545.16\"");
    kvit_buf_free(&text);
}

/* 10000 x 60 x 9.5% / 300 + 10000 x 75 x 9.5% / 130 = 190.00 + 548.08. */
static void as_known_on_another_day(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_penalty_calculate(&text, NULL, TEXT(one_case), DAY_2025_05_22, KVIT_LAYOUT_LINE,
                                    error),
             error);
    CHECK_HAS(text.data, "\"known_on\":\"2025-05-22\"");
    CHECK_HAS(text.data, "\"total\":\"738.08\"");
    kvit_buf_free(&text);
    CHECK_OK(kvit_penalty_calculate(&text, NULL, TEXT(one_case), DAY_2025_05_23, KVIT_LAYOUT_LINE,
                                    error),
             error);
    CHECK_HAS(text.data, "\"total\":\"545.16\"");
    kvit_buf_free(&text);
}

/* The policy of the rules, over a law of their own, without tariffs. */
static void by_rules(kvit_error* error) {
    kvit_rules* rules = NULL;
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_rules_create(
                 &rules, NULL, 0,
                 TEXT("{\"schema\": \"kvit-policy/1\", \"id\": \"ours\", \"inherits\": \"court\","
                      " \"options\": [{\"option\": \"penalty_cap\", \"choice\": \"none\"},"
                      " {\"option\": \"penalty_allocation\", \"choice\": \"fifo\"}]}"),
                 TEXT("{\"schema\": \"kvit-law/1\", \"edition\": \"ours\", \"over\": \"built-in\","
                      " \"known_on\": \"2025-07-01\", \"parameters\": [{\"id\":"
                      " \"penalty.refinancing_rate\", \"values\": [{\"from\": \"2025-07-25\","
                      " \"to\": \"2025-07-26\", \"value\": \"13.00\"}]}]}"),
                 error),
             error);
    /* The rate of the day of the judgment, without a limit: of 4000 and 6000 on the same days
     * 10000 x 60 x 13% / 300 = 260.00, 10000 x 9 x 13% / 130 = 90.00, 6000 x 66 x 13% / 130 =
     * 396.00. */
    CHECK_OK(kvit_penalty_calculate(&text, rules, TEXT(one_case), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE,
                                    error),
             error);
    CHECK_HAS(text.data, "\"policy\":\"ours\"");
    CHECK_HAS(text.data, " + ours\"");
    CHECK_HAS(text.data, "\"judgment_day_is_as_of\"");
    CHECK_HAS(text.data, "\"total\":\"746.00\"");
    kvit_buf_free(&text);
    kvit_rules_free(rules);
}

static void explained(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_penalty_explain(&text, NULL, TEXT(one_case), 2, KVIT_DATE_OPEN, KVIT_LAYOUT_LINE,
                                  error),
             error);
    CHECK_HAS(text.data, "\"schema\":\"kvit-explanation/1\"");
    CHECK_HAS(text.data, "\"rounded\":\"76.00\"");
    kvit_buf_free(&text);
    CHECK_OK(kvit_penalty_explain_text(&text, NULL, TEXT(one_case), 2, KVIT_DATE_OPEN,
                                       KVIT_EXPLAIN_SENTENCES, KVIT_LANG_RU, error),
             error);
    CHECK_HAS(text.data, "76,00");
    kvit_buf_free(&text);
    CHECK_OK(kvit_penalty_explain_text(&text, NULL, TEXT(one_case), 2, KVIT_DATE_OPEN,
                                       KVIT_EXPLAIN_TREE, KVIT_LANG_EN, error),
             error);
    CHECK_HAS(text.data, "76.00");
    kvit_buf_free(&text);

    /* Without the payment there are two intervals with penalty and one without. */
    CHECK_INT(kvit_penalty_explain(&text, NULL, TEXT(one_case), 4, DAY_2025_05_22, KVIT_LAYOUT_LINE,
                                   error),
              KVIT_E_NOT_FOUND);
    CHECK_INT(kvit_penalty_explain_text(&text, NULL, TEXT(one_case), 0, KVIT_DATE_OPEN,
                                        KVIT_EXPLAIN_TREE, KVIT_LANG_EN, error),
              KVIT_E_NOT_FOUND);
    CHECK(text.data == NULL);
}

static void refused(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    kvit_house* house = NULL;
    CHECK_ERROR(
        kvit_penalty_calculate(&text, NULL, TEXT("{"), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_JSON_SYNTAX, "");
    CHECK_ERROR(kvit_penalty_calculate(&text, NULL, TEXT(wrong_case), KVIT_DATE_OPEN,
                                       KVIT_LAYOUT_LINE, error),
                error, KVIT_E_BAD_DATE, "as_of");
    CHECK_INT(kvit_error_count(error), 2);
    CHECK_STR(kvit_error_path(error, 1), "policy.rounding");
    CHECK_ERROR(kvit_penalty_calculate(&text, NULL, TEXT(of_no_scale), KVIT_DATE_OPEN,
                                       KVIT_LAYOUT_LINE, error),
                error, KVIT_E_LAW_UNKNOWN_PARAMETER, "scale");
    CHECK_INT(kvit_penalty_calculate(&text, NULL, TEXT(after_the_law), KVIT_DATE_OPEN,
                                     KVIT_LAYOUT_LINE, error),
              KVIT_E_LAW_GAP);
    CHECK_INT(kvit_penalty_explain(&text, NULL, TEXT(after_the_law), 1, KVIT_DATE_OPEN,
                                   KVIT_LAYOUT_LINE, error),
              KVIT_E_LAW_GAP);

    INVALID(
        kvit_penalty_calculate(NULL, NULL, TEXT(one_case), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        "out");
    INVALID(kvit_penalty_calculate(&text, NULL, NULL, 0, KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
            "case_json");
    INVALID(kvit_penalty_calculate(&text, NULL, TEXT(one_case), KVIT_DATE_OPEN, 2, error),
            "layout");
    INVALID(kvit_penalty_explain(NULL, NULL, TEXT(one_case), 1, KVIT_DATE_OPEN, 2, error), "out");
    CHECK_INT(kvit_error_count(error), 2);
    INVALID(kvit_penalty_explain_text(&text, NULL, TEXT(one_case), 1, KVIT_DATE_OPEN, 2, 2, error),
            "form");
    CHECK_STR(kvit_error_path(error, 1), "language");
    CHECK_ERROR(
        kvit_penalty_calculate(&text, NULL, TEXT(one_case), -1000000, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_BAD_DATE, "known_on");

    /* A handle of another type is no rules. */
    CHECK_OK(kvit_house_parse(&house, TEXT(sample_house), error), error);
    INVALID(kvit_penalty_calculate(&text, (const kvit_rules*)(const void*)house, TEXT(one_case),
                                   KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
            "rules");
    kvit_house_free(house);
    CHECK(text.data == NULL && text.size == 0);

    CHECK_OK(kvit_document_check(TEXT(one_case), KVIT_DOCUMENT_ANY, error), error);
    CHECK_OK(kvit_document_check(TEXT(one_case), KVIT_DOCUMENT_PENALTY, error), error);
    CHECK_ERROR(kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_PENALTY, error), error,
                KVIT_E_WRONG_SCHEMA, "schema");
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("penalty")));
    CHECK(kvit_has_feature(TEXT("read:kvit-penalty/1")));
    CHECK(kvit_has_feature(TEXT("write:kvit-penalty-result/1")));
    calculated(error);
    as_known_on_another_day(error);
    by_rules(error);
    explained(error);
    refused(error);
    kvit_error_free(error);
    return test_result();
}
