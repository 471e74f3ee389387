/* One formula of the law from C: 5.775 m3 of cold water at 39.56. */
#include <inttypes.h>
#include <kvit.h>
#include <stdio.h>

int main(void) {
    const kvit_input inputs[] = {{{"V", 1}, {5775, 3, 0}}, {{"T", 1}, {3956, 2, 0}}};
    kvit_error* error = NULL;
    int64_t kopecks = 0;
    const int failed =
        KVIT_VERSION_CHECK() || kvit_error_create(&error) ||
        kvit_formula_run(&kopecks, NULL, "metered", 7, "m3", 2, inputs, 2, 0, 0, error);
    if (failed)
        fprintf(stderr, "%s\n", kvit_error_message(error, 0, KVIT_LANG_EN).data);
    else
        printf("%" PRId64 " kopecks by kvit %s\n", kopecks, kvit_version());
    kvit_error_free(error);
    return failed;
}
