#include "exchange/camt/entry.hpp"

#include <algorithm>
#include <array>

#include "exchange/camt/parties.hpp"
#include "exchange/characters.hpp"

namespace kvit::exchange {
namespace {

constexpr std::string_view not_provided = "NOTPROVIDED";
constexpr std::array<std::string_view, 4> statuses = {"BOOK", "PDNG", "INFO", "FUTR"};

/// A TxDtls and the sum that it says itself.
struct Details {
    const XmlElement* element;
    std::optional<CamtSum> sum{};
    bool credit = false;
};

class EntryReader {
  public:
    EntryReader(const Piece& piece, bool names)
        : piece_(piece), entry_(piece.whole()), names_(names) {}

    std::optional<CamtEntry> read() {
        const XmlElement* amount = piece_.need(entry_, "Amt");
        const XmlElement* side = piece_.need(entry_, "CdtDbtInd");
        const auto sum = amount == nullptr ? std::nullopt : piece_.sum(*amount);
        const auto credit = side == nullptr ? std::nullopt : piece_.credit(*side);
        read_common();
        if (!sum || !credit) return std::nullopt;
        result_.sum = *sum;
        result_.credit = *credit;
        find_details();
        make_documents();
        return std::move(result_);
    }

  private:
    /// What all documents of the entry share.
    void read_common() {
        const XmlElement* status = piece_.need(entry_, "Sts");
        if (status != nullptr) read_status(*status);
        common_.reversal = piece_.yes(piece_.one(entry_, "RvslInd"));
        const auto booked = piece_.day_inside(piece_.one(entry_, "BookgDt"));
        common_.value_date = piece_.day_inside(piece_.one(entry_, "ValDt"));
        if (!booked && !common_.value_date)
            piece_.refuse(ErrorCode::missing_key, entry_, "",
                          {"BookgDt или ValDt внутри", "BookgDt or ValDt inside"});
        common_.date = booked.value_or(common_.value_date.value_or(Date()));
        common_.kind = kind(entry_);
        common_.reference = piece_.text(entry_, {"AcctSvcrRef"});
        common_.number = common_.reference;
        if (common_.number.empty()) common_.number = piece_.text(entry_, {"NtryRef"});
        common_.line = entry_.place.line;
    }

    /// Text in version 02, Cd or Prtry inside since 04.
    void read_status(const XmlElement& status) {
        const XmlElement* own = piece_.one(status, "Prtry");
        const XmlElement* code = piece_.one(status, "Cd");
        if (own != nullptr) {
            common_.status = one_line(own->text);
            return;
        }
        const XmlElement& said = code == nullptr ? status : *code;
        common_.status = one_line(said.text);
        if (std::find(statuses.begin(), statuses.end(), common_.status) == statuses.end())
            piece_.object(ErrorCode::bad_choice, said, quoted(said.text, 40),
                          {"BOOK, PDNG, INFO или FUTR", "BOOK, PDNG, INFO or FUTR"});
        result_.booked = common_.status == "BOOK";
    }

    std::string kind(const XmlElement& of) const {
        const XmlElement* code = piece_.one(of, "BkTxCd");
        if (code == nullptr) return {};
        const XmlElement* domain = piece_.one(*code, "Domn");
        if (domain == nullptr) return piece_.text(*code, {"Prtry", "Cd"});
        std::string text = piece_.text(*domain, {"Cd"});
        for (const std::string_view part : {"Cd", "SubFmlyCd"})
            if (const std::string more = piece_.text(*domain, {"Fmly", part}); !more.empty())
                text += '.' + more;
        return text;
    }

    void find_details() {
        for (const auto& group : entry_.children) {
            if (group.name != "NtryDtls") continue;
            const std::size_t before = details_.size();
            for (const auto& each : group.children)
                if (each.name == "TxDtls") details_.push_back(details_of(each));
            if (const XmlElement* batch = piece_.one(group, "Btch")) check_batch(*batch, before);
        }
    }

    Details details_of(const XmlElement& element) const {
        Details details{&element, {}, result_.credit};
        const XmlElement* amount = piece_.one(element, "Amt");
        if (amount == nullptr) amount = piece_.at(element, {"AmtDtls", "TxAmt", "Amt"});
        if (amount != nullptr) details.sum = piece_.sum(*amount);
        if (const XmlElement* side = piece_.one(element, "CdtDbtInd"))
            details.credit = piece_.credit(*side).value_or(result_.credit);
        return details;
    }

    bool in_own_currency(const Details& details) const {
        return details.sum && details.sum->currency == result_.sum.currency;
    }

    /// Of details from `first` on, on the side of the entry.
    i128 sum_from(std::size_t first) const {
        i128 sum = 0;
        for (std::size_t i = first; i < details_.size(); ++i)
            sum += (details_[i].credit == result_.credit ? 1 : -1) *
                   static_cast<i128>(details_[i].sum->units);
        return sum;
    }
    bool all_summed(std::size_t first) const {
        return first < details_.size() &&
               std::all_of(details_.begin() + static_cast<std::ptrdiff_t>(first), details_.end(),
                           [&](const Details& each) { return in_own_currency(each); });
    }

    /// What a batch declares of the details beside it; it may have none here.
    void check_batch(const XmlElement& batch, std::size_t first) const {
        if (first == details_.size()) return;
        const XmlElement* number = piece_.one(batch, "NbOfTxs");
        const auto count = number == nullptr ? std::nullopt : piece_.count(*number);
        if (count && *count != details_.size() - first)
            piece_.refuse(ErrorCode::identity_violated, *number, number->text,
                          {"столько TxDtls здесь: " + std::to_string(details_.size() - first),
                           "the TxDtls here: " + std::to_string(details_.size() - first)});
        const XmlElement* total = piece_.one(batch, "TtlAmt");
        const auto sum = total == nullptr ? std::nullopt : piece_.sum(*total);
        if (!sum || !all_summed(first) || sum->currency != result_.sum.currency) return;
        const i128 found = sum_from(first);
        const XmlElement* side = piece_.one(batch, "CdtDbtInd");
        const bool credit =
            side == nullptr ? result_.credit : piece_.credit(*side).value_or(result_.credit);
        if (found != (credit == result_.credit ? 1 : -1) * static_cast<i128>(sum->units))
            piece_.refuse(
                ErrorCode::identity_violated, *total, total->text,
                {"сумма TxDtls: " + units_text(found), "the sum of TxDtls: " + units_text(found)});
    }

    void remark(ErrorCode code, std::string found, Text expected) const {
        if (piece_.judge().remarks.full()) return piece_.judge().remarks.count(1);
        piece_.judge().remark(code, piece_.path(entry_), std::move(found), std::move(expected));
    }

    void make_documents() {
        if (result_.sum.units == 0) {
            piece_.object(ErrorCode::out_of_range, entry_, result_.sum.text,
                          {"сумма больше нуля", "a sum above zero"});
            return;
        }
        const bool summed = all_summed(0);
        if (summed && sum_from(0) != result_.sum.units)
            piece_.refuse(ErrorCode::identity_violated, entry_, result_.sum.text,
                          {"сумма подробностей (TxDtls): " + units_text(sum_from(0)),
                           "the sum of its details (TxDtls): " + units_text(sum_from(0))});
        if (details_.empty()) return add(nullptr, result_.sum, result_.credit);
        if (details_.size() == 1) {
            if (!summed && details_.front().sum)
                remark(ErrorCode::unit_mismatch, details_.front().sum->currency,
                       {"валюта проводки " + result_.sum.currency + ": взята её сумма",
                        "the currency of the entry, " + result_.sum.currency +
                            ", whose sum is taken"});
            return add(details_.front().element, result_.sum, result_.credit);
        }
        if (!summed) {
            remark(ErrorCode::missing_key, std::to_string(details_.size()),
                   {"своя сумма в валюте проводки у каждой подробности (TxDtls): документ один",
                    "a sum of its own, in the currency of the entry, in each TxDtls: the document "
                    "is one"});
            return add(nullptr, result_.sum, result_.credit);
        }
        for (const auto& each : details_) {
            if (each.sum->units == 0)
                piece_.object(ErrorCode::out_of_range, *each.element, each.sum->text,
                              {"сумма больше нуля", "a sum above zero"});
            else
                add(each.element, *each.sum, each.credit);
        }
    }

    /// One document; without details, where there are none or they cannot be told apart.
    void add(const XmlElement* details, const CamtSum& sum, bool credit) {
        StatementDocument document = common_;
        if (sum.is_roubles())
            document.amount = sum.roubles();
        else
            document.foreign = ForeignSum{sum.currency, sum.text};
        if (result_.booked) {
            document.direction = credit ? Direction::incoming : Direction::outgoing;
            (credit ? document.credited : document.debited) = document.date;
        }
        std::vector<std::size_t> cuts;
        if (details != nullptr) cuts = read_details(*details, document);
        if (document.purpose.empty()) document.purpose = piece_.text(entry_, {"AddtlNtryInf"});
        if (document.purpose.size() > limits::text_bytes_max)
            piece_.refuse(ErrorCode::limit_exceeded, details == nullptr ? entry_ : *details,
                          std::to_string(document.purpose.size()),
                          {"назначение не больше 4096 байт", "a purpose of at most 4096 bytes"});
        else
            document.ids = ids_in(document.purpose, cuts);
        result_.documents.push_back(std::move(document));
    }

    /// Gives the cuts of its purpose.
    std::vector<std::size_t> read_details(const XmlElement& details,
                                          StatementDocument& document) const {
        document.line = details.place.line;
        if (std::string own = kind(details); !own.empty()) document.kind = std::move(own);
        if (const XmlElement* refs = piece_.one(details, "Refs")) {
            document.end_to_end = piece_.text(*refs, {"EndToEndId"});
            if (std::string own = piece_.text(*refs, {"AcctSvcrRef"}); !own.empty())
                document.reference = std::move(own);
            // Who pays names a payment by EndToEndId; where he did not, another name will do.
            for (const std::string_view name : {"EndToEndId", "InstrId", "TxId", "AcctSvcrRef"}) {
                std::string number = piece_.text(*refs, {name});
                if (number.empty() || number == not_provided) continue;
                document.number = std::move(number);
                break;
            }
        }
        read_parties(piece_, details, names_, document);
        auto cuts = read_remittance(piece_, details, document);
        if (document.purpose.empty()) document.purpose = piece_.text(details, {"AddtlTxInf"});
        return cuts;
    }

    const Piece& piece_;
    const XmlElement& entry_;
    bool names_;
    StatementDocument common_{.kind = {}, .number = {}, .date = {}, .amount = {}};
    std::vector<Details> details_;
    CamtEntry result_;
};

}  // namespace

std::optional<CamtEntry> read_entry(const Piece& piece, bool names) {
    return EntryReader(piece, names).read();
}

}  // namespace kvit::exchange
