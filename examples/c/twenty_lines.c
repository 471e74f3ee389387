#include <kvit.h>
#include <stdio.h>
int main(int argc, char** argv) {
    static char h[1 << 20], t[1 << 20]; /* the texts of the house and of the tariffs */
    FILE* one = fopen(argc > 2 ? argv[1] : "examples/data/house.json", "rb");
    FILE* two = fopen(argc > 2 ? argv[2] : "examples/data/tariffs.json", "rb");
    kvit_error* error = NULL;
    kvit_house* house = NULL;
    kvit_rules* rules = NULL;
    kvit_closed* july = NULL;
    kvit_buf bill = KVIT_BUF_INIT;
    int bad = !one || !two || kvit_error_create(&error) ||
              kvit_house_parse(&house, h, fread(h, 1, sizeof h, one), error) ||
              kvit_rules_create(&rules, t, fread(t, 1, sizeof t, two), NULL, 0, NULL, 0, error) ||
              kvit_close(&july, rules, house, NULL, 0, 202507, KVIT_DATE_OPEN, error) ||
              kvit_closed_bill(&bill, july, 0, KVIT_LAYOUT_PRETTY, error);
    puts(!error ? "no file" : bad ? kvit_error_message(error, 0, KVIT_LANG_RU).data : bill.data);
    return kvit_buf_free(&bill), kvit_closed_free(july), kvit_house_free(house),
           kvit_rules_free(rules), kvit_error_free(error), bad;
}
