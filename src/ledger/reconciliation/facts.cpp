#include "ledger/reconciliation/facts.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "kvit/base/limits.hpp"
#include "kvit/ledger/reconciliation/evidence.hpp"
#include "ledger/reconciliation/number.hpp"

namespace kvit::ledger {
namespace {

// An agent and an operation together are an id, with a slash between them.
constexpr std::size_t agent_bytes_max = 40;
constexpr std::size_t operation_bytes_max = limits::id_bytes_max - agent_bytes_max - 1;

template <class Fact>
void set_paths(std::vector<Fact>& facts, const std::string& list) {
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].path.empty()) facts[i].path = list + "[" + std::to_string(i) + "]";
}

class Checker {
  public:
    explicit Checker(const PaymentsCase& facts) : facts_(facts) {}

    Errors run() && {
        for (const KnownAccount& account : facts_.accounts) check_account(account);
        check_bills();
        for (const PaymentChannel& channel : facts_.channels) {
            claim(channels_, channel.id, channel.path + ".id");
            if (channel.valid.empty())
                errors_.add(ErrorCode::empty_interval, channel.path, channel.id,
                            {"конец позже начала", "an end later than the start"});
        }
        check_earlier();
        check_registries();
        check_proceedings();
        return std::move(errors_);
    }

  private:
    using Ids = std::unordered_set<std::string>;

    void claim(Ids& ids, const std::string& id, const std::string& path) {
        if (!ids.insert(id).second)
            errors_.add(ErrorCode::duplicate_id, path, id, {"каждый один раз", "each once"});
    }
    void check_size(std::size_t size, std::size_t most, const std::string& path) {
        const std::string limit = std::to_string(most);
        if (size > most)
            errors_.add(ErrorCode::limit_exceeded, path, std::to_string(size),
                        {"не больше " + limit, "at most " + limit});
    }

    // ---- what is known

    void check_account(const KnownAccount& account) {
        claim(accounts_, account.account.text(), account.path + ".account");
        for (const std::string& number : account.numbers)
            if (plain_number(number).empty())
                errors_.add(ErrorCode::bad_id, account.path + ".numbers", number,
                            {"номер с буквами или цифрами", "a number of letters or digits"});
    }

    void require_account(const AccountId& account, const std::string& path) {
        if (!accounts_.contains(account.text()))
            errors_.add(ErrorCode::unknown_reference, path, account.text(),
                        {"лицевой счёт из accounts", "an account of accounts"});
    }

    void check_bills() {
        check_size(facts_.bills.size(), limits::payments_rows_max, "bills");
        Ids documents;
        std::unordered_map<std::string, std::size_t> of_account;
        for (const KnownBill& bill : facts_.bills) {
            const std::string document = plain_number(bill.document);
            if (document.empty())
                errors_.add(ErrorCode::bad_id, bill.path + ".document", bill.document,
                            {"номер с буквами или цифрами", "a number of letters or digits"});
            else
                claim(documents, document, bill.path + ".document");
            require_account(bill.account, bill.path + ".account");
            if (bill.with_insurance && *bill.with_insurance < bill.to_pay)
                errors_.add(ErrorCode::contradiction, bill.path + ".with_insurance",
                            bill.with_insurance->to_string(),
                            {"не меньше " + bill.to_pay.to_string(),
                             "at least " + bill.to_pay.to_string()});
            if (++of_account[bill.account.text()] == limits::account_bills_max + 1)
                check_size(limits::account_bills_max + 1, limits::account_bills_max, bill.path);
        }
    }

    // ---- rows

    void check_agent(const std::string& agent, const std::string& path) {
        if (agent.find('/') != std::string::npos || agent.size() > agent_bytes_max) {
            const std::string most = std::to_string(agent_bytes_max);
            errors_.add(ErrorCode::bad_id, path, agent,
                        {"без косой черты, не длиннее " + most + " байт",
                         "without a slash, at most " + most + " bytes"});
        }
    }

    void check_row(const RegistryRow& row) {
        if (row.operation.size() > operation_bytes_max) {
            const std::string most = std::to_string(operation_bytes_max);
            errors_.add(ErrorCode::bad_id, row.path + ".operation", row.operation,
                        {"не длиннее " + most + " байт", "at most " + most + " bytes"});
        }
        if (row.amount <= Money())
            errors_.add(ErrorCode::out_of_range, row.path + ".amount", row.amount.to_string(),
                        {"больше нуля; отмена — строка вида reversal",
                         "above zero; what is taken back is a row of the kind reversal"});
        for (std::size_t i = 0; i < row.ids.size(); ++i)
            if (row.ids[i].confidence < 1 || row.ids[i].confidence > confidence_max) {
                const std::string most = std::to_string(confidence_max);
                errors_.add(ErrorCode::out_of_range,
                            row.path + ".ids[" + std::to_string(i) + "].confidence",
                            std::to_string(row.ids[i].confidence),
                            {"от 1 до " + most, "from 1 to " + most});
            }
        const bool reversal = row.kind == RowKind::reversal;
        if (reversal && row.reverses.empty())
            errors_.add(ErrorCode::missing_key, row.path + ".reverses", {},
                        {"операция, которую отменяет строка", "the operation that is taken back"});
        if (!reversal && !row.reverses.empty())
            errors_.add(ErrorCode::contradiction, row.path + ".reverses", row.reverses,
                        {"без этого ключа: он есть только у отмены",
                         "no such key: only a reversal has it"});
        if (reversal && row.reverses == row.operation)
            errors_.add(ErrorCode::contradiction, row.path + ".reverses", row.reverses,
                        {"другая операция", "another operation"});
        if (row.channel && !channels_.contains(*row.channel))
            errors_.add(ErrorCode::unknown_reference, row.path + ".channel", *row.channel,
                        {"способ оплаты из channels", "a channel of channels"});
    }

    void check_earlier() {
        check_size(facts_.earlier.size(), limits::payments_rows_max, "earlier");
        std::unordered_map<std::string, const EarlierRow*> seen;
        for (const EarlierRow& each : facts_.earlier) {
            check_agent(each.agent, each.path + ".agent");
            check_row(each.row);
            if (each.posted_to) require_account(*each.posted_to, each.path + ".posted_to");
            const auto [at, added] =
                seen.emplace(OperationKey{each.agent, each.row.operation}.id(), &each);
            if (!added && !alike(*at->second, each))
                errors_.add(
                    ErrorCode::duplicate_id, each.path + ".operation", each.row.operation,
                    {"одна принятая строка на операцию", "one accepted row of an operation"});
        }
    }
    static bool alike(const EarlierRow& a, const EarlierRow& b) {
        EarlierRow other = b;
        other.path = a.path;
        other.row.path = a.row.path;
        other.row.ids = a.row.ids;
        return a == other;
    }

    void check_registries() {
        std::size_t rows = 0;
        std::map<std::pair<std::string, std::string>, const Registry*> seen;
        for (const Registry& registry : facts_.registries) {
            check_agent(registry.agent, registry.path + ".agent");
            rows += registry.rows.size();
            const auto [at, added] =
                seen.emplace(std::pair(registry.agent, registry.id), &registry);
            if (!added && (at->second->date != registry.date || at->second->kind != registry.kind))
                errors_.add(ErrorCode::contradiction, registry.path + ".id", registry.id,
                            {"один день и вид у реестра агента с этим id",
                             "one day and kind of a registry of this agent and id"});
            for (const RegistryRow& row : registry.rows) check_row(row);
        }
        check_size(rows, limits::payments_rows_max, "registries");
    }

    // ---- proceedings

    void check_proceedings() {
        if (!facts_.as_of &&
            !(facts_.lives.empty() && facts_.searches.empty() && facts_.claims.empty()))
            errors_.add(ErrorCode::missing_key, "as_of", {},
                        {"день, на который смотрят lives, searches и claims",
                         "the day on which lives, searches and claims are looked at"});
        Ids lives;
        Ids searches;
        Ids claims;
        for (const PaymentLife& each : facts_.lives) claim(lives, each.id, each.path + ".id");
        for (const PaymentSearch& each : facts_.searches)
            claim(searches, each.id, each.path + ".id");
        for (const MisdirectedClaim& each : facts_.claims) {
            claim(claims, each.id, each.path + ".id");
            if (each.id.find('/') != std::string::npos)
                errors_.add(ErrorCode::bad_id, each.path + ".id", each.id,
                            {"без косой черты", "without a slash"});
            if (each.target) require_account(*each.target, each.path + ".target");
            if (each.source && each.target && *each.source == *each.target)
                errors_.add(ErrorCode::contradiction, each.path + ".target", each.target->text(),
                            {"не тот счёт, на который попал платёж",
                             "not the account that the payment went to"});
            if (each.amount && *each.amount <= Money())
                errors_.add(ErrorCode::out_of_range, each.path + ".amount",
                            each.amount->to_string(), {"больше нуля", "above zero"});
        }
    }

    const PaymentsCase& facts_;
    Errors errors_;
    Ids accounts_;
    Ids channels_;
};

}  // namespace

PaymentsCase as_known(PaymentsCase facts) {
    set_paths(facts.accounts, "accounts");
    set_paths(facts.bills, "bills");
    set_paths(facts.channels, "channels");
    set_paths(facts.earlier, "earlier");
    for (EarlierRow& each : facts.earlier)
        if (each.row.path.empty()) each.row.path = each.path;
    set_paths(facts.registries, "registries");
    for (Registry& registry : facts.registries) set_paths(registry.rows, registry.path + ".rows");
    set_paths(facts.lives, "lives");
    for (PaymentLife& each : facts.lives) set_paths(each.events, each.path + ".events");
    set_paths(facts.searches, "searches");
    for (PaymentSearch& each : facts.searches) set_paths(each.events, each.path + ".events");
    set_paths(facts.claims, "claims");
    for (MisdirectedClaim& each : facts.claims) {
        set_paths(each.events, each.path + ".events");
        set_paths(each.documents, each.path + ".documents");
    }
    std::erase_if(facts.registries,
                  [&](const Registry& registry) { return registry.known_on > facts.known_on; });
    return facts;
}

Errors check(const PaymentsCase& facts) { return Checker(facts).run(); }

}  // namespace kvit::ledger
