/* The catalogue of formulas and calls of one formula with plain values. */
#include "test.h"

static kvit_input input(const char* symbol, int64_t unscaled, int32_t scale) {
    kvit_input one;
    one.symbol.data = symbol;
    one.symbol.size = strlen(symbol);
    one.value.unscaled = unscaled;
    one.value.scale = scale;
    one.value.reserved = 0;
    return one;
}

/* Every formula is complete, and runs with the least and with the most of every input. */
static void catalogue(kvit_error* error) {
    const size_t count = kvit_formula_count();
    size_t formula, i;
    CHECK(count > 20);
    for (formula = 0; formula < count; ++formula) {
        const kvit_str name = kvit_formula_name(formula);
        const kvit_str resource = kvit_formula_resource(formula);
        const size_t inputs = kvit_formula_input_count(formula);
        kvit_input least[16], most[16];
        int64_t amount = 0;
        kvit_decimal quantity = {0, 0, 0};
        kvit_status status;
        CHECK(name.size > 0);
        CHECK(resource.size > 0);
        CHECK(kvit_formula_quantity_unit(formula).size > 0);
        CHECK(kvit_formula_title(formula, KVIT_LANG_RU).size > 0);
        CHECK(kvit_formula_title(formula, KVIT_LANG_EN).size > 0);
        CHECK(kvit_formula_law(formula, KVIT_LANG_RU).size > 0);
        CHECK(kvit_formula_law(formula, KVIT_LANG_EN).size > 0);
        CHECK(name.data[name.size] == '\0');
        CHECK(inputs > 0 && inputs <= 16);
        for (i = 0; i < inputs && i < 16; ++i) {
            kvit_decimal low, high;
            CHECK(kvit_formula_input_symbol(formula, i).size > 0);
            CHECK(kvit_formula_input_meaning(formula, i, KVIT_LANG_RU).size > 0);
            CHECK(kvit_formula_input_meaning(formula, i, KVIT_LANG_EN).size > 0);
            CHECK(kvit_formula_input_unit(formula, i).size > 0);
            CHECK_OK(kvit_formula_input_range(&low, &high, formula, i, error), error);
            CHECK(low.scale == high.scale && low.unscaled < high.unscaled);
            least[i].symbol = most[i].symbol = kvit_formula_input_symbol(formula, i);
            least[i].value = low;
            most[i].value = high;
        }
        CHECK_OK(kvit_formula_run(&amount, &quantity, name.data, name.size, resource.data,
                                  resource.size, least, inputs, 0, 0, error),
                 error);
        status = kvit_formula_run(&amount, &quantity, name.data, name.size, resource.data,
                                  resource.size, most, inputs, 1, 31, error);
        CHECK(status == KVIT_OK || status == KVIT_E_OVERFLOW);
    }
    CHECK_STR(kvit_formula_name(count), "");
    CHECK_STR(kvit_formula_resource(count), "");
    CHECK_STR(kvit_formula_quantity_unit(SIZE_MAX), "");
    CHECK_STR(kvit_formula_title(count, KVIT_LANG_EN), "");
    CHECK_STR(kvit_formula_law(count, KVIT_LANG_EN), "");
    CHECK_INT(kvit_formula_input_count(count), 0);
    CHECK_STR(kvit_formula_input_symbol(0, 99), "");
    CHECK_STR(kvit_formula_input_meaning(0, 99, KVIT_LANG_EN), "");
    CHECK_STR(kvit_formula_input_unit(0, 99), "");
    CHECK_STR(kvit_formula_input_unit(count, 0), "");
}

static void runs(kvit_error* error) {
    int64_t amount = -1;
    kvit_decimal quantity = {-1, 0, 0};
    kvit_input water[2], turned[2];
    water[0] = turned[1] = input("V", 12345, 3);
    water[1] = turned[0] = input("T", 3956, 2);

    /* 12.345 x 39.56 = 488.3682 */
    CHECK_OK(
        kvit_formula_run(&amount, &quantity, TEXT("metered"), TEXT("m3"), water, 2, 0, 0, error),
        error);
    CHECK_INT(amount, 48837);
    CHECK_INT(quantity.unscaled, 12345);
    CHECK_INT(quantity.scale, 3);
    CHECK_INT(quantity.reserved, 0);

    /* The order of inputs does not matter, the quantity may be left out, so may the unit and the
     * errors. */
    amount = -1;
    CHECK_INT(kvit_formula_run(&amount, NULL, TEXT("metered"), NULL, 0, turned, 2, 0, 0, NULL),
              KVIT_OK);
    CHECK_INT(amount, 48837);

    /* 10 of 31 days: 488.3682 x 10 / 31 = 157.5381... */
    CHECK_OK(kvit_formula_run(&amount, NULL, TEXT("metered"), TEXT("m3"), water, 2, 10, 31, error),
             error);
    CHECK_INT(amount, 15754);

    /* Half a kopeck rounds up: 0.5 x 0.01; the scale given need not be the shortest. */
    water[0] = input("V", 500000000, 9);
    water[1] = input("T", 1, 2);
    CHECK_OK(kvit_formula_run(&amount, NULL, TEXT("metered"), TEXT("m3"), water, 2, 0, 0, error),
             error);
    CHECK_INT(amount, 1);
}

static void mistakes(kvit_error* error) {
    int64_t amount = 77;
    kvit_decimal quantity = {77, 7, 0};
    kvit_input inputs[3];
    inputs[0] = input("V", 12345, 3);
    inputs[1] = input("T", 3956, 2);
    inputs[2] = input("N", 1, 0);
#define RUN(name, resource, n) \
    kvit_formula_run(&amount, &quantity, TEXT(name), TEXT(resource), inputs, (n), 0, 0, error)

    CHECK_ERROR(RUN("no_such", "m3", 2), error, KVIT_E_NOT_FOUND, "name");
    CHECK_ERROR(RUN("metered", "person", 2), error, KVIT_E_NOT_FOUND, "resource");
    CHECK_ERROR(RUN("metered", "furlong", 2), error, KVIT_E_BAD_UNIT, "resource");
    CHECK_ERROR(RUN("metered", "m3", 1), error, KVIT_E_WRONG_INPUT, "T");
    CHECK_ERROR(RUN("metered", "m3", 0), error, KVIT_E_WRONG_INPUT, "V");
    CHECK_INT(kvit_error_count(error), 2);
    CHECK_ERROR(RUN("metered", "m3", 3), error, KVIT_E_WRONG_INPUT, "N");
    inputs[1] = inputs[0];
    CHECK_ERROR(RUN("metered", "m3", 2), error, KVIT_E_WRONG_INPUT, "V");

    inputs[1] = input("T", 3956, 2);
    inputs[1].value.reserved = 1;
    CHECK_ERROR(RUN("metered", "m3", 2), error, KVIT_E_BAD_DECIMAL, "T");
    inputs[1] = input("T", 3956, 10);
    CHECK_ERROR(RUN("metered", "m3", 2), error, KVIT_E_BAD_DECIMAL, "T");
    inputs[1] = input("T", 3956, -1);
    CHECK_ERROR(RUN("metered", "m3", 2), error, KVIT_E_BAD_DECIMAL, "T");
    inputs[1] = input("T", INT64_MIN, 0);
    CHECK_ERROR(RUN("metered", "m3", 2), error, KVIT_E_BAD_DECIMAL, "T");
    inputs[1] = input("T", -1, 0);
    CHECK_ERROR(RUN("metered", "m3", 2), error, KVIT_E_OUT_OF_RANGE, "T");
    inputs[1] = input("T", 1, 9);
    CHECK_ERROR(RUN("metered", "m3", 2), error, KVIT_E_TOO_PRECISE, "T");
    inputs[1] = input("T", 3956, 2);
    inputs[1].symbol.data = NULL;
    CHECK_ERROR(RUN("metered", "m3", 2), error, KVIT_E_INVALID_ARGUMENT, "inputs[1].symbol");
#undef RUN
    inputs[1] = input("T", 3956, 2);
    CHECK_ERROR(
        kvit_formula_run(&amount, NULL, TEXT("metered"), TEXT("m3"), inputs, 2, 32, 31, error),
        error, KVIT_E_OUT_OF_RANGE, "d");
    CHECK_ERROR(
        kvit_formula_run(&amount, NULL, TEXT("metered"), TEXT("m3"), inputs, 2, 1, 0, error), error,
        KVIT_E_OUT_OF_RANGE, "D");
    CHECK_ERROR(kvit_formula_run(NULL, NULL, NULL, 0, NULL, 1, NULL, 2, 0, 0, error), error,
                KVIT_E_INVALID_ARGUMENT, "out_kopecks");
    CHECK_INT(kvit_error_count(error), 4);
    CHECK_INT(amount, 77); /* nothing came back */
    CHECK_INT(quantity.unscaled, 77);

    CHECK_ERROR(kvit_formula_input_range(&quantity, NULL, 0, 0, error), error,
                KVIT_E_INVALID_ARGUMENT, "out_most");
    CHECK_ERROR(kvit_formula_input_range(&quantity, &quantity, kvit_formula_count(), 0, error),
                error, KVIT_E_NOT_FOUND, "formula");
    CHECK_ERROR(kvit_formula_input_range(&quantity, &quantity, 0, 99, error), error,
                KVIT_E_NOT_FOUND, "input");
}

static void explanations(kvit_error* error) {
    kvit_buf out = KVIT_BUF_INIT;
    kvit_input water[2];
    water[0] = input("V", 12345, 3);
    water[1] = input("T", 3956, 2);

    CHECK_OK(kvit_formula_explain(&out, TEXT("metered"), TEXT("m3"), water, 2, 0, 0,
                                  KVIT_LAYOUT_LINE, error),
             error);
    CHECK_HAS(out.data, "kvit-explanation/1");
    CHECK_HAS(out.data, "488.3682");
    kvit_buf_free(&out);

    CHECK_OK(kvit_formula_explain_text(&out, TEXT("metered"), TEXT("m3"), water, 2, 0, 0,
                                       KVIT_EXPLAIN_SENTENCES, KVIT_LANG_EN, error),
             error);
    CHECK_HAS(out.data, "488.37");
    kvit_buf_free(&out);
    CHECK_OK(kvit_formula_explain_text(&out, TEXT("metered"), TEXT("m3"), water, 2, 10, 31,
                                       KVIT_EXPLAIN_TREE, KVIT_LANG_RU, error),
             error);
    CHECK_HAS(out.data, "157");
    kvit_buf_free(&out);

    CHECK_ERROR(kvit_formula_explain(&out, TEXT("metered"), TEXT("m3"), water, 1, 0, 0,
                                     KVIT_LAYOUT_LINE, error),
                error, KVIT_E_WRONG_INPUT, "T");
    CHECK(out.data == NULL && out.size == 0);
    CHECK_ERROR(kvit_formula_explain(&out, TEXT("metered"), TEXT("m3"), water, 2, 0, 0, 2, error),
                error, KVIT_E_INVALID_ARGUMENT, "layout");
    CHECK_ERROR(kvit_formula_explain(NULL, TEXT("metered"), TEXT("m3"), water, 2, 0, 0, 0, error),
                error, KVIT_E_INVALID_ARGUMENT, "out");
    CHECK_ERROR(kvit_formula_explain_text(&out, TEXT("metered"), TEXT("m3"), water, 2, 0, 0, 9,
                                          KVIT_LANG_RU, error),
                error, KVIT_E_INVALID_ARGUMENT, "form");
    CHECK_ERROR(kvit_formula_explain_text(&out, TEXT("metered"), TEXT("m3"), water, 2, 0, 0,
                                          KVIT_EXPLAIN_TREE, 9, error),
                error, KVIT_E_INVALID_ARGUMENT, "language");
}

int main(void) {
    kvit_error* error = NULL;
    CHECK_INT(kvit_error_create(&error), KVIT_OK);
    catalogue(error);
    runs(error);
    mistakes(error);
    explanations(error);
    kvit_error_free(error);
    return test_result();
}
