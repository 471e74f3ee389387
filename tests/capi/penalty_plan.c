/* Penalties of many accounts over arrays: amounts that are checked by hand, every refusal of a row,
 * misuse.
 *
 * At 9.5 a year, 1/300 from day 31 and 1/130 from day 91, as of 2025-07-25: 10000.00 due on
 * 2025-02-10 has 60 and 75 days, 5000.00 due on 2025-03-10 has 60 and 47.
 * 10000 x 60 x 9.5% / 300 + 10000 x 75 x 9.5% / 130 = 190.00 + 548.08; the other 95.00 + 171.73,
 * and 41 days, 64.92, where it was paid on 2025-05-20. */
#include "sample.h"
#include "test.h"

#define CASE_WITH(policy, scale)                                                      \
    "{\"schema\": \"kvit-penalty/1\", \"id\": \"c\", \"scale\": \"" scale             \
    "\", \"as_of\": \"2025-07-25\", \"policy\": {" policy                             \
    "}, \"debts\": ["                                                                 \
    "{\"period\": \"2025-01\", \"amount\": \"1.00\", \"due_date\": \"2025-02-10\"},"  \
    "{\"period\": \"2025-02\", \"amount\": \"1.00\", \"due_date\": \"2025-03-10\"}]," \
    " \"payments\": [{\"date\": \"2025-05-20\", \"amount\": \"4000.00\"}]}"

static const char two_months[] = CASE_WITH("", "zhk14");

enum { DAY_2025_05_20 = 20228, DAY_2025_07_25 = 20294, ROWS = 8 };

#define INVALID(call, argument) CHECK_ERROR(call, error, KVIT_E_INVALID_ARGUMENT, argument)

static kvit_penalty_plan* plan_of(kvit_error* error) {
    kvit_penalty_plan* plan = NULL;
    CHECK_OK(kvit_penalty_plan_create(&plan, NULL, TEXT(two_months), KVIT_DATE_OPEN, error), error);
    CHECK_INT(kvit_penalty_plan_months(plan), 2);
    return plan;
}

/* Whole, paid in part, named, all money left over, and refusals. */
static void rows_of_all_kinds(const kvit_penalty_plan* plan, kvit_error* error) {
    static const int64_t debts[2 * ROWS] = {1000000, 500000, 1000000, 500000, 1000000, 500000,
                                            0,       0,      -1,      0,      1000000, 0,
                                            1000000, 0,      1000000, 0};
    static const int64_t offsets[ROWS + 1] = {0, 0, 1, 2, 4, 4, 5, 7, 9};
    static const int32_t days[8] = {DAY_2025_05_20,     DAY_2025_05_20, DAY_2025_05_20,
                                    DAY_2025_07_25 + 1, DAY_2025_05_20, DAY_2025_05_20,
                                    DAY_2025_05_20 - 1, DAY_2025_05_20};
    static const int64_t payments[8] = {400000, 500000, 700, 5, -5, 1, 1, 1};
    static const int32_t named[8] = {-1, 1, -1, -1, -1, -1, -1, -1};
    /* 4000 of the first: 76.00 + 26.31, the rest 114.00 + 328.85, as one account has them. */
    static const int64_t penalty[ROWS] = {100481, 81189, 80300, 0, 0, 0, 0, 0};
    static const int64_t left[ROWS] = {1500000, 1100000, 1000000, 0, 0, 0, 0, 0};
    static const int64_t advance[ROWS] = {0, 0, 0, 700, 0, 0, 0, 0};
    static const int32_t status[ROWS] = {0,
                                         0,
                                         0,
                                         0,
                                         KVIT_E_OUT_OF_RANGE,
                                         KVIT_E_UNSUPPORTED,
                                         KVIT_E_CONTRADICTION,
                                         KVIT_E_CONTRADICTION};
    int64_t out_penalty[ROWS], out_left[ROWS], out_advance[ROWS], by_months[2 * ROWS];
    int32_t out_status[ROWS];
    size_t refused = 77;
    int i;
    CHECK_OK(
        kvit_penalty_plan_run(out_penalty, out_left, out_advance, by_months, out_status, &refused,
                              plan, ROWS, debts, offsets, days, payments, named, 8, error),
        error);
    CHECK_INT(refused, 4);
    for (i = 0; i < ROWS; ++i) {
        CHECK_INT(out_status[i], status[i]);
        CHECK_INT(out_penalty[i], penalty[i]);
        CHECK_INT(out_left[i], left[i]);
        CHECK_INT(out_advance[i], advance[i]);
        CHECK_INT(by_months[2 * i] + by_months[2 * i + 1], penalty[i]);
    }
    CHECK_INT(by_months[0], 73808);
    CHECK_INT(by_months[1], 26673);
    CHECK_INT(by_months[2], 54516);

    /* Only what is wanted. */
    memset(out_penalty, 0, sizeof out_penalty);
    CHECK_OK(kvit_penalty_plan_run(out_penalty, NULL, NULL, NULL, NULL, NULL, plan, ROWS, debts,
                                   offsets, days, payments, NULL, 8, error),
             error);
    CHECK_INT(out_penalty[0], penalty[0]);
    CHECK_INT(out_penalty[1], penalty[1]);
}

/* One account through the other call: the same kopecks. */
static void as_one_account(kvit_error* error) {
    static const char one[] =
        "{\"schema\": \"kvit-penalty/1\", \"id\": \"c\", \"scale\": \"zhk14\", \"as_of\": "
        "\"2025-07-25\", \"policy\": {}, \"debts\": ["
        "{\"period\": \"2025-01\", \"amount\": \"10000.00\", \"due_date\": \"2025-02-10\"},"
        "{\"period\": \"2025-02\", \"amount\": \"5000.00\", \"due_date\": \"2025-03-10\"}],"
        " \"payments\": [{\"date\": \"2025-05-20\", \"amount\": \"5000.00\", \"period\": "
        "\"2025-02\"}]}";
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(
        kvit_penalty_calculate(&text, NULL, TEXT(one), KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
        error);
    CHECK_HAS(text.data, "\"total\":\"803.00\"");
    kvit_buf_free(&text);
}

static void misuse(kvit_penalty_plan* plan, kvit_error* error) {
    static const int64_t numbers[4] = {0, 0, 0, 0};
    static const int32_t days[1] = {0};
    kvit_penalty_plan* none = plan;
    kvit_rules* rules = NULL;
    int64_t out[1] = {77};

    INVALID(kvit_penalty_plan_create(NULL, NULL, TEXT(two_months), KVIT_DATE_OPEN, error), "out");
    INVALID(kvit_penalty_plan_create(&none, NULL, NULL, 0, KVIT_DATE_OPEN, error), "case_json");
    CHECK(none == NULL);
    INVALID(kvit_penalty_plan_create(&none, (kvit_rules*)(void*)plan, TEXT(two_months),
                                     KVIT_DATE_OPEN, error),
            "rules");
    CHECK_ERROR(kvit_penalty_plan_create(&none, NULL, TEXT(two_months), INT32_MIN, error), error,
                KVIT_E_BAD_DATE, "known_on");
    CHECK_ERROR(kvit_penalty_plan_create(&none, NULL, TEXT("{"), KVIT_DATE_OPEN, error), error,
                KVIT_E_JSON_SYNTAX, "");
    CHECK_ERROR(kvit_penalty_plan_create(
                    &none, NULL, TEXT(CASE_WITH("\"rate\": \"rate_on_next_payment_day\"", "zhk14")),
                    KVIT_DATE_OPEN, error),
                error, KVIT_E_UNSUPPORTED, "policy.rate");
    CHECK_ERROR(
        kvit_penalty_plan_create(&none, NULL, TEXT(CASE_WITH("", "zhk15")), KVIT_DATE_OPEN, error),
        error, KVIT_E_LAW_UNKNOWN_PARAMETER, "scale");
    CHECK(none == NULL);

    INVALID(kvit_penalty_plan_run(NULL, NULL, NULL, NULL, NULL, NULL, plan, 1, numbers, numbers,
                                  NULL, NULL, NULL, 0, error),
            "out_penalty");
    INVALID(kvit_penalty_plan_run(out, NULL, NULL, NULL, NULL, NULL, NULL, 1, numbers, numbers,
                                  NULL, NULL, NULL, 0, error),
            "penalty_plan");
    INVALID(kvit_penalty_plan_run(out, NULL, NULL, NULL, NULL, NULL, plan, 1, NULL, NULL, NULL,
                                  NULL, NULL, 1, error),
            "debts");
    CHECK_INT(kvit_error_count(error), 4);
    CHECK_STR(kvit_error_path(error, 1), "offsets");
    CHECK_STR(kvit_error_path(error, 2), "days");
    CHECK_STR(kvit_error_path(error, 3), "payments");
    INVALID(kvit_penalty_plan_run(out, NULL, NULL, NULL, NULL, NULL, plan, SIZE_MAX, numbers,
                                  numbers, days, numbers, NULL, 1, error),
            "rows");
    INVALID(kvit_penalty_plan_run(out, NULL, NULL, NULL, NULL, NULL, plan, SIZE_MAX / 16, numbers,
                                  numbers, days, numbers, NULL, 1, error),
            "rows");
    CHECK_INT(out[0], 77);

    /* No rows, and no payments. */
    CHECK_OK(kvit_penalty_plan_run(out, NULL, NULL, NULL, NULL, NULL, plan, 0, NULL, NULL, NULL,
                                   NULL, NULL, 0, error),
             error);
    CHECK_INT(out[0], 77);
    CHECK_OK(kvit_penalty_plan_run(out, NULL, NULL, NULL, NULL, NULL, plan, 1, numbers, numbers,
                                   NULL, NULL, NULL, 0, error),
             error);
    CHECK_INT(out[0], 0);

    CHECK_INT(kvit_penalty_plan_months(NULL), 0);
    CHECK_OK(kvit_rules_create(&rules, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), error);
    CHECK_INT(kvit_penalty_plan_months((kvit_penalty_plan*)(void*)rules), 0);
    kvit_penalty_plan_free((kvit_penalty_plan*)(void*)rules);
    CHECK_OK(kvit_penalty_plan_create(&none, rules, TEXT(two_months), KVIT_DATE_OPEN, error),
             error);
    CHECK_INT(kvit_penalty_plan_months(none), 2);
    kvit_penalty_plan_free(none);
    kvit_penalty_plan_free(NULL);
    kvit_rules_free(rules);
}

int main(void) {
    kvit_error* error = NULL;
    kvit_penalty_plan* plan;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    plan = plan_of(error);
    rows_of_all_kinds(plan, error);
    as_one_account(error);
    misuse(plan, error);
    kvit_penalty_plan_free(plan);
    kvit_error_free(error);
    return test_result();
}
