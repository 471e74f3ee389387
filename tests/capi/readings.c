/* The intake of readings. */
#include <string.h>

#include "test.h"

#define TABLE(row) "account;meter;register;reading;unit;day\n" row
static const char table[] = TABLE("0012;77;T1;05778,5;kWh;20.01.2026\n0012;78;;x;;\n");
static const char broken[] = TABLE("0012;77;T1;05778,5;kWh\n");

static kvit_status parse(kvit_buf* out, const char* file, size_t size, const char* profile,
                         size_t profile_size, kvit_error* error) {
    return kvit_readings_parse(out, file, size, profile, profile_size, TEXT("jan"), NULL, 0,
                               KVIT_DATE_OPEN, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error);
}

static void tables(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    kvit_buf profile = KVIT_BUF_INIT;
    kvit_buf again = KVIT_BUF_INIT;
    CHECK_OK(parse(&text, TEXT(table), TEXT("readings-csv"), error), error);
    CHECK_HAS(text.data, "\"value\":\"5778.5\",\"typed\":\"05778,5\",\"unit\":\"kWh\"");
    CHECK_HAS(text.data, "\"channel\":\"file\",\"place\":\"2:12\",\"date\":\"2026-01-20\"");
    CHECK_HAS(text.data, "\"reason\":\"bad_value\"");
    CHECK_OK(kvit_document_check(text.data, text.size, KVIT_DOCUMENT_READINGS, error), error);
    CHECK_OK(kvit_readings_profile(&profile, TEXT("readings-csv"), error), error);
    CHECK_OK(kvit_document_check(profile.data, profile.size, KVIT_DOCUMENT_READINGS_PROFILE, error),
             error);
    CHECK_OK(parse(&again, TEXT(table), profile.data, profile.size, error), error);
    CHECK(again.size == text.size && memcmp(again.data, text.data, text.size) == 0);
    kvit_buf_free(&again);
    kvit_buf_free(&profile);
    kvit_buf_free(&text);
    CHECK_OK(
        kvit_readings_parse(&text, TEXT(TABLE("1;2;;3;;\n")), TEXT("readings-csv"), TEXT("jan"),
                            TEXT("office"), 20478, KVIT_MODE_LENIENT, KVIT_LAYOUT_PRETTY, error),
        error);
    CHECK_HAS(text.data, "\"channel\": \"office\"");
    CHECK_HAS(text.data, "\"date\": \"2026-01-25\"");
    kvit_buf_free(&text);
    CHECK_ERROR(parse(&text, TEXT(broken), TEXT("readings-csv"), error), error,
                KVIT_E_MISSING_COLUMN, "2:23");
    CHECK(text.data == NULL && text.size == 0);
    CHECK_ERROR(parse(&text, TEXT(table), TEXT("none"), error), error, KVIT_E_NOT_FOUND, "profile");
    CHECK_ERROR(parse(&text, TEXT(table), TEXT("{}"), error), error, KVIT_E_MISSING_KEY,
                "profile:schema");
    CHECK_ERROR(kvit_readings_parse(&text, TEXT(table), TEXT("readings-csv"), NULL, 0, NULL, 0,
                                    KVIT_DATE_OPEN, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
                error, KVIT_E_MISSING_KEY, "id");
    CHECK_ERROR(parse(NULL, NULL, 1, NULL, 0, error), error, KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_ERROR(kvit_readings_profile(&text, TEXT("none"), error), error, KVIT_E_NOT_FOUND,
                "profile");
}

static void messages(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    kvit_buf form = KVIT_BUF_INIT;
    CHECK_OK(kvit_readings_form(&form, TEXT("sakhalin"), error), error);
    CHECK_OK(kvit_document_check(form.data, form.size, KVIT_DOCUMENT_READINGS_FORM, error), error);
    CHECK_OK(kvit_readings_messages(&text, TEXT("{\"text\": \"0012#77#05778\"}\n{\"text\": \"x\"}"),
                                    form.data, form.size, NULL, 0, TEXT("sms"), NULL, 0,
                                    KVIT_DATE_OPEN, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"typed\":\"05778\",\"channel\":\"sms\",\"place\":\"1:1\",\"message\":1");
    CHECK_HAS(text.data, "\"reason\":\"not_of_form\"");
    kvit_buf_free(&text);
    kvit_buf_free(&form);
    CHECK_OK(kvit_readings_messages(&text, TEXT("h\n20.01.2026 10:15:00;+7***12;0012 5\n"),
                                    TEXT("pskov"), TEXT("messages-csv"), TEXT("sms"), TEXT("bot"),
                                    KVIT_DATE_OPEN, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"sender\":\"+7***12\",\"date\":\"2026-01-20\",\"time\":\"10:15:00\"");
    kvit_buf_free(&text);
    CHECK_ERROR(
        kvit_readings_messages(&text, TEXT("{\"text\": 5}"), TEXT("pskov"), NULL, 0, TEXT("sms"),
                               NULL, 0, KVIT_DATE_OPEN, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_WRONG_TYPE, "1:text");
    CHECK_ERROR(kvit_readings_form(&text, TEXT("none"), error), error, KVIT_E_NOT_FOUND, "form");
    CHECK_ERROR(kvit_readings_form(NULL, NULL, 1, error), error, KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_ERROR(
        kvit_readings_messages(NULL, NULL, 1, NULL, 0, NULL, 0, NULL, 0, NULL, 0, 0, 2, 2, error),
        error, KVIT_E_INVALID_ARGUMENT, "out");
}

static const char code[] =
    "ST00012|Name=A|PersonalAcc=40702810900000000001|BankName=B|BIC=044525000|"
    "CorrespAcc=30101810900000000000|PersAcc=0012|CounterId=77|CounterVal=05778";
static const char bank[] =
    "{\"schema\": \"kvit-registry-profile/1\", \"id\": \"p\", \"agent\": \"b\", \"encoding\": "
    "\"utf-8\","
    " \"delimiter\": \";\", \"date_format\": \"DD.MM.YYYY\", \"columns\": ["
    "{\"field\": \"operation\", \"at\": 1}, {\"field\": \"account\", \"at\": 2},"
    " {\"field\": \"amount\", \"at\": 3}, {\"field\": \"paid\", \"at\": 4}],"
    " \"readings\": [{\"prefix\": \"CounterVal_\", \"sign\": \":\"}]}";

static void borne(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_readings_of_qr(&text, TEXT(code), KVIT_QR_BYTES, TEXT("p"), TEXT("op-1"), 20473,
                                 NULL, 0, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(text.data, "\"account\":\"0012\",\"meter\":\"77\",\"value\":\"5778\"");
    CHECK_HAS(text.data, "\"channel\":\"payment\",\"operation\":\"op-1\",\"date\":\"2026-01-20\"");
    kvit_buf_free(&text);
    CHECK_ERROR(
        kvit_readings_of_qr(&text, TEXT("x"), KVIT_QR_BYTES, TEXT("p"), NULL, 0, KVIT_DATE_OPEN,
                            NULL, 0, KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
        error, KVIT_E_BAD_TEXT, "header");
    CHECK_ERROR(kvit_readings_of_qr(NULL, NULL, 1, 2, NULL, 0, NULL, 0, 0, NULL, 0, 2, 2, error),
                error, KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_OK(
        kvit_readings_of_registry(&text, TEXT("op-1;0012;10,50;05.02.2026;CounterVal_2:12,5\n"),
                                  TEXT(bank), TEXT("r"), NULL, 0, 20490, TEXT("bank"),
                                  KVIT_MODE_STRICT, KVIT_LAYOUT_LINE, error),
        error);
    CHECK_HAS(text.data, "\"id\":\"r\",\"read_by\":\"p\"");
    CHECK_HAS(text.data,
              "\"meter\":\"2\",\"value\":\"12.5\",\"typed\":\"12,5\",\"channel\":\"bank\","
              "\"operation\":\"op-1\",\"date\":\"2026-02-05\"");
    kvit_buf_free(&text);
    CHECK_ERROR(kvit_readings_of_registry(&text, TEXT("op-1;0012;x;05.02.2026\n"), TEXT(bank),
                                          TEXT("r"), NULL, 0, 20490, NULL, 0, KVIT_MODE_STRICT,
                                          KVIT_LAYOUT_LINE, error),
                error, KVIT_E_BAD_MONEY, "1:11 amount");
    CHECK_ERROR(kvit_readings_of_registry(NULL, NULL, 1, NULL, 0, NULL, 0, NULL, 0, 0, NULL, 0, 2,
                                          2, error),
                error, KVIT_E_INVALID_ARGUMENT, "out");
}

static const char house[] =
    "{\"schema\": \"kvit-house/1\", \"house\": \"h\", \"meters\": [{\"id\": \"f\", \"known_on\": "
    "\"2025-01-01\", \"meter\": \"m\", \"account\": \"a\", \"service\": \"electricity\","
    " \"unit\": \"kWh\", \"start\": \"0\"}]}";
static const char map[] =
    "{\"schema\": \"kvit-meter-map/1\", \"meters\": [{\"account\": \"0012\", \"meter\": \"77\","
    " \"house_meter\": \"m\", \"registers\": [{\"register\": \"T1\", \"zone\": \"single\"}]}]}";

static void placed(kvit_error* error) {
    kvit_buf taken = KVIT_BUF_INIT;
    kvit_buf out = KVIT_BUF_INIT;
    kvit_buf report = KVIT_BUF_INIT;
    kvit_buf again = KVIT_BUF_INIT;
    kvit_buf nothing = KVIT_BUF_INIT;
    CHECK_OK(kvit_document_check(TEXT(map), KVIT_DOCUMENT_METER_MAP, error), error);
    CHECK_OK(parse(&taken, TEXT(table), TEXT("readings-csv"), error), error);
    CHECK_OK(kvit_readings_to_house(&out, &report, TEXT(house), taken.data, taken.size, TEXT(map),
                                    20474, KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(out.data, "\"readings\":[{\"id\":\"jan:1\",\"known_on\":\"2026-01-21\"");
    CHECK_HAS(report.data, "\"counts\":{\"rows\":1,\"placed\":1,\"unmatched\":0,\"refused\":1}");
    CHECK_OK(kvit_document_check(out.data, out.size, KVIT_DOCUMENT_HOUSE, error), error);
    CHECK_ERROR(kvit_readings_to_house(&again, &nothing, out.data, out.size, taken.data, taken.size,
                                       TEXT(map), 20474, KVIT_LAYOUT_LINE, error),
                error, KVIT_E_DUPLICATE_ID, "id");
    CHECK(again.data == NULL && nothing.data == NULL && nothing.size == 0);
    CHECK_ERROR(
        kvit_readings_to_house(NULL, NULL, NULL, 1, NULL, 0, NULL, 0, KVIT_DATE_OPEN, 2, error),
        error, KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_STR(kvit_error_path(error, 1), "report");
    kvit_buf_free(&taken);
    kvit_buf_free(&out);
    kvit_buf_free(&report);
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK(kvit_has_feature(TEXT("readings")));
    tables(error);
    messages(error);
    borne(error);
    placed(error);
    kvit_error_free(error);
    return test_result();
}
