#pragma once

#include <iterator>
#include <string>
#include <string_view>

#include "kvit/bonus/evaluation.hpp"

/// What becomes of events, in words.
namespace kvit::bonus {

struct EventWords {
    std::string_view code;
    bool done;
    Phrase text;
};

inline constexpr EventWords event_words[] = {
    {"reserved", true, {"предложение придержано", "the offer is held"}},
    {"issued", true, {"купон выдан", "the coupon is issued"}},
    {"repeated",
     true,
     {"тот же купон: заявка с этим ключом уже исполнена",
      "the same coupon: the claim with this key is done"}},
    {"redeemed", true, {"купон погашен", "the coupon is redeemed"}},
    {"dropped",
     true,
     {"право снято: основание отпало", "the right is dropped: its ground has fallen"}},
    {"revoked",
     true,
     {"купон отозван: основание отпало", "the coupon is revoked: its ground has fallen"}},
    {"noted",
     true,
     {"основание отпало, право или купон остаётся",
      "the ground has fallen, the right or coupon stays"}},
    {"restored", true, {"основание восстановлено", "the ground stands again"}},
    {"right_consumed", false, {"по этому праву купон уже выдан", "this right has had its coupon"}},
    {"right_lapsed", false, {"срок права истёк", "the right has lapsed"}},
    {"right_dropped",
     false,
     {"право снято: основание отпало", "the right is dropped: its ground has fallen"}},
    {"limit_reached", false, {"достигнут предел программы", "a limit of the programme is reached"}},
    {"form_incomplete",
     false,
     {"заявка заполнена не полностью или с ошибкой",
      "the form of the claim is incomplete or wrong"}},
    {"offer_not_for_right",
     false,
     {"скидка предложения вне границ права", "the discount is outside what the right admits"}},
    {"offer_not_here",
     false,
     {"предложение не действует в этом месте", "the offer does not hold in this place"}},
    {"offer_not_begun", false, {"предложение ещё не началось", "the offer has not begun yet"}},
    {"offer_closed", false, {"предложение закрыто", "the offer is closed"}},
    {"out_of_stock",
     false,
     {"купоны этого предложения кончились, право остаётся",
      "the coupons of this offer are gone, the right stays"}},
    {"coupon_redeemed", false, {"купон уже погашен", "the coupon has been redeemed"}},
    {"coupon_expired", false, {"срок купона истёк", "the coupon has expired"}},
    {"coupon_revoked", false, {"купон отозван", "the coupon has been revoked"}},
};

constexpr const EventWords* words_of(std::string_view code) {
    for (const auto& row : event_words)
        if (row.code == code) return &row;
    return nullptr;
}

/// The reason of a code of the table; a limit or a field that it is about goes behind the words.
inline Reason reason_of(const EventWords& row, const std::string& about = {}) {
    Reason reason{.code = std::string(row.code), .text = row.text};
    if (!about.empty()) {
        reason.text.ru += ": " + about;
        reason.text.en += ": " + about;
    }
    return reason;
}

}  // namespace kvit::bonus
