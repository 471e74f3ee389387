#include "exchange/camt/statement.hpp"

#include <algorithm>
#include <array>

#include "exchange/camt/parties.hpp"
#include "exchange/characters.hpp"

namespace kvit::exchange {
namespace {

constexpr std::array<std::string_view, 6> once = {"Id",     "StmtPgntn", "NtfctnPgntn",
                                                  "FrToDt", "Acct",      "TxsSummry"};

bool is_single_page(const Piece& piece) {
    const XmlElement* last = piece.one(piece.whole(), "LastPgInd");
    return piece.text(piece.whole(), {"PgNb"}) == "1" && (last == nullptr || piece.yes(last));
}

}  // namespace

CamtStatement::CamtStatement(bool names, std::string path, TextPlace place, Judge& judge,
                             StatementFile& file)
    : names_(names), path_(std::move(path)), place_(place), judge_(judge), file_(file) {}

void CamtStatement::refuse(ErrorCode code, TextPlace place, std::string_view below,
                           std::string found, Text expected) const {
    if (judge_.errors.full()) return judge_.errors.count(1);
    judge_.refuse(code, place.to_string() + ' ' + path_ + std::string(below), std::move(found),
                  std::move(expected));
}

void CamtStatement::remark(ErrorCode code, std::string_view below, std::string found,
                           Text expected) const {
    if (judge_.remarks.full()) return judge_.remarks.count(1);
    judge_.remark(code, place_.to_string() + ' ' + path_ + std::string(below), std::move(found),
                  std::move(expected));
}

void CamtStatement::piece(const XmlElement& element) {
    const auto& name = element.name;
    const std::size_t number = name == "Ntry"  ? ++entries_
                               : name == "Bal" ? ++pieces_of_balance_
                                               : 1;
    const Piece piece(element, path_, number, judge_);
    if (std::find(once.begin(), once.end(), name) != once.end()) {
        if (std::find(seen_.begin(), seen_.end(), name) != seen_.end())
            return piece.object(ErrorCode::duplicate_key, element, quoted(element.text, 40),
                                {"элемент один раз", "the element once"});
        seen_.push_back(name);
    }
    if (name == "Id") {
        account_.id = one_line(element.text);
    } else if (name == "StmtPgntn" || name == "NtfctnPgntn") {
        one_page_ = is_single_page(piece);
    } else if (name == "FrToDt") {
        read_period(piece);
    } else if (name == "Acct") {
        read_account(piece);
    } else if (name == "Bal") {
        read_balance(piece);
    } else if (name == "TxsSummry") {
        totals_ = element;
    } else if (name == "Ntry") {
        if (auto entry = read_entry(piece, names_)) take(std::move(*entry), element);
    }
}

void CamtStatement::read_account(const Piece& piece) {
    has_account_ = true;
    account_.account = camt_account(piece, piece.whole());
    if (account_.account.empty())
        piece.refuse(ErrorCode::missing_key, piece.whole(), "",
                     {"номер счёта: Id/IBAN или Id/Othr/Id",
                      "the number of the account: Id/IBAN or Id/Othr/Id"});
    account_.currency = piece.text(piece.whole(), {"Ccy"});
    if (const XmlElement* bank = piece.one(piece.whole(), "Svcr"))
        account_.bic = camt_bic(piece, *bank);
}

void CamtStatement::read_period(const Piece& piece) {
    const auto day = [&](std::string_view a, std::string_view b) -> std::optional<Date> {
        const XmlElement* found = piece.one(piece.whole(), a);
        if (found == nullptr) found = piece.one(piece.whole(), b);
        return found == nullptr ? std::nullopt : piece.day(*found);
    };
    account_.from = day("FrDtTm", "FrDt");
    account_.to = day("ToDtTm", "ToDt");
}

void CamtStatement::read_balance(const Piece& piece) {
    const XmlElement& whole = piece.whole();
    std::string code = piece.text(whole, {"Tp", "CdOrPrtry", "Cd"});
    if (code.empty()) code = piece.text(whole, {"Tp", "CdOrPrtry", "Prtry"});
    if (code.empty())
        piece.refuse(ErrorCode::missing_key, whole, "",
                     {"вид остатка: Tp/CdOrPrtry/Cd", "the kind: Tp/CdOrPrtry/Cd"});
    const XmlElement* amount = piece.need(whole, "Amt");
    const XmlElement* side = piece.need(whole, "CdtDbtInd");
    const auto sum = amount == nullptr ? std::nullopt : piece.sum(*amount);
    const auto credit = side == nullptr ? std::optional<bool>() : piece.credit(*side);
    const auto date = piece.day_inside(piece.one(whole, "Dt"));
    if (code.empty() || !sum || !credit) return;
    const bool is_credit = credit.value_or(false);
    StatementBalance shown{.code = code, .date = date};
    if (sum->is_roubles())
        shown.amount = is_credit ? sum->roubles() : -sum->roubles();
    else
        shown.foreign = ForeignSum{sum->currency, (is_credit ? "" : "-") + sum->text};
    account_.balances.push_back(std::move(shown));
    // A part of a balance that SubTp names is not the balance.
    if (piece.at(whole, {"Tp", "SubTp"}) != nullptr) return;
    const bool known = code == "OPBD" || code == "PRCD" || code == "CLBD";
    if (!known) return;
    if (balance(code) != nullptr)
        return piece.refuse(ErrorCode::duplicate_key, whole, code,
                            {"остаток этого вида один раз", "a balance of this kind once"});
    balances_.push_back(
        {code, *sum, is_credit ? i128(sum->units) : -i128(sum->units), whole.place});
}

void CamtStatement::take(CamtEntry entry, const XmlElement& element) {
    if (currency_.empty()) currency_ = entry.sum.currency;
    one_currency_ = one_currency_ && currency_ == entry.sum.currency;
    for (Side* side : {entry.credit ? &credits_ : &debits_, !entry.booked  ? nullptr
                                                            : entry.credit ? &booked_credits_
                                                                           : &booked_debits_})
        if (side != nullptr) {
            ++side->count;
            side->sum += entry.sum.units;
        }
    for (auto& document : entry.documents) {
        if (file_.documents.size() == limits::payments_rows_max)
            return refuse(ErrorCode::limit_exceeded, element.place, "", "",
                          {"не больше 1000000 документов", "at most 1000000 documents"});
        document.statement = file_.accounts.size() + 1;
        document.entry = entries_;
        if (judge_.errors.empty()) file_.documents.push_back(std::move(document));
    }
}

const CamtStatement::Balance* CamtStatement::balance(std::string_view code) const {
    for (const auto& each : balances_)
        if (each.code == code) return &each;
    return nullptr;
}

void CamtStatement::compare_group(const Piece& piece, std::string_view name,
                                  const Side& found) const {
    const XmlElement* group = piece.one(piece.whole(), name);
    if (group == nullptr) return;
    const XmlElement* count = piece.one(*group, "NbOfNtries");
    const auto counted = count == nullptr ? std::nullopt : piece.count(*count);
    if (counted && *counted != found.count)
        piece.refuse(ErrorCode::identity_violated, *count, count->text,
                     {"столько проводок здесь: " + std::to_string(found.count),
                      "the entries here: " + std::to_string(found.count)});
    const XmlElement* sum = piece.one(*group, "Sum");
    const auto summed = sum == nullptr ? std::nullopt : piece.units(*sum);
    if (summed && one_currency_ && *summed != found.sum)
        piece.refuse(ErrorCode::identity_violated, *sum, sum->text,
                     {"сумма проводок: " + units_text(found.sum),
                      "the sum of the entries: " + units_text(found.sum)});
}

void CamtStatement::compare_totals() {
    if (!totals_) return;
    const Piece piece(*totals_, path_, 1, judge_);
    compare_group(piece, "TtlNtries", {credits_.count + debits_.count, credits_.sum + debits_.sum});
    compare_group(piece, "TtlCdtNtries", credits_);
    compare_group(piece, "TtlDbtNtries", debits_);
    const XmlElement* all = piece.one(piece.whole(), "TtlNtries");
    if (all == nullptr || !one_currency_) return;
    // Version 02 has the net sum beside the others, 04 and 08 inside TtlNetNtry.
    const XmlElement* inside = piece.one(*all, "TtlNetNtry");
    const XmlElement* net =
        inside == nullptr ? piece.one(*all, "TtlNetNtryAmt") : piece.one(*inside, "Amt");
    const XmlElement* side = piece.one(inside == nullptr ? *all : *inside, "CdtDbtInd");
    if (net == nullptr) return;
    const auto units = piece.units(*net);
    const auto credit = side == nullptr ? std::optional(true) : piece.credit(*side);
    const i128 found = credits_.sum - debits_.sum;
    if (units && credit && found != (*credit ? i128(*units) : -i128(*units)))
        piece.refuse(ErrorCode::identity_violated, *net, net->text,
                     {"поступления без списаний: " + units_text(found),
                      "credits less debits: " + units_text(found)});
}

void CamtStatement::compare_balances(bool whole) {
    const Balance* opening = balance("OPBD");
    if (opening == nullptr) opening = balance("PRCD");
    const Balance* closing = balance("CLBD");
    if (currency_.empty() && closing != nullptr) currency_ = closing->sum.currency;
    if (account_.currency.empty()) account_.currency = currency_;
    const auto in_roubles = [](const Balance& each) {
        return Money::kopecks(static_cast<std::int64_t>(each.units / CamtSum::units_of_kopeck));
    };
    if (opening != nullptr && opening->sum.is_roubles()) account_.opening = in_roubles(*opening);
    if (closing != nullptr && closing->sum.is_roubles()) account_.closing = in_roubles(*closing);
    if (opening == nullptr || closing == nullptr)
        return remark(ErrorCode::missing_key, "/Bal", "",
                      {"остатки OPBD (или PRCD) и CLBD: сверить проводки не с чем",
                       "balances OPBD (or PRCD) and CLBD: entries are compared with nothing"});
    if (!one_currency_ || opening->sum.currency != currency_ || closing->sum.currency != currency_)
        return remark(ErrorCode::unit_mismatch, "/Bal", closing->sum.currency,
                      {"остатки и проводки в одной валюте: сверить их нельзя",
                       "balances and entries in one currency: they cannot be compared"});
    if (!one_page_ || !whole)
        return remark(ErrorCode::missing_fact, "/Bal", "",
                      {"выписка на одной странице: сверить остатки с её частью нельзя",
                       "a statement of one page: balances cannot be compared with a part of it"});
    const i128 expected = opening->units + booked_credits_.sum - booked_debits_.sum;
    if (expected != closing->units)
        refuse(ErrorCode::identity_violated, closing->place, "/Bal CLBD",
               units_text(closing->units),
               {"начальный остаток и поступления без списаний: " + units_text(expected),
                "opening and credits less debits: " + units_text(expected)});
}

void CamtStatement::close(bool whole) {
    if (!has_account_)
        refuse(ErrorCode::missing_key, place_, "", "", {"элемент Acct", "the element Acct"});
    const bool notification = file_.form == StatementForm::camt054;
    if (!notification && pieces_of_balance_ == 0)
        judge_.object(ErrorCode::missing_key, place_.to_string() + ' ' + path_, "",
                      {"остатки (Bal)", "balances (Bal)"});
    if (judge_.errors.empty()) {
        compare_totals();
        if (!notification) compare_balances(whole);
    }
    if (judge_.errors.empty() && one_currency_ && currency_ == "RUB" && !notification) {
        // Σ of at most 1e6 sums below 1e18 units: more than 64 bits are no money of an account.
        const auto sum = [](const Side& side) {
            if (side.sum > i128(INT64_MAX)) throw Overflow("the sum of a statement");
            return Money::kopecks(static_cast<std::int64_t>(side.sum / CamtSum::units_of_kopeck));
        };
        account_.in = sum(booked_credits_);
        account_.out = sum(booked_debits_);
    }
    file_.accounts.push_back(std::move(account_));
}

}  // namespace kvit::exchange
