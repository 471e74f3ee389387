/* Bonus programmes. */
#include <string.h>

#include "sample.h"
#include "test.h"

static const char history[] =
    "{\"schema\": \"kvit-bonus-history/1\", \"accounts\": [{\"account\": \"A1\", \"bills\":"
    " [{\"id\": \"B\", \"period\": \"2021-04\", \"formed_at\": \"2021-05-01T09:00:00+03:00\","
    " \"due_date\": \"2021-05-10\", \"principal\": \"100.00\"}], \"payments\": [{\"id\": \"P\","
    " \"paid_at\": \"2021-05-05T12:00:00+03:00\", \"amount\": \"100.00\", \"channel\": \"lk\"}],"
    " \"facts\": [{\"fact\": \"served_by\", \"value\": \"mosobleirc\","
    " \"from\": \"2020-01-01T00:00:00+03:00\"}]}]}";
static const char impossible[] =
    "{\"schema\": \"kvit-bonus-history/1\", \"accounts\": [{\"account\": \"A1\", \"returns\":"
    " [{\"id\": \"X\", \"of\": \"nothing\", \"at\": \"2021-05-05T12:00:00+03:00\"}]}]}";

/* 2021-06-01T00:00:00Z */
static const int64_t june = 1622505600;

static void programmes(kvit_error* error) {
    kvit_buf one = KVIT_BUF_INIT;
    kvit_buf two = KVIT_BUF_INIT;
    CHECK_OK(kvit_programme(&one, TEXT("kommunalny-bonus"), KVIT_LAYOUT_LINE, error), error);
    CHECK_HAS(one.data, "\"schema\":\"kvit-programme/1\"");
    CHECK_OK(kvit_programme(&two, one.data, one.size, KVIT_LAYOUT_LINE, error), error);
    CHECK(one.size == two.size && memcmp(one.data, two.data, one.size) == 0);
    kvit_buf_free(&two);
    CHECK_OK(kvit_programme_hash(&two, one.data, one.size, error), error);
    CHECK(two.size == 64);
    kvit_buf_free(&two);
    kvit_buf_free(&one);
    CHECK(kvit_programme(&one, TEXT("nobody"), KVIT_LAYOUT_LINE, error) == KVIT_E_NOT_FOUND);
    CHECK_HAS(kvit_error_message(error, 0, KVIT_LANG_EN).data, "kommunalny-bonus");
    CHECK(kvit_programme_hash(&one, TEXT("{}"), error) == KVIT_E_MISSING_KEY);
    CHECK(kvit_error_count(error) > 1);
    CHECK(one.data == NULL);
}

static void evaluated(kvit_error* error) {
    kvit_buf out = KVIT_BUF_INIT;
    CHECK_OK(kvit_bonus_evaluate(&out, NULL, TEXT("kommunalny-bonus"), TEXT(history), june,
                                 KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(out.data, "\"verdict\":\"granted\"");
    kvit_buf_free(&out);
    CHECK_OK(kvit_bonus_evaluate(&out, NULL, TEXT("kommunalny-bonus"), TEXT(history),
                                 june - 27 * 86400, KVIT_LAYOUT_PRETTY, error),
             error);
    CHECK_HAS(out.data, "\"verdict\": \"open\"");
    kvit_buf_free(&out);
}

static void refused(kvit_error* error) {
    kvit_buf out = KVIT_BUF_INIT;
    CHECK(kvit_bonus_evaluate(&out, NULL, TEXT("kommunalny-bonus"), TEXT(impossible), june,
                              KVIT_LAYOUT_LINE, error) == KVIT_E_UNKNOWN_REFERENCE);
    CHECK(kvit_bonus_evaluate(&out, NULL, TEXT("{}"), TEXT("[]"), june, KVIT_LAYOUT_LINE, error) !=
          KVIT_OK);
    CHECK_HAS(kvit_error_message(error, 0, KVIT_LANG_EN).data, "programme:");
    CHECK(kvit_bonus_evaluate(&out, NULL, TEXT("kommunalny-bonus"), TEXT(history), INT64_MAX,
                              KVIT_LAYOUT_LINE, error) == KVIT_E_OUT_OF_RANGE);
    CHECK(kvit_bonus_evaluate(&out, NULL, TEXT("kommunalny-bonus"), TEXT(history), INT64_MIN,
                              KVIT_LAYOUT_LINE, error) == KVIT_E_OUT_OF_RANGE);
    CHECK(kvit_bonus_evaluate(NULL, NULL, NULL, 0, NULL, 0, june, 7, error) ==
          KVIT_E_INVALID_ARGUMENT);
    CHECK(kvit_error_count(error) >= 3);
    CHECK(out.data == NULL);
}

int main(void) {
    kvit_error* error = NULL;
    CHECK(kvit_error_create(&error) == KVIT_OK);
    programmes(error);
    evaluated(error);
    refused(error);
    kvit_error_free(error);
    return test_result();
}
