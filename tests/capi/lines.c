/* A month of many houses: one line, callbacks, files; bad lines, failing streams. */
#include "sample.h"
#include "test.h"

#define JULY 202507
#define AUGUST 202508

/* A stream in memory: what is read, and what was written. */
typedef struct {
    const char* text;
    size_t size;
    size_t at;
    int64_t fail; /* what the callback returns at the end */
} source;
typedef struct {
    char* text;
    size_t size;
    size_t lines;
    size_t lines_max; /* past them writing fails */
} sink;

static int64_t read_some(void* context, char* into, size_t size) {
    source* from = context;
    size_t count = from->size - from->at;
    if (count > size) count = size;
    if (count > 100) count = 100;
    if (count == 0) return from->fail;
    memcpy(into, from->text + from->at, count);
    from->at += count;
    return (int64_t)count;
}

static int32_t write_some(void* context, const char* lines, size_t size) {
    sink* to = context;
    char* grown;
    if (to->lines == to->lines_max) return 1;
    grown = realloc(to->text, to->size + size + 1);
    if (grown == NULL) return 1;
    to->text = grown;
    memcpy(to->text + to->size, lines, size);
    to->size += size;
    to->text[to->size] = '\0';
    ++to->lines;
    return 0;
}

static source source_of(const char* text) {
    source from = {NULL, 0, 0, 0};
    from.text = text;
    from.size = strlen(text);
    return from;
}

static kvit_rules* rules;
static kvit_error* error;
static char houses[3 * sizeof sample_house + 16]; /* good, blank, bad, good */

static kvit_status run(kvit_lines** lines, int32_t month, source from, source* openings, sink* to,
                       int32_t keep_going) {
    return kvit_close_lines(lines, rules, month, KVIT_DATE_OPEN, read_some, &from,
                            openings == NULL ? NULL : read_some, openings, write_some, to,
                            keep_going, error);
}

static void one_line(void) {
    kvit_buf july = KVIT_BUF_INIT, august = KVIT_BUF_INIT;
    int32_t failed = 77;
    CHECK_OK(kvit_close_line(&july, &failed, rules, JULY, KVIT_DATE_OPEN, 1, TEXT(sample_house),
                             NULL, 0, error),
             error);
    CHECK_INT(failed, 0);
    CHECK_HAS(july.data, "{\"schema\":\"kvit-closed/1\"");
    CHECK_HAS(july.data, "3087.55");
    CHECK_OK(kvit_close_line(&august, &failed, rules, AUGUST, KVIT_DATE_OPEN, 1, TEXT(sample_house),
                             july.data, july.size, error),
             error);
    CHECK_INT(failed, 0);
    CHECK_HAS(august.data, "\"opening_given\":true");
    kvit_buf_free(&august);
    kvit_buf_free(&july);

    CHECK_OK(
        kvit_close_line(&july, &failed, rules, JULY, KVIT_DATE_OPEN, 3, TEXT("{"), NULL, 0, error),
        error);
    CHECK_INT(failed, 1);
    CHECK_HAS(july.data, "{\"schema\":\"kvit-errors/1\",\"line\":3,");
    kvit_buf_free(&july);

    failed = 77;
    CHECK_ERROR(
        kvit_close_line(&july, &failed, rules, 13, KVIT_DATE_OPEN, 1, TEXT("{}"), NULL, 0, error),
        error, KVIT_E_BAD_MONTH, "month");
    CHECK_ERROR(
        kvit_close_line(&july, NULL, rules, JULY, KVIT_DATE_OPEN, 1, TEXT("{}"), NULL, 0, error),
        error, KVIT_E_INVALID_ARGUMENT, "out_failed");
    CHECK_INT(failed, 77);
    CHECK(july.data == NULL);
}

static void keep_going(void) {
    kvit_lines* lines = NULL;
    sink july = {NULL, 0, 0, 99}, august = {NULL, 0, 0, 99};
    source openings;
    CHECK_OK(run(&lines, JULY, source_of(houses), NULL, &july, 1), error);
    CHECK_INT(kvit_lines_count(lines, KVIT_LINES_ALL), 4);
    CHECK_INT(kvit_lines_count(lines, KVIT_LINES_CLOSED), 2);
    CHECK_INT(kvit_lines_count(lines, KVIT_LINES_FAILED), 1);
    CHECK_INT(kvit_lines_count(lines, KVIT_LINES_BLANK), 1);
    CHECK_INT(kvit_lines_count(lines, KVIT_LINES_FIRST_FAILED), 3);
    CHECK_INT(kvit_lines_count(lines, 0), 0);
    CHECK_INT(kvit_lines_count(lines, 6), 0);
    CHECK_INT(july.lines, 4);
    CHECK_HAS(july.text, "\n\n{\"schema\":\"kvit-errors/1\",\"line\":3,");
    kvit_lines_free(lines);

    /* One month is the openings of the next; a line that was not closed is an error there. */
    openings = source_of(july.text);
    CHECK_OK(run(&lines, AUGUST, source_of(houses), &openings, &august, 1), error);
    CHECK_INT(kvit_lines_count(lines, KVIT_LINES_CLOSED), 2);
    CHECK_HAS(august.text, "month_before_not_closed");
    kvit_lines_free(lines);
    free(july.text);
    free(august.text);
}

static void stop(void) {
    kvit_lines* lines = NULL;
    sink to = {NULL, 0, 0, 99};
    CHECK_ERROR(run(&lines, JULY, source_of(houses), NULL, &to, 0), error, KVIT_E_JSON_SYNTAX,
                "line 3:");
    CHECK(lines == NULL);
    CHECK_INT(kvit_error_line(error), 3);
    CHECK_INT(to.lines, 2);
    free(to.text);
    /* The next call forgets the line. */
    CHECK_INT(kvit_document_check(TEXT("{"), KVIT_DOCUMENT_ANY, error), KVIT_E_JSON_SYNTAX);
    CHECK_INT(kvit_error_line(error), 0);
    CHECK_INT(kvit_error_line(NULL), 0);
}

static void failing_streams(void) {
    kvit_lines* lines = NULL;
    sink to = {NULL, 0, 0, 1};
    source from = source_of(houses), blank = source_of("\n");
    CHECK_ERROR(run(&lines, JULY, from, NULL, &to, 1), error, KVIT_E_WRITE_FAILED, "line 2:");
    CHECK_INT(kvit_error_line(error), 2);
    to.lines_max = 99;
    from.fail = -1;
    CHECK_ERROR(run(&lines, JULY, from, NULL, &to, 1), error, KVIT_E_READ_FAILED, "houses:line 4:");
    from.fail = INT64_MAX; /* more than was asked for */
    CHECK_ERROR(run(&lines, JULY, from, NULL, &to, 1), error, KVIT_E_READ_FAILED, "houses:line 4:");
    blank.fail = -5;
    CHECK_ERROR(run(&lines, JULY, source_of(houses), &blank, &to, 1), error, KVIT_E_READ_FAILED,
                "openings:line 2:");
    CHECK(lines == NULL);
    free(to.text);

    CHECK_ERROR(kvit_close_lines(&lines, rules, JULY, KVIT_DATE_OPEN, NULL, NULL, NULL, NULL,
                                 write_some, &to, 1, error),
                error, KVIT_E_INVALID_ARGUMENT, "houses");
    CHECK_ERROR(run(&lines, JULY, from, NULL, &to, 2), error, KVIT_E_INVALID_ARGUMENT,
                "keep_going");
}

static void put(const char* path, const char* text) {
    FILE* file = fopen(path, "wb");
    CHECK(file != NULL && fputs(text, file) >= 0 && fclose(file) == 0);
}

static size_t get(const char* path, char* into, size_t size) {
    FILE* file = fopen(path, "rb");
    size_t count = 0;
    if (file != NULL) {
        count = fread(into, 1, size - 1, file);
        fclose(file);
    }
    into[count] = '\0';
    return count;
}

static int is_there(const char* path) {
    FILE* file = fopen(path, "rb");
    if (file != NULL) fclose(file);
    return file != NULL;
}

static void files(const char* folder) {
    char in[512], out[512], part[512];
    static char text[1 << 20];
    kvit_lines* lines = NULL;
    sink to = {NULL, 0, 0, 99};
    snprintf(in, sizeof in, "%s/lines-houses.ndjson", folder);
    snprintf(out, sizeof out, "%s/lines-out.ndjson", folder);
    snprintf(part, sizeof part, "%s/lines-out.ndjson.0.part", folder);
    put(in, houses);
    put(out, "what stood there");

    CHECK_ERROR(kvit_close_files(&lines, rules, JULY, KVIT_DATE_OPEN, in, NULL, out, 0, error),
                error, KVIT_E_JSON_SYNTAX, "line 3:");
    CHECK(lines == NULL);
    CHECK_INT(kvit_error_line(error), 3);
    get(out, text, sizeof text);
    CHECK_HAS(text, "what stood there");
    CHECK(!is_there(part));

    CHECK_OK(kvit_close_files(&lines, rules, JULY, KVIT_DATE_OPEN, in, NULL, out, 1, error), error);
    CHECK_INT(kvit_lines_count(lines, KVIT_LINES_CLOSED), 2);
    kvit_lines_free(lines);
    CHECK(!is_there(part));
    CHECK_OK(run(&lines, JULY, source_of(houses), NULL, &to, 1), error);
    kvit_lines_free(lines);
    CHECK_INT(get(out, text, sizeof text), to.size);
    CHECK(to.text != NULL && strcmp(text, to.text) == 0);
    free(to.text);

    /* The facts stay: the output is not written over the houses, nor over what is no plain file. */
    CHECK_ERROR(kvit_close_files(&lines, rules, JULY, KVIT_DATE_OPEN, in, NULL, in, 1, error),
                error, KVIT_E_WRITE_FAILED, "out");
    CHECK_ERROR(
        kvit_close_files(&lines, rules, JULY, KVIT_DATE_OPEN, in, NULL, "/dev/null", 1, error),
        error, KVIT_E_WRITE_FAILED, "out");

    /* The output may take the place of the openings. */
    CHECK_OK(kvit_close_files(&lines, rules, AUGUST, KVIT_DATE_OPEN, in, out, out, 1, error),
             error);
    CHECK_INT(kvit_lines_count(lines, KVIT_LINES_CLOSED), 2);
    kvit_lines_free(lines);

    CHECK_ERROR(kvit_close_files(&lines, rules, JULY, KVIT_DATE_OPEN, "/no/such", "/nor/such", out,
                                 1, error),
                error, KVIT_E_READ_FAILED, "houses");
    CHECK_INT(kvit_error_count(error), 2);
    CHECK(kvit_error_found(error, 0).size > 0);
    CHECK_ERROR(
        kvit_close_files(&lines, rules, JULY, KVIT_DATE_OPEN, in, NULL, "/no/such", 1, error),
        error, KVIT_E_WRITE_FAILED, "out");
    /* A folder can be opened, and not read. */
    CHECK_ERROR(kvit_close_files(&lines, rules, JULY, KVIT_DATE_OPEN, folder, NULL, out, 1, error),
                error, KVIT_E_READ_FAILED, "houses:line 1:");
    CHECK_ERROR(kvit_close_files(&lines, rules, JULY, KVIT_DATE_OPEN, in, NULL, folder, 1, error),
                error, KVIT_E_WRITE_FAILED, "out");
    CHECK(lines == NULL);
    remove(in);
    remove(out);
}

int main(int count, char** arguments) {
    const char* folder = count > 1 ? arguments[1] : ".";
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK_OK(kvit_rules_create(&rules, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), error);
    snprintf(houses, sizeof houses, "%s\n\r\n{\n%s", sample_house, sample_house);
    CHECK(strchr(sample_house, '\n') == NULL);
    one_line();
    keep_going();
    stop();
    failing_streams();
    files(folder);
    kvit_lines_free(NULL);
    kvit_rules_free(rules);
    kvit_error_free(error);
    return test_result();
}
