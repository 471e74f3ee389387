/* bill FOLDER: what the accounts of the example house have to pay for July 2025, in kopecks. */
#include <inttypes.h>
#include <kvit.h>
#include <stdio.h>

/* A document of the folder; its size is 0 if it cannot be read, which kvit then reports. */
static size_t text_of(const char* folder, const char* name, char* text, size_t most) {
    char path[4096];
    FILE* file;
    size_t size;
    snprintf(path, sizeof path, "%s/%s.json", folder, name);
    file = fopen(path, "rb");
    if (file == NULL) return 0;
    size = fread(text, 1, most, file);
    fclose(file);
    return size;
}

int main(int argc, char** argv) {
    static char house_text[1 << 20], tariffs_text[1 << 20], opening_text[1 << 20];
    const char* folder = argc > 1 ? argv[1] : ".";
    const size_t house_size = text_of(folder, "house", house_text, sizeof house_text);
    const size_t tariffs_size = text_of(folder, "tariffs", tariffs_text, sizeof tariffs_text);
    const size_t opening_size = text_of(folder, "opening", opening_text, sizeof opening_text);
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    kvit_closed* july = NULL;
    kvit_error* error = NULL;
    size_t i;
    const int failed =
        kvit_error_create(&error) ||
        kvit_rules_create(&rules, tariffs_text, tariffs_size, NULL, 0, NULL, 0, error) ||
        kvit_house_parse(&house, house_text, house_size, error) ||
        kvit_close(&july, rules, house, opening_text, opening_size, 202507, KVIT_DATE_OPEN, error);

    for (i = 0; i < kvit_error_count(error); ++i)
        fprintf(stderr, "%s\n", kvit_error_message(error, i, KVIT_LANG_EN).data);
    for (i = 0; i < kvit_closed_bill_count(july); ++i) {
        int64_t kopecks = 0;
        if (kvit_closed_bill_total(&kopecks, july, i, KVIT_TOTAL_TO_PAY, NULL) != KVIT_OK) return 1;
        printf("%s %" PRId64 "\n", kvit_closed_account(july, i).data, kopecks);
    }
    kvit_closed_free(july);
    kvit_house_free(house);
    kvit_rules_free(rules);
    kvit_error_free(error);
    return failed;
}
