// What a statement says of incoming money, as rows of a registry.
#include "exchange/statement_rows.hpp"

#include <algorithm>
#include <map>

#include "exchange/characters.hpp"
#include "exchange/ids.hpp"
#include "exchange/purpose_numbers.hpp"

namespace kvit::exchange {
namespace {

std::string operation_of(const StatementDocument& document) {
    return document.payer_bic + ':' + document.payer_account + ':' + document.number + ':' +
           document.date.to_string() + ':' + document.amount.to_string();
}

std::string place_of(const StatementDocument& document) {
    return std::to_string(document.line) + ":1";
}

/// A purpose that the payer wrote in free words and in numbers for machines is one text.
std::string purpose_of(const StatementDocument& document) {
    std::string text = document.purpose;
    for (const auto& each : document.references) text += (text.empty() ? "" : " ") + each;
    return text;
}

std::vector<ledger::PurposeNumber> numbers_of(const StatementDocument& document) {
    auto ids = document.ids;
    for (const auto& each : document.references)
        for (auto& id : ids_in(each)) ids.push_back(std::move(id));
    return purpose_numbers(ids);
}

class Rows {
  public:
    Rows(Judge& judge, const StatementFile& file, ledger::Registry& registry)
        : judge_(judge), file_(file), registry_(registry) {}

    void make() {
        for (const auto& document : file_.documents)
            if (document.foreign)
                ++foreign_;
            else if (document.direction == Direction::incoming && !document.reversal)
                add(document, operation_of(document));
            else if (document.direction == Direction::unknown)
                tell_unknown(document);
        for (const auto& document : file_.documents)
            if (document.reversal && !document.foreign && document.direction != Direction::unknown)
                take_back(document);
        if (foreign_ > 0)
            judge_.remark(ErrorCode::unsupported, "", std::to_string(foreign_),
                          {"рубли: документы в других валютах не становятся строками",
                           "roubles: documents in other currencies become no rows"});
    }

  private:
    /// Money that moved, and nobody can say where: it must not vanish. What waits to be carried out
    /// has not moved.
    void tell_unknown(const StatementDocument& document) {
        const bool moved = document.status.empty()
                               ? document.debited || document.credited
                               : document.status != "PDNG" && document.status != "INFO" &&
                                     document.status != "FUTR";
        if (moved)
            judge_.remark(ErrorCode::contradiction, place_of(document), quoted(document.number),
                          {"документ, по которому видно, куда пошли деньги: строки из этого нет",
                           "a document that shows where its money went: no row is made of this "
                           "one"});
    }

    ledger::RegistryRow& add(const StatementDocument& document, std::string operation) {
        ledger::RegistryRow row;
        row.operation = std::move(operation);
        // Alike in all of it, they are two payments still: one statement says each once.
        const std::size_t nth = ++said_[row.operation];
        if (nth > 1) {
            row.operation += '#' + std::to_string(nth);
            judge_.remark(ErrorCode::duplicate_id, place_of(document), quoted(row.operation),
                          {"документ, не похожий на другой: плательщик, номер, день, сумма",
                           "a document unlike another one: payer, number, day, sum"});
        }
        row.amount = document.amount;
        row.paid = document.debited.value_or(document.credited.value_or(document.date));
        row.received = document.credited;
        row.purpose = purpose_of(document);
        row.ids = numbers_of(document);
        if (row.purpose.size() > limits::text_bytes_max) {
            judge_.refuse(
                ErrorCode::limit_exceeded, place_of(document), std::to_string(row.purpose.size()),
                {"назначение платежа не больше 4096 байт", "a purpose of at most 4096 bytes"});
        }
        if (!is_id(row.operation))
            judge_.refuse(ErrorCode::bad_id, place_of(document) + " Номер", quoted(row.operation),
                          {"БИК, счёт, номер, день и сумма до 128 байт вместе",
                           "BIC, account, number, day and sum within 128 bytes"});
        if (!document.reversal)
            of_payer_[{document.number, document.payer_account}].push_back(registry_.rows.size());
        registry_.rows.push_back(std::move(row));
        return registry_.rows.back();
    }

    /// Of a reversal (RvslInd) the parties are those of what it takes back (ISO 20022), so its
    /// payment has the same payer and number. Money of our own that comes back is nobody's payment.
    void take_back(const StatementDocument& document) {
        const auto found = of_payer_.find({document.number, document.payer_account});
        const bool known = document.direction == Direction::outgoing && !document.number.empty() &&
                           found != of_payer_.end() && found->second.size() == 1 &&
                           left_of(found->second.front()) >= document.amount;
        if (!known)
            return judge_.remark(
                ErrorCode::unknown_reference, place_of(document), quoted(document.number),
                {"возврат одного поступления этого файла: строки из этого возврата нет",
                 "a reversal of one incoming document of this file: no row is made of this one"});
        taken_back_[found->second.front()] += document.amount;
        const std::string reversed = registry_.rows[found->second.front()].operation;
        auto& row = add(document, operation_of(document) + ":reversal");
        row.kind = ledger::RowKind::reversal;
        row.reverses = reversed;
    }

    /// What earlier reversals left of a payment.
    Money left_of(std::size_t row) { return registry_.rows[row].amount - taken_back_[row]; }

    Judge& judge_;
    const StatementFile& file_;
    ledger::Registry& registry_;
    std::map<std::string, std::size_t> said_;
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> of_payer_;
    std::map<std::size_t, Money> taken_back_;
    std::size_t foreign_ = 0;
};

}  // namespace

void make_rows(const StatementHint& hint, Judge& judge, StatementFile& file) {
    ledger::Registry& registry = file.registry;
    registry.kind = ledger::RegistryKind::statement;
    registry.agent = hint.agent.empty() ? "bank" : hint.agent;
    Date last = Date::open_start();
    for (const auto& account : file.accounts)
        if (account.to) last = std::max(last, *account.to);
    if (last == Date::open_start() && !file.documents.empty()) last = file.documents.front().date;
    Rows(judge, file, registry).make();
    registry.date = last == Date::open_start() ? Date() : last;
    registry.id = hint.id.empty() ? file.message : hint.id;
    if (registry.id.empty() && !file.accounts.empty())
        registry.id = file.accounts.front().account + ':' + registry.date.to_string();
    if (registry.id.empty()) registry.id = registry.date.to_string();
    for (const auto& [path, id] : {std::pair("id", &registry.id), {"agent", &registry.agent}})
        if (!is_id(*id) || registry.agent.find('/') != std::string::npos)
            judge.refuse(ErrorCode::bad_id, path, quoted(*id),
                         {"до 128 байт без управляющих символов; агент без косой черты",
                          "at most 128 bytes without control characters; no slash in agents"});
}

}  // namespace kvit::exchange
