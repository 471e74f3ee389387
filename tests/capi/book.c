/* The ledger: balances month after month from postings. */
#include "sample.h"
#include "test.h"

#define KEY \
    "\"account\": \"a\", \"creditor\": \"uk\", \"service\": \"housing\", \"month\": \"2025-01\""
#define BOOK_WITH(postings)                                                             \
    "{\"schema\": \"kvit-book/1\", \"id\": \"b\", \"from\": \"2025-01\", \"through\": " \
    "\"2025-02\","                                                                      \
    " \"opening\": [], \"postings\": [" postings "]}"
#define CHARGE                                   \
    "{\"id\": \"1\", \"kind\": \"charge\", " KEY \
    ", \"amount\": \"100.00\", \"posted\": \"2025-01-31\"}"

static const char two_months[] =
    BOOK_WITH(CHARGE ", {\"id\": \"2\", \"kind\": \"payment\", " KEY
                     ", \"amount\": \"-30.00\", \"posted\": \"2025-02-05\"}, " CHARGE);
static const char by_nobody[] = BOOK_WITH("{\"id\": \"1\", \"kind\": \"correction\", " KEY
                                          ", \"amount\": \"1.00\", \"posted\": \"2025-01-31\"}");

static void kept(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_book_turnover(&text, TEXT(two_months), KVIT_LAYOUT_LINE, error), error);
    CHECK_HAS(text.data, "\"schema\":\"kvit-turnover/1\"");
    CHECK_HAS(
        text.data,
        "\"opening\":\"100.00\",\"turnovers\":{\"payment\":\"-30.00\"},\"closing\":\"70.00\"");
    kvit_buf_free(&text);
    CHECK_OK(kvit_book_turnover(&text, TEXT(two_months), KVIT_LAYOUT_PRETTY, error), error);
    CHECK_HAS(text.data, "\n  \"schema\": \"kvit-turnover/1\"");
    kvit_buf_free(&text);
}

static void refused(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_ERROR(kvit_book_turnover(&text, TEXT(by_nobody), KVIT_LAYOUT_LINE, error), error,
                KVIT_E_MISSING_FACT, "postings[0].reason");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_ERROR(kvit_book_turnover(NULL, TEXT(two_months), 2, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_STR(kvit_error_path(error, 1), "layout");
    CHECK_ERROR(kvit_book_turnover(&text, NULL, 0, KVIT_LAYOUT_LINE, error), error,
                KVIT_E_INVALID_ARGUMENT, "book");
    CHECK_OK(kvit_document_check(TEXT(two_months), KVIT_DOCUMENT_BOOK, error), error);
    CHECK_ERROR(kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_BOOK, error), error,
                KVIT_E_WRONG_SCHEMA, "schema");
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("turnover")));
    CHECK(kvit_has_feature(TEXT("read:kvit-book/1")));
    CHECK(kvit_has_feature(TEXT("write:kvit-turnover/1")));
    kept(error);
    refused(error);
    kvit_error_free(error);
    return test_result();
}
