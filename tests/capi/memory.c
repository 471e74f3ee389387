/* Every call with memory that ends at every possible place: the call says KVIT_E_OUT_OF_MEMORY,
 * gives nothing back, leaks nothing (under valgrind or a sanitizer) and works again afterwards.
 *
 * The program replaces the operators new and delete of C++ under their names in the ABI of Linux.
 * Valgrind would replace them again: give it --soname-synonyms=somalloc=nouserintercepts. */
#define _POSIX_C_SOURCE 200809L
#include <dlfcn.h>

#include "sample.h"
#include "test.h"

/* Allocations left before one fails; none fails while it is negative. */
static long allocations_left = -1;
static void (*throw_bad_alloc)(void);

void* _Znwm(size_t size);
void* _ZnwmRKSt9nothrow_t(size_t size, const void* tag);
void _ZdlPv(void* memory);
void _ZdlPvm(void* memory, size_t size);

static void* allocate(size_t size) {
    if (allocations_left == 0) return NULL;
    if (allocations_left > 0) --allocations_left;
    return malloc(size == 0 ? 1 : size);
}
void* _Znwm(size_t size) {
    void* memory = allocate(size);
    if (memory == NULL) throw_bad_alloc();
    return memory;
}
void* _ZnwmRKSt9nothrow_t(size_t size, const void* tag) {
    (void)tag;
    return allocate(size);
}
void _ZdlPv(void* memory) { free(memory); }
void _ZdlPvm(void* memory, size_t size) {
    (void)size;
    free(memory);
}

/* The function of libstdc++ that throws std::bad_alloc: a C program cannot throw by itself. */
static int find_throw(void) {
    void* program = dlopen(NULL, RTLD_LAZY);
    void* found = program == NULL ? NULL : dlsym(program, "_ZSt17__throw_bad_allocv");
    if (program != NULL) dlclose(program);
    memcpy(&throw_bad_alloc, &found, sizeof found);
    return found != NULL;
}

static kvit_error* error;
static kvit_rules* rules;
static kvit_house* house;
static kvit_closed* closed;
static kvit_buf bill, opening;

static const char penalty_case[] =
    "{\"schema\": \"kvit-penalty/1\", \"id\": \"c\", \"scale\": \"zhk14\","
    " \"as_of\": \"2025-07-25\", \"policy\": {}, \"debts\": ["
    "{\"period\": \"2025-01\", \"amount\": \"10000.00\", \"due_date\": \"2025-02-10\"}],"
    " \"payments\": [{\"date\": \"2025-05-20\", \"amount\": \"4000.00\"}]}";

static kvit_status take_buf(kvit_status status, kvit_buf* out) {
    CHECK((status == KVIT_OK) == (out->data != NULL));
    kvit_buf_free(out);
    return status;
}

/* The calls. Each frees what it got. */

static kvit_status create_error(void) {
    kvit_error* out = NULL;
    const kvit_status status = kvit_error_create(&out);
    CHECK((status == KVIT_OK) == (out != NULL));
    kvit_error_free(out);
    return status;
}
static kvit_status create_rules(void) {
    kvit_rules* out = NULL;
    const kvit_status status = kvit_rules_create(
        &out, TEXT(sample_tariffs),
        TEXT("{\"schema\": \"kvit-policy/1\", \"id\": \"p\", \"options\": [{\"option\": "
             "\"raising_factor_lines\", \"choice\": \"one_sum\"}]}"),
        NULL, 0, error);
    CHECK((status == KVIT_OK) == (out != NULL));
    kvit_rules_free(out);
    return status;
}
static kvit_status parse_house(void) {
    kvit_house* out = NULL;
    const kvit_status status = kvit_house_parse(&out, TEXT(sample_house), error);
    CHECK((status == KVIT_OK) == (out != NULL));
    kvit_house_free(out);
    return status;
}
static kvit_status check_document(void) {
    return kvit_document_check(TEXT(sample_house), KVIT_DOCUMENT_ANY, error);
}
/* Here an error is the success. */
static kvit_status report_errors(void) {
    const kvit_status status = kvit_document_check(
        TEXT("{\"schema\": \"kvit-house/1\", \"x\": 1, \"y\": 2}"), KVIT_DOCUMENT_ANY, error);
    return status == KVIT_E_MISSING_KEY || status == KVIT_E_UNKNOWN_KEY ? KVIT_OK : status;
}
static kvit_status close_month(void) {
    kvit_closed* out = NULL;
    const kvit_status status =
        kvit_close(&out, rules, house, opening.data, opening.size, 202508, KVIT_DATE_OPEN, error);
    CHECK((status == KVIT_OK) == (out != NULL));
    kvit_closed_free(out);
    return status;
}
static kvit_status write_bill(void) {
    kvit_buf out = KVIT_BUF_INIT;
    return take_buf(kvit_closed_bill(&out, closed, 0, KVIT_LAYOUT_LINE, error), &out);
}
static kvit_status write_opening(void) {
    kvit_buf out = KVIT_BUF_INIT;
    return take_buf(kvit_closed_opening(&out, closed, KVIT_LAYOUT_PRETTY, error), &out);
}
static kvit_status verify_bill(void) { return kvit_bill_verify(bill.data, bill.size, error); }
static kvit_status explain_line(void) {
    kvit_buf out = KVIT_BUF_INIT;
    return take_buf(kvit_explain_line(&out, bill.data, bill.size, 1, KVIT_LAYOUT_LINE, error),
                    &out);
}
static kvit_status explain_text(void) {
    kvit_buf out = KVIT_BUF_INIT;
    return take_buf(kvit_explain_line_text(&out, bill.data, bill.size, 1, KVIT_EXPLAIN_TREE,
                                           KVIT_LANG_RU, error),
                    &out);
}
static kvit_status calculate_penalty(void) {
    kvit_buf out = KVIT_BUF_INIT;
    return take_buf(kvit_penalty_calculate(&out, rules, TEXT(penalty_case), KVIT_DATE_OPEN,
                                           KVIT_LAYOUT_LINE, error),
                    &out);
}
static kvit_status explain_penalty(void) {
    kvit_buf out = KVIT_BUF_INIT;
    return take_buf(kvit_penalty_explain_text(&out, rules, TEXT(penalty_case), 2, KVIT_DATE_OPEN,
                                              KVIT_EXPLAIN_TREE, KVIT_LANG_RU, error),
                    &out);
}
static kvit_status plan_penalties(void) {
    static const int64_t debts[1] = {1000000};
    static const int64_t offsets[2] = {0, 0};
    kvit_penalty_plan* out = NULL;
    int64_t penalty = 77;
    kvit_status status =
        kvit_penalty_plan_create(&out, rules, TEXT(penalty_case), KVIT_DATE_OPEN, error);
    CHECK((status == KVIT_OK) == (out != NULL));
    if (status == KVIT_OK) {
        status = kvit_penalty_plan_run(&penalty, NULL, NULL, NULL, NULL, NULL, out, 1, debts,
                                       offsets, NULL, NULL, NULL, 0, error);
        CHECK((status == KVIT_OK) == (penalty != 77));
    }
    kvit_penalty_plan_free(out);
    return status;
}
static kvit_status run_formula(void) {
    static const kvit_input inputs[2] = {{{"V", 1}, {12345, 3, 0}}, {{"T", 1}, {3956, 2, 0}}};
    int64_t kopecks = 77;
    const kvit_status status =
        kvit_formula_run(&kopecks, NULL, TEXT("metered"), TEXT("m3"), inputs, 2, 10, 31, error);
    CHECK_INT(kopecks, status == KVIT_OK ? 15754 : 77);
    return status;
}

static size_t house_left;
static int64_t read_house(void* context, char* into, size_t size) {
    const size_t count = house_left < size ? house_left : size;
    (void)context;
    memcpy(into, sample_house + (sizeof(sample_house) - 1 - house_left), count);
    house_left -= count;
    return (int64_t)count;
}
static int32_t write_nothing(void* context, const char* lines, size_t size) {
    (void)context;
    (void)lines;
    (void)size;
    return 0;
}
static kvit_status close_lines(void) {
    kvit_lines* out = NULL;
    kvit_status status;
    house_left = sizeof(sample_house) - 1;
    status = kvit_close_lines(&out, rules, 202507, KVIT_DATE_OPEN, read_house, NULL, NULL, NULL,
                              write_nothing, NULL, 1, error);
    CHECK((status == KVIT_OK) == (out != NULL));
    kvit_lines_free(out);
    return status;
}

/* Runs the call with memory for 0, 1, 2 ... allocations until it succeeds; steps grow slowly. */
static void exhaust(const char* name, kvit_status (*call)(void)) {
    const long most = 1000000;
    const int before = test_failures;
    long allocations;
    int failed = 0;
    for (allocations = 0; allocations < most; allocations += 1 + allocations / 100) {
        kvit_status status;
        allocations_left = allocations;
        status = call();
        allocations_left = -1;
        if (status == KVIT_OK) break;
        CHECK_INT(status, KVIT_E_OUT_OF_MEMORY);
        if (call != create_error) {
            CHECK(kvit_error_count(error) <= 1);
            if (kvit_error_count(error) == 1)
                CHECK_INT(kvit_error_code(error, 0), KVIT_E_OUT_OF_MEMORY);
        }
        ++failed;
        if (test_failures != before) break;
    }
    CHECK_INT(call(), KVIT_OK);
    CHECK(failed > 0 || call == run_formula); /* a formula needs no memory */
    printf("%-16s failed for want of memory %d times\n", name, failed);
    if (test_failures != before) fprintf(stderr, "    in %s, %ld allocations\n", name, allocations);
}
#define EXHAUST(call) exhaust(#call, call)

int main(void) {
    if (!find_throw()) {
        fprintf(stderr, "libstdc++ has no __throw_bad_alloc here: nothing is tested\n");
        return 0;
    }
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    CHECK_OK(kvit_rules_create(&rules, TEXT(sample_tariffs), NULL, 0, NULL, 0, error), error);
    CHECK_OK(kvit_house_parse(&house, TEXT(sample_house), error), error);
    CHECK_OK(kvit_close(&closed, rules, house, NULL, 0, 202507, KVIT_DATE_OPEN, error), error);
    CHECK_OK(kvit_closed_bill(&bill, closed, 0, KVIT_LAYOUT_LINE, error), error);
    CHECK_OK(kvit_closed_opening(&opening, closed, KVIT_LAYOUT_LINE, error), error);

    EXHAUST(create_error);
    EXHAUST(create_rules);
    EXHAUST(parse_house);
    EXHAUST(check_document);
    EXHAUST(report_errors);
    EXHAUST(close_month);
    EXHAUST(close_lines);
    EXHAUST(write_bill);
    EXHAUST(write_opening);
    EXHAUST(verify_bill);
    EXHAUST(explain_line);
    EXHAUST(explain_text);
    EXHAUST(calculate_penalty);
    EXHAUST(explain_penalty);
    EXHAUST(plan_penalties);
    EXHAUST(run_formula);

    kvit_buf_free(&opening);
    kvit_buf_free(&bill);
    kvit_closed_free(closed);
    kvit_house_free(house);
    kvit_rules_free(rules);
    kvit_error_free(error);
    return test_result();
}
