/* Offers, forms of claims and the book of coupons. */
#include <string.h>

#include "test.h"

#define OFFERS(bp, id)                                                                                 \
    "{\"schema\": \"kvit-offers/1\", \"id\": \"partners\","                                            \
    "\"categories\": [{\"id\": \"c\", \"title\": {\"ru\": \"Кафе\", \"en\": \"Cafés\"}}],"        \
    "\"partners\": [{\"id\": \"p\", \"title\": {\"ru\": \"Партнёр\", \"en\": \"A partner\"}}]," \
    "\"offers\": [{\"id\": \"" id                                                                      \
    "\", \"partner\": \"p\", \"categories\": [\"c\"],"                                                 \
    "\"title\": {\"ru\": \"Скидка\", \"en\": \"A discount\"}, \"kind\": \"coupon\","             \
    "\"discount_bp\": " bp ", \"code_policy\": \"unique\"}]}"
#define EVENTS(key)                                                                              \
    "{\"schema\": \"kvit-coupon-events/1\", \"rights\": [{\"key\": \"r\", \"account\": \"a\","   \
    "\"unit\": \"2021-04\", \"reward\": \"partner-coupon\", \"at\": \"2021-05-05T09:00:00Z\"}]," \
    "\"events\": [{\"id\": \"e\", \"at\": \"2021-05-06T09:00:00Z\", \"event\": \"claim\","       \
    "\"right\": \"" key                                                                          \
    "\", \"offer\": \"o\", \"key\": \"k\", \"form\": {\"full_name\": true,"                      \
    "\"account\": true, \"email\": true, \"phone\": true}}]}"

static const char offers[] = OFFERS("1000", "o");
static const char wrong_offers[] = OFFERS("5500", "o");
static const char events[] = EVENTS("r");
static const char wrong_events[] = EVENTS("nothing");
/* 2021-06-01T00:00:00Z */
static const int64_t as_of = 1622505600;

static void book(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_coupons(&text, TEXT("kommunalny-bonus"), TEXT(offers), TEXT(events), as_of,
                          TEXT("a synthetic secret"), KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "{\"event\":\"e\",\"done\":true,\"right\":\"r\",\"coupon\":\"");
    CHECK_HAS(text.data, "\"code\":\"issued\"");
    kvit_buf_free(&text);
    CHECK_ERROR(kvit_coupons(&text, TEXT("kommunalny-bonus"), TEXT(offers), TEXT(events), as_of,
                             NULL, 0, KVIT_LAYOUT_LINE, error),
                error, KVIT_E_MISSING_KEY, "code_key");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_ERROR(kvit_coupons(&text, TEXT("kommunalny-bonus"), TEXT(offers), TEXT(wrong_events),
                             as_of, TEXT("a synthetic secret"), KVIT_LAYOUT_LINE, error),
                error, KVIT_E_UNKNOWN_REFERENCE, "events[0].right");
    CHECK_ERROR(kvit_coupons(&text, TEXT("none"), TEXT(offers), TEXT(events), as_of, NULL, 0,
                             KVIT_LAYOUT_LINE, error),
                error, KVIT_E_NOT_FOUND, "programme:programme");
    CHECK_ERROR(kvit_coupons(NULL, TEXT("kommunalny-bonus"), TEXT(offers), TEXT(events), as_of,
                             NULL, 0, KVIT_LAYOUT_LINE, error),
                error, KVIT_E_INVALID_ARGUMENT, "out");
}

static void catalogue(kvit_error* error) {
    CHECK_OK(kvit_offers_check(TEXT("kommunalny-bonus"), TEXT(offers), error), error);
    CHECK_ERROR(kvit_offers_check(TEXT("kommunalny-bonus"), TEXT(wrong_offers), error), error,
                KVIT_E_OUT_OF_RANGE, "offers:offers[0].discount_bp");
    CHECK_ERROR(kvit_offers_check(TEXT("kommunalny-bonus"), NULL, 1, error), error,
                KVIT_E_INVALID_ARGUMENT, "offers");
}

static void form(kvit_error* error) {
    CHECK_OK(kvit_claim_form_check(TEXT("{\"email\": \"sample@example.org\"}"), TEXT("email"), NULL,
                                   0, error),
             error);
    CHECK_ERROR(kvit_claim_form_check(TEXT("{\"email\": \"sample@example.org\"}"),
                                      TEXT("email,phone"), NULL, 0, error),
                error, KVIT_E_MISSING_KEY, "phone");
    CHECK_ERROR(
        kvit_claim_form_check(TEXT("{\"email\": \"4111111111111111\"}"), NULL, 0, NULL, 0, error),
        error, KVIT_E_PERSONAL_DATA, "email");
    CHECK_ERROR(kvit_claim_form_check(TEXT("{\"account\": \"12\"}"), NULL, 0, TEXT("34"), error),
                error, KVIT_E_CONTRADICTION, "account");
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("coupons")));
    book(error);
    catalogue(error);
    form(error);
    kvit_error_free(error);
    return test_result();
}
