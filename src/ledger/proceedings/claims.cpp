#include <algorithm>
#include <tuple>

#include "ledger/proceedings/proceedings.hpp"
#include "ledger/proceedings/run.hpp"
#include "ledger/reconciliation/words.hpp"

namespace kvit::ledger {
namespace {

std::string in(Language language, std::string_view ru, std::string_view en) {
    return std::string(language == Language::ru ? ru : en);
}

/// The papers of a claim: which are still to come, and when the last one came.
class Papers {
  public:
    explicit Papers(const MisdirectedClaim& claim) : claim_(claim) {}

    std::vector<const ClaimDocumentRow*> missing_on(Date date) const {
        std::vector<const ClaimDocumentRow*> missing;
        for (const ClaimDocumentRow& row : claim_document_rows) {
            if (claim_.target && !row.for_transfer) continue;
            const auto given = first(row.document);
            if (!given || *given > date) missing.push_back(&row);
        }
        return missing;
    }
    /// None while some are missing.
    std::optional<Date> complete_on() const {
        if (!missing_on(Date::open_end()).empty()) return std::nullopt;
        Date last = Date::open_start();
        for (const ClaimDocumentRow& row : claim_document_rows)
            if (!claim_.target || row.for_transfer) last = std::max(last, *first(row.document));
        return last;
    }

  private:
    std::optional<Date> first(ClaimDocument document) const {
        std::optional<Date> date;
        for (const ClaimDocumentGiven& each : claim_.documents)
            if (each.document == document && (!date || each.date < *date)) date = each.date;
        return date;
    }

    const MisdirectedClaim& claim_;
};

charge::Decision missing_decision(std::string_view code, const MisdirectedClaim& claim,
                                  const std::vector<const ClaimDocumentRow*>& missing) {
    return row_words::told(code, claim.id, [&](Language language) {
        std::string text =
            code == "documents_missing"
                ? in(language, "Не хватает: ", "Still missing: ")
                : in(language, "Удовлетворено без документов: ", "Granted without the documents: ");
        for (const auto* row : missing)
            text += (row == missing.front() ? "" : ", ") + std::string(row->meaning.in(language));
        return text;
    });
}

charge::Decision outcome(const MisdirectedClaim& claim) {
    if (claim.target)
        return row_words::told("transfer_possible", claim.id, [&](Language language) {
            return in(language, "Внутри центра: деньги можно перенести на счёт ",
                      "Inside the centre: the money can be transferred to the account ") +
                   claim.target->text();
        });
    return row_words::told("refund_possible", claim.id,
                           Phrase{"Вне центра: деньги возвращаются тому, кто их платил",
                                  "Outside the centre: the money goes back to the payer"});
}

/// A claim with where it stands, and the day on which it moved money.
struct Moved {
    const MisdirectedClaim* claim;
    Date date;
};

TakeBack take_back_of(const MisdirectedClaim& claim, Date date, Money amount) {
    return {.id = claim.id,
            .kind = claim.target ? TakeBackKind::transfer : TakeBackKind::refund,
            .payment = claim.payment,
            .date = date,
            .amount = amount,
            .account = claim.target,
            .reason = claim.reason,
            .author = claim.author};
}

}  // namespace

std::vector<TakeBack> Proceedings::settle_claims(std::vector<Standing>& claims) {
    std::vector<Moved> moved;
    for (const MisdirectedClaim& claim : facts_.claims) {
        const Machine& machine = claim.target ? transfer_machine : refund_machine;
        const RowInWork* row = rows_.find_payment(claim.payment);
        const Papers papers(claim);
        for (const ClaimDocumentGiven& each : claim.documents)
            if (each.date > *facts_.as_of)
                errors_.add(ErrorCode::out_of_range, each.path + ".date", each.date.to_string(),
                            {"день не позже as_of, " + facts_.as_of->to_string(),
                             "a day not after as_of, " + facts_.as_of->to_string()});
        if (row != nullptr && row->account && claim.target &&
            index_.account(*row->account).account == *claim.target)
            errors_.add(ErrorCode::contradiction, claim.path + ".target", claim.target->text(),
                        {"не тот счёт, на который попал платёж",
                         "not the account that the payment went to"});
        Standing standing{.id = claim.id, .state = {}};
        const Progress progress =
            run(machine, events_of(claim.events), *facts_.as_of, errors_,
                [&](const MachineEvent& event, const Progress& after) {
                    if (row != nullptr && event.date < row->row().paid)
                        errors_.add(ErrorCode::contradiction, event.path + ".date",
                                    event.date.to_string(),
                                    {"день не раньше " + row->row().paid.to_string(),
                                     "a day not before " + row->row().paid.to_string()});
                    if (static_cast<ClaimEvent>(event.event) == ClaimEvent::accept)
                        if (const auto missing = papers.missing_on(event.date); !missing.empty())
                            standing.decisions.push_back(
                                missing_decision("granted_without_documents", claim, missing));
                    const auto state = static_cast<ClaimState>(after.state);
                    if (state == ClaimState::transferred || state == ClaimState::refunded)
                        moved.push_back({&claim, event.date});
                });
        standing.state = claim_states[progress.state].name;
        standing.since = progress.since;
        standing.next =
            next_steps(machine, progress.state, [&](std::uint8_t event) -> std::optional<Date> {
                const Date since =
                    progress.since.value_or(row == nullptr ? *facts_.as_of : row->row().paid);
                if (static_cast<ClaimEvent>(event) != ClaimEvent::accept) return since;
                const auto complete = papers.complete_on();
                return complete ? std::optional(std::max(*complete, since)) : std::nullopt;
            });
        const auto state = static_cast<ClaimState>(progress.state);
        if (state == ClaimState::prepared || state == ClaimState::filed ||
            state == ClaimState::refused) {
            const auto missing = papers.missing_on(*facts_.as_of);
            for (const auto* each : missing) standing.missing.push_back(each->name);
            standing.decisions.push_back(outcome(claim));
            if (!missing.empty())
                standing.decisions.push_back(missing_decision("documents_missing", claim, missing));
        }
        if (row == nullptr)
            standing.decisions.push_back(
                row_words::told("payment_not_seen", claim.id, [&](Language language) {
                    return in(language, "Платежа ", "The payment ") + claim.payment +
                           in(language, " среди принятых строк нет: деньги не движутся",
                              " is not among the rows that stand: no money moves");
                }));
        claims.push_back(std::move(standing));
    }
    std::sort(claims.begin(), claims.end(),
              [](const Standing& a, const Standing& b) { return a.id < b.id; });

    std::sort(moved.begin(), moved.end(), [](const Moved& a, const Moved& b) {
        return std::tie(a.date, a.claim->id) < std::tie(b.date, b.claim->id);
    });
    std::vector<TakeBack> take_backs;
    for (const auto& [claim, date] : moved) {
        RowInWork* row = rows_.find_payment(claim->payment);
        if (row == nullptr) continue;
        const Money left = row->left();
        const Money amount = claim->amount.value_or(left);
        if (left.is_zero()) {
            errors_.add(ErrorCode::illegal_transition, claim->path + ".payment", claim->payment,
                        {"платёж, от которого что-то осталось: этот уже возвращён или перенесён",
                         "a payment of which something is left: this one was refunded or "
                         "transferred already"});
            continue;
        }
        if (amount > left) {
            errors_.add(ErrorCode::contradiction, claim->path + ".amount", amount.to_string(),
                        {"не больше того, что осталось от платежа: " + left.to_string(),
                         "at most what is left of the payment: " + left.to_string()});
            continue;
        }
        row->moved += amount;
        take_backs.push_back(take_back_of(*claim, date, amount));
    }
    return take_backs;
}

}  // namespace kvit::ledger
