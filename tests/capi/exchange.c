/* Payment codes and registries. */
#include <string.h>

#include "test.h"

#define FIELDS                                                                     \
    "\"fields\": [[\"Name\", \"A\"], [\"PersonalAcc\", \"40702810900000000001\"]," \
    " [\"BankName\", \"B\"], [\"BIC\", \"044525000\"], [\"CorrespAcc\", "          \
    "\"30101810900000000000\"]]"
static const char qr[] =
    "{\"schema\": \"kvit-qr/1\", " FIELDS ", \"to_pay\": \"12.34\", \"insurance\": \"1.00\"}";
static const char code[] =
    "ST00012|Name=A|PersonalAcc=40702810900000000001|BankName=B|BIC=044525000|"
    "CorrespAcc=30101810900000000000|Sum=1234";
static const char twice[] =
    "ST00012|Name=A|PersonalAcc=40702810900000000001|BankName=B|BIC=044525000|"
    "CorrespAcc=30101810900000000000|Sum=1234|Category=1|category=1";

static void built(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_qr_build(&text, TEXT(qr), KVIT_QR_WITHOUT_INSURANCE, error), error);
    CHECK(text.size == sizeof code - 1 && memcmp(text.data, code, text.size) == 0);
    kvit_buf_free(&text);
    CHECK_OK(kvit_qr_build(&text, TEXT(qr), KVIT_QR_WITH_INSURANCE, error), error);
    CHECK_HAS(text.data, "|Sum=1334");
    kvit_buf_free(&text);
    CHECK_ERROR(kvit_qr_build(&text, TEXT(qr), 2, error), error, KVIT_E_INVALID_ARGUMENT, "total");
    CHECK_ERROR(kvit_qr_build(NULL, NULL, 0, 0, error), error, KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_ERROR(kvit_qr_build(&text, TEXT("{\"schema\": \"kvit-qr/1\"}"), 0, error), error,
                KVIT_E_MISSING_KEY, "fields");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_OK(kvit_document_check(TEXT(qr), KVIT_DOCUMENT_QR, error), error);
}

static void parsed(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(
        kvit_qr_parse(&text, TEXT(code), KVIT_QR_BYTES, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
        error);
    CHECK_HAS(text.data, "\"header\":{\"format\":\"ST\",\"version\":\"0001\",\"encoding\":\"2\"");
    CHECK_HAS(text.data, "[\"Sum\",\"1234\"]");
    CHECK_HAS(text.data, "\"sum_kopecks\":1234");
    kvit_buf_free(&text);
    CHECK_ERROR(
        kvit_qr_parse(&text, TEXT(twice), KVIT_QR_BYTES, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_DUPLICATE_KEY, "category");
    CHECK_OK(kvit_qr_parse(&text, TEXT(twice), KVIT_QR_TEXT, KVIT_MODE_LENIENT, KVIT_LAYOUT_PRETTY,
                           error),
             error);
    CHECK_HAS(text.data, "\"name\": \"duplicate_key\"");
    kvit_buf_free(&text);
    CHECK_ERROR(kvit_qr_parse(&text, TEXT(code), 2, 2, 2, error), error, KVIT_E_INVALID_ARGUMENT,
                "form");
    CHECK_STR(kvit_error_path(error, 1), "mode");
    CHECK_STR(kvit_error_path(error, 2), "layout");
}

/* 10,50 + 0,01 = 10,51; 10,00 + 0,01 = 10,01. */
#define ROWS                                                         \
    "05-02-2026;10-15-00;1;2;op-1;001;;;0126;10,50;10,00;0,50;5\r\n" \
    "05-02-2026;10-16-00;1;2;op-2;002;;;0126;0,01;0,01;0,00;5\r\n"
static const char registry[] = ROWS "=2;10,51;10,01;0,50;77;06-02-2026\r\n";
static const char unequal[] = ROWS "=2;10,52;10,01;0,50;77;06-02-2026\r\n";

static kvit_status read_registry(kvit_buf* out, const char* file, size_t size, const char* profile,
                                 size_t profile_size, kvit_error* error) {
    return kvit_registry_parse(out, file, size, profile, profile_size, NULL, 0, NULL, 0,
                               KVIT_DATE_OPEN, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error);
}

static void registries(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    kvit_buf profile = KVIT_BUF_INIT;
    kvit_buf again = KVIT_BUF_INIT;
    CHECK_OK(read_registry(&text, TEXT(registry), TEXT("sberbank-13"), error), error);
    CHECK_HAS(text.data, "\"registry\":{\"id\":\"77\",\"agent\":\"sberbank\"");
    CHECK_HAS(text.data, "\"operation\":\"op-2\",\"account\":\"002\",\"amount\":\"0.01\"");
    CHECK_OK(kvit_registry_profile(&profile, TEXT("sberbank-13"), error), error);
    CHECK_OK(kvit_document_check(profile.data, profile.size, KVIT_DOCUMENT_REGISTRY_PROFILE, error),
             error);
    CHECK_OK(read_registry(&again, TEXT(registry), profile.data, profile.size, error), error);
    CHECK(again.size == text.size && memcmp(again.data, text.data, text.size) == 0);
    kvit_buf_free(&again);
    kvit_buf_free(&profile);
    kvit_buf_free(&text);
    CHECK_OK(kvit_registry_parse(&text, TEXT(registry), TEXT("sberbank-13"), TEXT("mine"),
                                 TEXT("branch"), 20490, KVIT_MODE_LENIENT, KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"id\":\"mine\",\"agent\":\"branch\",\"date\":\"2026-02-06\"");
    kvit_buf_free(&text);
    CHECK_ERROR(read_registry(&text, TEXT(unequal), TEXT("sberbank-13"), error), error,
                KVIT_E_IDENTITY_VIOLATED, "3:4 amount");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_ERROR(read_registry(&text, TEXT(registry), TEXT("none"), error), error, KVIT_E_NOT_FOUND,
                "profile");
    CHECK_ERROR(kvit_registry_profile(&text, TEXT("none"), error), error, KVIT_E_NOT_FOUND,
                "profile");
    CHECK_ERROR(read_registry(&text, TEXT(registry), TEXT("{}"), error), error, KVIT_E_MISSING_KEY,
                "profile:schema");
    CHECK_ERROR(read_registry(NULL, NULL, 1, NULL, 0, error), error, KVIT_E_INVALID_ARGUMENT,
                "out");
}

#define DEBTS(rows) \
    "{\"schema\": \"kvit-debts/1\", \"columns\": [\"account\", \"amount\"], \"rows\": [" rows "]}"
#define DEBT "{\"account\": \"001\", \"amount\": \"12.34\"}"

static void debts(kvit_error* error) {
    kvit_buf bytes = KVIT_BUF_INIT;
    CHECK_OK(kvit_debts_write(&bytes, TEXT(DEBTS(DEBT)), error), error);
    CHECK(bytes.size == 11 && memcmp(bytes.data, "001;12,34\r\n", 11) == 0);
    kvit_buf_free(&bytes);
    CHECK_ERROR(kvit_debts_write(&bytes, TEXT(DEBTS(DEBT ", " DEBT)), error), error,
                KVIT_E_DUPLICATE_ID, "rows[1].account");
    CHECK(bytes.data == NULL && bytes.size == 0);
    CHECK_ERROR(kvit_debts_write(NULL, NULL, 0, error), error, KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_OK(kvit_document_check(TEXT(DEBTS(DEBT)), KVIT_DOCUMENT_DEBTS, error), error);
}

static void statements(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_ERROR(kvit_statement_parse(&text, TEXT("1CClientBankExchange\r\n"), NULL, 0, NULL, 0,
                                     KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
                error, KVIT_E_MISSING_KEY, "1:1");
    CHECK_OK(
        kvit_statement_parse(&text,
                             TEXT("1CClientBankExchange\r\n\xCA\xEE\xED\xE5\xF6\xD4\xE0"
                                  "\xE9\xEB\xE0\r\n"),
                             TEXT("mine"), TEXT("a"), KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
        error);
    CHECK_HAS(text.data, "\"registry\":{\"id\":\"mine\",\"agent\":\"a\"");
    CHECK_HAS(text.data, "\"kind\":\"statement\"");
    kvit_buf_free(&text);
    CHECK_ERROR(kvit_statement_parse(NULL, NULL, 0, NULL, 0, NULL, 0, 2, 2, error), error,
                KVIT_E_INVALID_ARGUMENT, "out");
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("qr")));
    built(error);
    parsed(error);
    registries(error);
    debts(error);
    statements(error);
    kvit_error_free(error);
    return test_result();
}
