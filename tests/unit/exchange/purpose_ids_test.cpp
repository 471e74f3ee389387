// Ids in the purpose of a payment. Texts are synthetic, in the ways that people write them.
#include "kvit/exchange/purpose_ids.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace kvit::exchange {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "account 50133547364 90" of each id.
std::vector<std::string> found(std::string_view purpose) {
    std::vector<std::string> out;
    for (const auto& id : ids_in(purpose)) {
        EXPECT_EQ(purpose.substr(id.byte, id.text.size()), id.text);
        out.push_back(std::string(payment_id_rows[static_cast<std::size_t>(id.id)].name) + ' ' +
                      id.text + ' ' + std::to_string(row_of(id.rule).confidence));
    }
    return out;
}

TEST(purpose_ids, accounts_behind_their_labels) {
    for (const char* label :
         {"ЛС: ", "лс", "Л/С ", "л.с. № ", "Л/сч? нет; лиц. счет ", "Лицевой счёт №", "ЛИЦ.СЧ.",
          "по лицевому счету N ", "абонентский номер = ", "л\u00A0с ", "оплата ЛС№", "л/сч ",
          "л/счет ", "абонента ", "лицевой счет получателя ", "ЛC ", "ЛС:\u2011"})
        EXPECT_THAT(found(std::string(label) + "50133547364, январь"),
                    ElementsAre("account 50133547364 90"))
            << label;
    EXPECT_THAT(found("ЛС 1234567; ул. Первая, 5, кв. 12"), ElementsAre("account 1234567 90"));
    EXPECT_THAT(found("ЛС 00123 и ЛС 00124"), ElementsAre("account 00123 90", "account 00124 90"));
    EXPECT_THAT(found("ЛС 123"), ElementsAre("account 123 90"));
}

TEST(purpose_ids, a_label_is_a_whole_word) {
    EXPECT_THAT(found("балс 123"), IsEmpty());
    EXPECT_THAT(found("лсд 123"), IsEmpty());
    EXPECT_THAT(found("ЛС, оплата за январь 2026"), IsEmpty());
    EXPECT_THAT(found("ЛС"), IsEmpty());
}

TEST(purpose_ids, a_part_of_a_number_is_nobodys) {
    for (const char* purpose : {"ЛС 1234 5678 90", "ЛС 123-456-789", "ЛС 5013/3547", "ЛС 01.2026"})
        EXPECT_THAT(found(purpose), IsEmpty()) << purpose;
    EXPECT_THAT(found("ЛС 1234567 2026"), ElementsAre("account 1234567 90"));
    EXPECT_THAT(found("телефон 89161234567 дог. 123456 паспорт 123456 период 012026"), IsEmpty());
}

TEST(purpose_ids, ids_of_gis) {
    EXPECT_THAT(found("///ЖКУ75да533315-01///"), ElementsAre("service 75да533315-01 99"));
    EXPECT_THAT(found("ЖКХ ///ИПД 20МВ875415-07-1051/// за 01.2026"),
                ElementsAre("document 20МВ875415-07-1051 99"));
    EXPECT_THAT(found("///ЕЛС75да533315///"), ElementsAre("unified_account 75да533315 99"));
    EXPECT_THAT(found("///ЛС00123///"), ElementsAre("account 00123 99"));
    EXPECT_THAT(found("///ЖКУ75да533315-01"), ElementsAre("service 75да533315-01 90"));
    EXPECT_THAT(found("ЕЛС: 75ДА533315"), ElementsAre("unified_account 75ДА533315 90"));
    // It is what its length says.
    EXPECT_THAT(found("ЕЛС 75да533315-01"), ElementsAre("service 75да533315-01 90"));
    EXPECT_THAT(found("оплата 75да533315-01-1051"), ElementsAre("document 75да533315-01-1051 80"));
    EXPECT_THAT(found("75да533315-1"), ElementsAre("unified_account 75да533315 80"));
    EXPECT_THAT(found("175да533315 75дам533315 75да53331"), IsEmpty());
}

TEST(purpose_ids, ids_of_gis_with_spaces_behind_a_label) {
    EXPECT_THAT(found("ЕЛС 75 ДА 533315"), ElementsAre("unified_account 75 ДА 533315 90"));
    EXPECT_THAT(found("ЕЛС: 75\u00A0ДА  533315, январь"),
                ElementsAre("unified_account 75\u00A0ДА  533315 90"));
    EXPECT_THAT(found("///ЖКУ 75 да 533315-01///"), ElementsAre("service 75 да 533315-01 99"));
    EXPECT_THAT(found("ЛС 75 ДА533315"), ElementsAre("unified_account 75 ДА533315 90"));
    // Without a label it may be a house and a flat, and other parts are no id.
    EXPECT_THAT(found("дом 75 да 533315"), ElementsAre("account 533315 20"));
    EXPECT_THAT(found("ЕЛС 75 ДА 53331"), ElementsAre("account 53331 20"));
    EXPECT_THAT(found("ЕЛС 75 ДАМ 533315"), ElementsAre("account 533315 20"));
}

/// "text byte confidence" of each id of lines of which each cut may be none.
std::vector<std::string> found(std::string_view purpose, std::vector<std::size_t> cuts) {
    std::vector<std::string> out;
    for (const auto& id : ids_in(purpose, cuts))
        out.push_back(id.text + ' ' + std::to_string(id.byte) + ' ' +
                      std::to_string(id.confidence));
    return out;
}

TEST(purpose_ids, of_two_readings_of_a_cut_purpose) {
    EXPECT_THAT(found("Nr 12345 67890", {8}),
                ElementsAre("12345 3 10", "1234567890 3 10", "67890 9 10"));
    EXPECT_THAT(found("Nr 12345 67890", {}), ElementsAre("12345 3 20", "67890 9 20"));
    // Behind a cut an id has the place that it has in the purpose.
    EXPECT_THAT(found("Nr a 12345 b", {2, 4}), ElementsAre("12345 5 10"));
    EXPECT_THAT(found("Nr a, 12345 b", {2}), ElementsAre("12345 6 20"));
    EXPECT_THAT(found("ЕЛС 75 ДА 533315", {9}), ElementsAre("75 ДА 533315 7 90"));
}

TEST(purpose_ids, bare_numbers_are_a_guess) {
    EXPECT_THAT(found("ЖКУ 50133547364 за январь"), ElementsAre("account 50133547364 20"));
    EXPECT_THAT(found("1234 12345678901234567"), IsEmpty());
    EXPECT_THAT(found("за 05.02.2026 сумма 12345,67 12345-67 кв12345 12345а"), IsEmpty());
    EXPECT_THAT(found("ИНН 7700000001 КПП 770001001 БИК 044525000 р/с 4070281090000"), IsEmpty());
    EXPECT_THAT(found("тел. 84950000000, договор №123456, ЛС 7654321"),
                ElementsAre("account 7654321 90"));
}

TEST(purpose_ids, any_bytes_will_do) {
    EXPECT_THAT(found("\xFF\xD0ЛС 00123\xD0"), ElementsAre("account 00123 90"));
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += "л ";
    EXPECT_THAT(found(many), IsEmpty());
}

}  // namespace
}  // namespace kvit::exchange
