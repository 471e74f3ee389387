/* The law through C: values, gaps, packs and what they change. */
#include "test.h"

static const char pack[] =
    "{\"schema\": \"kvit-law/1\", \"edition\": \"ours\", \"over\": \"built-in\","
    " \"known_on\": \"2026-10-26\", \"parameters\": [{\"id\": \"penalty.key_rate\","
    " \"covered_until\": \"2026-12-20\","
    " \"values\": [{\"from\": \"2026-10-26\", \"value\": \"13.50\"}]}]}";

static const char parameter[] = "penalty.key_rate";
enum { DAY_2026_10_25 = 20751, DAY_2026_10_26 = 20752 };

static int holds(const kvit_buf* text, const char* piece) {
    return text->data != NULL && strstr(text->data, piece) != NULL;
}

static void values(kvit_error* error) {
    kvit_buf value = KVIT_BUF_INIT;
    CHECK_OK(kvit_law_value(&value, NULL, 0, parameter, strlen(parameter), DAY_2026_10_25,
                            KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
             error);
    CHECK(holds(&value, "\"value\":\"14.00\""));
    CHECK(holds(&value, "\"from\":\"2026-07-27\""));
    kvit_buf_free(&value);

    CHECK_INT(kvit_law_value(&value, NULL, 0, parameter, strlen(parameter), DAY_2026_10_26,
                             KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
              KVIT_E_LAW_GAP);
    CHECK(value.data == NULL);
    CHECK_INT(kvit_law_value(&value, NULL, 0, "nope", 4, DAY_2026_10_26, KVIT_DATE_OPEN,
                             KVIT_LAYOUT_LINE, error),
              KVIT_E_LAW_UNKNOWN_PARAMETER);
    CHECK_INT(kvit_law_value(&value, NULL, 0, parameter, strlen(parameter), KVIT_DATE_OPEN,
                             KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
              KVIT_E_BAD_DATE);
    CHECK_INT(kvit_law_value(NULL, NULL, 0, NULL, 0, DAY_2026_10_26, -1000000, 7, error),
              KVIT_E_INVALID_ARGUMENT);
    CHECK_INT(kvit_error_count(error), 4);
}

static void packs(kvit_error* error) {
    kvit_buf text = KVIT_BUF_INIT;
    CHECK_OK(kvit_law_value(&text, pack, strlen(pack), parameter, strlen(parameter), DAY_2026_10_26,
                            KVIT_DATE_OPEN, KVIT_LAYOUT_LINE, error),
             error);
    CHECK(holds(&text, "\"value\":\"13.50\""));
    CHECK(holds(&text, "\"known_on\":\"2026-10-26\""));
    kvit_buf_free(&text);
    CHECK_INT(kvit_law_value(&text, pack, strlen(pack), parameter, strlen(parameter),
                             DAY_2026_10_26, DAY_2026_10_25, KVIT_LAYOUT_LINE, error),
              KVIT_E_LAW_GAP);

    CHECK_OK(kvit_law_diff(&text, NULL, 0, pack, strlen(pack), KVIT_LAYOUT_LINE, error), error);
    CHECK(holds(&text, "\"before\":null,\"after\":\"13.50\""));
    CHECK(holds(&text, "\"touches\""));
    kvit_buf_free(&text);
    CHECK_INT(kvit_law_diff(&text, "[]", 2, "{}", 2, KVIT_LAYOUT_LINE, error), KVIT_E_WRONG_TYPE);
    CHECK(strncmp(kvit_error_path(error, 0).data, "before:", 7) == 0);
    CHECK(strncmp(kvit_error_path(error, 1).data, "after:", 6) == 0);

    CHECK_OK(kvit_law_document(&text, pack, strlen(pack), KVIT_LAYOUT_PRETTY, error), error);
    CHECK(holds(&text, "\"kvit-law/1\""));
    CHECK(holds(&text, "calendar.special_days"));
    CHECK_OK(kvit_document_check(text.data, text.size, KVIT_DOCUMENT_LAW, error), error);
    kvit_buf_free(&text);
    CHECK_INT(kvit_law_document(&text, "nonsense", 8, KVIT_LAYOUT_LINE, error), KVIT_E_JSON_SYNTAX);
    CHECK(strncmp(kvit_error_path(error, 0).data, "law:", 4) == 0);
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    values(error);
    packs(error);
    kvit_error_free(error);
    return test_result();
}
