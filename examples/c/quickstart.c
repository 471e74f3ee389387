/* quickstart [HOUSE.json] [TARIFFS.json]: closes July 2025 of a house, prints what its first
 * account owes, and why the first line of that bill is what it is. */
#include <inttypes.h>
#include <kvit.h>
#include <stdio.h>

static char house_json[1 << 20], tariffs_json[1 << 20];

static size_t read_file(const char* path, char* text, size_t most) {
    FILE* file = fopen(path, "rb");
    size_t size = 0;
    if (file == NULL) {
        perror(path);
        return 0;
    }
    size = fread(text, 1, most, file);
    fclose(file);
    return size;
}

int main(int argc, char** argv) {
    size_t house_size =
        read_file(argc > 1 ? argv[1] : "examples/data/house.json", house_json, sizeof house_json);
    size_t tariffs_size = read_file(argc > 2 ? argv[2] : "examples/data/tariffs.json", tariffs_json,
                                    sizeof tariffs_json);
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    kvit_closed* july = NULL;
    kvit_buf bill = KVIT_BUF_INIT, why = KVIT_BUF_INIT;
    kvit_error* error = NULL;
    int64_t to_pay = 0;
    int failed = kvit_error_create(&error) ||
                 kvit_rules_create(&rules, tariffs_json, tariffs_size, NULL, 0, NULL, 0, error) ||
                 kvit_house_parse(&house, house_json, house_size, error) ||
                 kvit_close(&july, rules, house, NULL, 0, 202507, KVIT_DATE_OPEN, error) ||
                 kvit_closed_bill_total(&to_pay, july, 0, KVIT_TOTAL_TO_PAY, error) ||
                 kvit_closed_bill(&bill, july, 0, KVIT_LAYOUT_LINE, error) ||
                 kvit_explain_line_text(&why, bill.data, bill.size, 1, KVIT_EXPLAIN_SENTENCES,
                                        KVIT_LANG_EN, error);
    if (failed)
        for (size_t i = 0; i < kvit_error_count(error); ++i)
            fprintf(stderr, "%s\n", kvit_error_message(error, i, KVIT_LANG_EN).data);
    else
        printf("account %s has to pay %" PRId64 " kopecks\n%s\n", kvit_closed_account(july, 0).data,
               to_pay, why.data);
    kvit_buf_free(&why);
    kvit_buf_free(&bill);
    kvit_closed_free(july);
    kvit_house_free(house);
    kvit_rules_free(rules);
    kvit_error_free(error);
    return failed;
}
