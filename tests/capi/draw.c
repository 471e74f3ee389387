/* Draws that anybody can repeat: the vectors of the protocol, and what is refused. */
#include "test.h"

static const char plan[] =
    "{\"schema\": \"kvit-draw/1\", \"id\": \"ideal-2022Q2\", \"randomness\": \"a lottery\","
    " \"randomness_at\": \"2022-07-26\", \"reveal_by\": \"2022-08-01\","
    " \"prizes\": [{\"id\": \"certificate\", \"count\": 2, \"credit\": \"2000.00\"}]}";
static const char pool[] = "p1\t1\np2\t1\np3\t1\np4\t1\np5\t1\n";
static const char facts[] =
    "{\"schema\": \"kvit-draw-facts/1\", \"randomness\": \"2022-07-26|1.2.3.4.5.6./\", \"code\": "
    "\"4e05063392f42b5180353ef82da86c714042155044d91ab3253f1bab08120a0a\"}";
static const char audit[] =
    "{\"schema\": \"kvit-draw-facts/1\", \"code\": "
    "\"4e05063392f42b5180353ef82da86c714042155044d91ab3253f1bab08120a0a\"}";
static const char other_code[] =
    "{\"schema\": \"kvit-draw-facts/1\", \"code\": "
    "\"4e05063392f42b5180353ef82da86c714042155044d91ab3253f1bab08120a0b\"}";
static const char nobody[] =
    "{\"schema\": \"kvit-draw-facts/1\", \"code\": "
    "\"4e05063392f42b5180353ef82da86c714042155044d91ab3253f1bab08120a0a\","
    " \"excluded\": [{\"ref\": \"p6\", \"reason\": \"-\"}]}";

static char secret[32]; /* bytes 00 to 1f: zeros inside are bytes like others */

static kvit_status announce(kvit_buf* out, const char* text, size_t size, kvit_error* error) {
    return kvit_draw_announce(out, text, size, TEXT(pool), secret, sizeof secret, 4,
                              KVIT_LAYOUT_LINE, error);
}

static void codes(kvit_error* error) {
    kvit_buf code = KVIT_BUF_INIT;
    CHECK_OK(kvit_draw_reveal(&code, secret, sizeof secret, 4, 1, error), error);
    CHECK_INT(code.size, 64);
    CHECK_HAS(code.data, "4e05063392f42b5180353ef82da86c714042155044d91ab3253f1bab08120a0a");
    kvit_buf_free(&code);
    CHECK_OK(kvit_draw_reveal(&code, secret, sizeof secret, 4, 2, error), error);
    CHECK_HAS(code.data, "2f287b4d3d4910f6cada9e1bd1b4648099e8c52c81aa4a6aebfa6fc86f19834e");
    kvit_buf_free(&code);
    CHECK_ERROR(kvit_draw_reveal(&code, secret, sizeof secret, 4, 4, error), error,
                KVIT_E_OUT_OF_RANGE, "round");
    CHECK_ERROR(kvit_draw_reveal(&code, secret, 15, 4, 1, error), error, KVIT_E_OUT_OF_RANGE,
                "secret");
    CHECK_ERROR(kvit_draw_reveal(&code, secret, sizeof secret, 1001, 1, error), error,
                KVIT_E_OUT_OF_RANGE, "chain");
    CHECK_ERROR(kvit_draw_reveal(NULL, NULL, 0, 4, 1, error), error, KVIT_E_INVALID_ARGUMENT,
                "out");
    CHECK_INT(kvit_error_count(error), 2);
}

static void a_draw(kvit_error* error) {
    kvit_buf announcement = KVIT_BUF_INIT;
    kvit_buf receipt = KVIT_BUF_INIT;
    kvit_buf verdict = KVIT_BUF_INIT;
    CHECK_OK(announce(&announcement, TEXT(plan), error), error);
    CHECK_HAS(announcement.data,
              "\"entrants\":5,\"tickets\":5,\"chain\":4,\"commitment\":"
              "\"cefc1232dee44cc53fccf8cc078f657f4db4f1d0303725375a0694f7d395e2"
              "ea\"");
    CHECK_OK(kvit_document_check(announcement.data, announcement.size,
                                 KVIT_DOCUMENT_DRAW_ANNOUNCEMENT, error),
             error);
    CHECK_OK(kvit_draw_run(&receipt, announcement.data, announcement.size, TEXT(pool), TEXT(facts),
                           KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(receipt.data, "\"mode\":\"public\",\"status\":\"drawn\"");
    CHECK_HAS(receipt.data,
              "\"winners\":[{\"ref\":\"p5\",\"prize\":\"certificate\",\"credit\":"
              "\"2000.00\"},{\"ref\":\"p2\",");
    CHECK_HAS(receipt.data, "\"reserve\":[\"p3\",\"p4\",\"p1\"]");
    CHECK_OK(kvit_document_check(receipt.data, receipt.size, KVIT_DOCUMENT_DRAW_RECEIPT, error),
             error);
    CHECK_OK(kvit_draw_verify(&verdict, announcement.data, announcement.size, TEXT(pool),
                              receipt.data, receipt.size, KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(verdict.data, "\"holds\":true");
    kvit_buf_free(&verdict);
    memcpy(strstr(receipt.data, "\"p3\",\"p4\""), "\"p4\",\"p3\"", 9);
    CHECK_OK(kvit_draw_verify(&verdict, announcement.data, announcement.size, TEXT(pool),
                              receipt.data, receipt.size, KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(verdict.data, "\"holds\":false");
    CHECK_HAS(verdict.data, "\"differs_at\":\"reserve[0]\",\"receipt\":\"\\\"p4\\\"\"");
    CHECK_ERROR(kvit_document_check(receipt.data, receipt.size, KVIT_DOCUMENT_DRAW_RECEIPT, error),
                error, KVIT_E_IDENTITY_VIOLATED, "reserve[0]");
    kvit_buf_free(&verdict);
    kvit_buf_free(&receipt);
    CHECK_OK(kvit_draw_run(&receipt, announcement.data, announcement.size, TEXT(pool), TEXT(audit),
                           KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(receipt.data, "\"mode\":\"audit_only\",\"status\":\"drawn\"");
    kvit_buf_free(&receipt);
    CHECK_OK(kvit_draw_run(&receipt, announcement.data, announcement.size, TEXT(pool),
                           TEXT(other_code), KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(receipt.data, "\"status\":\"commitment_mismatch\",\"order\":[],\"winners\":[]");
    kvit_buf_free(&receipt);
    CHECK_OK(kvit_draw_run(&receipt, announcement.data, announcement.size, TEXT("p1\t2\n"),
                           TEXT(facts), KVIT_LAYOUT_PRETTY, error),
             error);
    CHECK_HAS(receipt.data, "\"status\": \"pool_hash_mismatch\"");
    kvit_buf_free(&receipt);
    CHECK_ERROR(kvit_draw_run(&receipt, announcement.data, announcement.size, TEXT(pool),
                              TEXT(nobody), KVIT_LAYOUT_LINE, error),
                error, KVIT_E_UNKNOWN_REFERENCE, "facts:excluded[0].ref");
    CHECK(receipt.data == NULL && receipt.size == 0);
    CHECK_ERROR(kvit_draw_verify(&verdict, announcement.data, announcement.size, TEXT("p1 1\n"),
                                 TEXT("{}"), KVIT_LAYOUT_LINE, error),
                error, KVIT_E_BAD_TABLE, "pool:1:1");
    kvit_buf_free(&announcement);
}

static void refused(kvit_error* error) {
    kvit_buf out = KVIT_BUF_INIT;
    CHECK_ERROR(announce(&out, TEXT("{}"), error), error, KVIT_E_MISSING_KEY, "plan:schema");
    CHECK(out.data == NULL && out.size == 0);
    CHECK_ERROR(
        kvit_draw_announce(&out, TEXT(plan), TEXT(pool), secret, 3, 4, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_OUT_OF_RANGE, "secret");
    CHECK_ERROR(kvit_draw_announce(NULL, NULL, 0, NULL, 0, NULL, 0, 4, 7, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_INT(kvit_error_count(error), 5);
    CHECK_ERROR(kvit_draw_run(NULL, NULL, 0, NULL, 0, NULL, 0, 7, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_INT(kvit_error_count(error), 5);
    CHECK_ERROR(kvit_draw_verify(NULL, NULL, 0, NULL, 0, NULL, 0, 7, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_INT(kvit_error_count(error), 5);
    CHECK_INT(kvit_draw_run(&out, TEXT("{}"), TEXT(""), TEXT("{}"), KVIT_LAYOUT_LINE, NULL),
              KVIT_E_MISSING_KEY);
}

int main(void) {
    kvit_error* error = NULL;
    size_t i;
    for (i = 0; i < sizeof secret; ++i) secret[i] = (char)i;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    codes(error);
    a_draw(error);
    refused(error);
    kvit_error_free(error);
    return test_result();
}
