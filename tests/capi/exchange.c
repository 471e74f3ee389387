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

static const char camt[] =
    "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.054.001.08\"><BkToCstmrDbtCdtNtfctn>"
    "<GrpHdr><MsgId>m</MsgId></GrpHdr><Ntfctn><Acct><Id><IBAN>A</IBAN></Id></Acct><Ntry>"
    "<Amt Ccy=\"RUB\">1.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
    "<BookgDt><Dt>2026-02-05</Dt></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>N</Nm></Pty>"
    "</Dbtr></RltdPties></TxDtls></NtryDtls></Ntry></Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";

static kvit_status read_camt(kvit_buf* out, int32_t form, int32_t names, kvit_error* error) {
    return kvit_statement_read(out, TEXT(camt), form, names, NULL, 0, NULL, 0, KVIT_MODE_STRICT,
                               KVIT_LAYOUT_LINE, error);
}

static void messages(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(read_camt(&text, KVIT_STATEMENT_BY_CONTENT, KVIT_NAMES_DROPPED, error), error);
    CHECK_HAS(text.data, "\"form\":\"camt.054\",\"version\":\"001.08\"");
    CHECK_HAS(text.data, "\"id\":\"m\",\"agent\":\"bank\"");
    CHECK(strstr(text.data, "payer_name") == NULL);
    kvit_buf_free(&text);
    CHECK_OK(read_camt(&text, KVIT_STATEMENT_CAMT, KVIT_NAMES_KEPT, error), error);
    CHECK_HAS(text.data, "\"payer_name\":\"N\"");
    kvit_buf_free(&text);
    CHECK_ERROR(read_camt(&text, KVIT_STATEMENT_CLIENT_BANK, KVIT_NAMES_DROPPED, error), error,
                KVIT_E_BAD_TABLE, "1:1");
    CHECK_ERROR(read_camt(&text, 3, 2, error), error, KVIT_E_INVALID_ARGUMENT, "form");
    CHECK_STR(kvit_error_path(error, 1), "names");
}

/* Roubles of 150.50 that came in by its day alone. */
#define STATEMENT(encoding, purpose)                                                            \
    "{\"schema\": \"kvit-statement/1\", \"form\": \"1CClientBankExchange\", \"encoding\": "     \
    "\"" encoding                                                                               \
    "\", \"accounts\": [], \"documents\": [{\"line\": 1, \"kind\": \"K\", \"number\": \"17\", " \
    "\"date\": \"2026-02-05\", \"amount\": \"150.50\", \"direction\": \"incoming\", "           \
    "\"credited\": \"2026-02-06\", \"purpose\": \"" purpose "\"}]}"

static void written(kvit_error* error) {
    kvit_buf bytes = KVIT_BUF_INIT;
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_statement_write(&bytes, TEXT(STATEMENT("cp866", "P")), error), error);
    CHECK(bytes.size > 22 && memcmp(bytes.data, "1CClientBankExchange\r\n", 22) == 0);
    CHECK_OK(kvit_statement_parse(&text, bytes.data, bytes.size, NULL, 0, NULL, 0, KVIT_MODE_STRICT,
                                  KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"encoding\":\"cp866\"");
    CHECK_HAS(text.data, "\"amount\":\"150.50\",\"direction\":\"incoming\"");
    kvit_buf_free(&bytes);
    kvit_buf_free(&text);
    CHECK_ERROR(kvit_statement_write(&bytes, TEXT(STATEMENT("cp866", "\xE2\x82\xBD")), error),
                error, KVIT_E_BAD_TEXT, "documents[0].purpose");
    CHECK(bytes.data == NULL && bytes.size == 0);
    CHECK_ERROR(kvit_statement_write(&bytes, TEXT("{\"schema\": \"kvit-qr/1\"}"), error), error,
                KVIT_E_WRONG_SCHEMA, "schema");
    CHECK_ERROR(kvit_statement_write(NULL, NULL, 0, error), error, KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_OK(kvit_document_check(TEXT(STATEMENT("utf-8", "P")), KVIT_DOCUMENT_STATEMENT, error),
             error);
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
    messages(error);
    written(error);
    kvit_error_free(error);
    return test_result();
}
