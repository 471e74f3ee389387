/* What the C tests share: checks that work with NDEBUG, say what was wrong, and go on. */
#ifndef KVIT_TEST_H
#define KVIT_TEST_H

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kvit.h"

/* Results are static per program: each test is one file. */
static int test_failures = 0;

#define CHECK(condition) test_check((condition) ? 1 : 0, #condition, __FILE__, __LINE__)
#define CHECK_INT(actual, expected) \
    test_int((int64_t)(actual), (int64_t)(expected), #actual, __FILE__, __LINE__)
#define CHECK_STR(actual, expected) test_str((actual), (expected), #actual, __FILE__, __LINE__)
/* The text has the part somewhere. */
#define CHECK_HAS(actual, part) test_has((actual), (part), #actual, __FILE__, __LINE__)
/* A text literal as the two arguments of a call. */
#define TEXT(literal) (literal), (sizeof(literal) - 1)

static inline void test_check(int holds, const char* what, const char* file, int line) {
    if (holds) return;
    ++test_failures;
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
}

static inline void test_int(int64_t actual, int64_t expected, const char* what, const char* file,
                            int line) {
    if (actual == expected) return;
    ++test_failures;
    fprintf(stderr, "%s:%d: %s is %" PRId64 ", expected %" PRId64 "\n", file, line, what, actual,
            expected);
}

static inline void test_str(kvit_str actual, const char* expected, const char* what,
                            const char* file, int line) {
    /* Every borrowed text ends in a NUL and is never NULL. */
    if (actual.data != NULL && actual.size == strlen(expected) &&
        memcmp(actual.data, expected, actual.size + 1) == 0)
        return;
    ++test_failures;
    fprintf(stderr, "%s:%d: %s is \"%s\", expected \"%s\"\n", file, line, what,
            actual.data == NULL ? "(NULL)" : actual.data, expected);
}

static inline void test_has(const char* actual, const char* part, const char* what,
                            const char* file, int line) {
    if (actual != NULL && strstr(actual, part) != NULL) return;
    ++test_failures;
    fprintf(stderr, "%s:%d: %s is \"%s\", expected to contain \"%s\"\n", file, line, what,
            actual == NULL ? "(NULL)" : actual, part);
}

/* Prints the errors of a call that should have worked. */
static inline void test_explain(const kvit_error* error) {
    size_t i;
    for (i = 0; i < kvit_error_count(error); ++i)
        fprintf(stderr, "    %s\n", kvit_error_message(error, i, KVIT_LANG_EN).data);
}

/* The call returns OK; otherwise its errors are shown. */
#define CHECK_OK(call, error)                                      \
    do {                                                           \
        const kvit_status test_status = (call);                    \
        test_int(test_status, KVIT_OK, #call, __FILE__, __LINE__); \
        if (test_status != KVIT_OK) test_explain(error);           \
        CHECK_INT(kvit_error_count(error), 0);                     \
    } while (0)

/* The call returns the code, and the list begins with it at the path. */
#define CHECK_ERROR(call, error, code, at)                   \
    do {                                                     \
        test_int((call), (code), #call, __FILE__, __LINE__); \
        CHECK(kvit_error_count(error) >= 1);                 \
        CHECK_INT(kvit_error_code(error, 0), (code));        \
        CHECK_STR(kvit_error_path(error, 0), (at));          \
    } while (0)

/* A whole file with a final NUL, which *size does not count; NULL if it cannot be read. */
static inline char* test_read_file(const char* path, size_t* size) {
    FILE* file = fopen(path, "rb");
    char* text = NULL;
    long length;
    *size = 0;
    if (file == NULL) return NULL;
    if (fseek(file, 0, SEEK_END) == 0 && (length = ftell(file)) >= 0 &&
        fseek(file, 0, SEEK_SET) == 0 && (text = (char*)malloc((size_t)length + 1)) != NULL) {
        *size = fread(text, 1, (size_t)length, file);
        text[*size] = '\0';
    }
    fclose(file);
    return text;
}

static inline int test_result(void) {
    if (test_failures != 0) fprintf(stderr, "%d checks failed\n", test_failures);
    return test_failures == 0 ? 0 : 1;
}

#endif
