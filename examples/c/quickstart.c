/* Closes July 2025 of a house, prints what its first account has to pay and why line 3 is so. */
#include <inttypes.h>
#include <kvit.h>
#include <stdio.h>

static size_t text_of(const char* path, char* text, size_t most) {
    FILE* file = fopen(path, "rb");
    size_t size = file ? fread(text, 1, most, file) : 0;
    if (file) fclose(file);
    return size;
}

int main(void) {
    static char house_text[1 << 20], tariffs[1 << 20], opening[1 << 20];
    const size_t house_size = text_of("examples/data/house.json", house_text, sizeof house_text);
    const size_t tariffs_size = text_of("examples/data/tariffs.json", tariffs, sizeof tariffs);
    const size_t opening_size = text_of("examples/data/opening.json", opening, sizeof opening);
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    kvit_closed* july = NULL;
    kvit_error* error = NULL;
    kvit_buf bill = KVIT_BUF_INIT, why = KVIT_BUF_INIT;
    int64_t kopecks = 0;

    const int failed =
        kvit_error_create(&error) ||
        kvit_rules_create(&rules, tariffs, tariffs_size, NULL, 0, NULL, 0, error) ||
        kvit_house_parse(&house, house_text, house_size, error) ||
        kvit_close(&july, rules, house, opening, opening_size, 202507, KVIT_DATE_OPEN, error) ||
        kvit_closed_bill_total(&kopecks, july, 0, KVIT_TOTAL_TO_PAY, error) ||
        kvit_closed_bill(&bill, july, 0, KVIT_LAYOUT_LINE, error) ||
        kvit_explain_line_text(&why, bill.data, bill.size, 3, KVIT_EXPLAIN_SENTENCES, KVIT_LANG_EN,
                               error);
    if (failed)
        fprintf(stderr, "%s\n", kvit_error_message(error, 0, KVIT_LANG_EN).data);
    else
        printf("%s: %" PRId64 " kopecks\n%s", kvit_closed_account(july, 0).data, kopecks, why.data);

    kvit_buf_free(&why), kvit_buf_free(&bill);
    kvit_closed_free(july), kvit_house_free(house), kvit_rules_free(rules), kvit_error_free(error);
    return failed;
}
