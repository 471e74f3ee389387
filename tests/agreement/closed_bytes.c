/* HOUSE TARIFFS OPENING YYYYMM: prints the closed month as the C library writes it. */
#include <kvit.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct {
    char* data;
    size_t size;
} text;

static text text_of(const char* path) {
    text read = {NULL, 0};
    FILE* file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    fseek(file, 0, SEEK_END);
    read.size = (size_t)ftell(file);
    rewind(file);
    read.data = malloc(read.size + 1);
    if (read.data == NULL || fread(read.data, 1, read.size, file) != read.size) exit(2);
    fclose(file);
    return read;
}

int main(int count, char** arguments) {
    text house_json, tariffs, opening;
    kvit_rules* rules = NULL;
    kvit_house* house = NULL;
    kvit_closed* closed = NULL;
    kvit_error* error = NULL;
    kvit_buf document = KVIT_BUF_INIT;
    int failed;
    if (count != 5) return 2;
    house_json = text_of(arguments[1]);
    tariffs = text_of(arguments[2]);
    opening = text_of(arguments[3]);
    failed = kvit_error_create(&error) ||
             kvit_rules_create(&rules, tariffs.data, tariffs.size, NULL, 0, NULL, 0, error) ||
             kvit_house_parse(&house, house_json.data, house_json.size, error) ||
             kvit_close(&closed, rules, house, opening.data, opening.size, atoi(arguments[4]),
                        KVIT_DATE_OPEN, error) ||
             kvit_closed_document(&document, closed, KVIT_LAYOUT_PRETTY, error);
    if (!failed) failed = fwrite(document.data, 1, document.size, stdout) != document.size;
    kvit_buf_free(&document);
    kvit_closed_free(closed);
    kvit_house_free(house);
    kvit_rules_free(rules);
    kvit_error_free(error);
    free(house_json.data);
    free(tariffs.data);
    free(opening.data);
    return failed;
}
