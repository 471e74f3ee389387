/* HOUSES TARIFFS OPENINGS YYYYMM OUT: closes a month of many houses as the C library does; "-" are
 * no openings. */
#include <kvit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char** arguments) {
    static char tariffs[1 << 20];
    size_t size;
    kvit_rules* rules = NULL;
    kvit_lines* lines = NULL;
    FILE* file;
    int failed;
    if (count != 6) return 2;
    file = fopen(arguments[2], "rb");
    if (file == NULL) return 2;
    size = fread(tariffs, 1, sizeof tariffs, file);
    fclose(file);
    failed = kvit_rules_create(&rules, tariffs, size, NULL, 0, NULL, 0, NULL) ||
             kvit_close_files(&lines, rules, atoi(arguments[4]), KVIT_DATE_OPEN, arguments[1],
                              strcmp(arguments[3], "-") == 0 ? NULL : arguments[3], arguments[5], 1,
                              NULL);
    kvit_lines_free(lines);
    kvit_rules_free(rules);
    return failed;
}
