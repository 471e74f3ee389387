#include "exchange/client_bank_sums.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "exchange/account_sections.hpp"

namespace kvit::exchange {
namespace {

/// The sums of all sections of one account, and those of its documents.
struct AccountSums {
    std::size_t first = 0;                    ///< the place of its first section
    std::optional<Money> said_in = Money();   ///< none: a section does not say it
    std::optional<Money> said_out = Money();  ///< none: a section does not say it
    Money in{};
    Money out{};
};

void add(std::optional<Money>& sum, const std::optional<Money>& more) {
    if (sum && more)
        *sum += *more;
    else
        sum.reset();
}

class Sums {
  public:
    Sums(const std::vector<std::string>& places, Judge& judge, const StatementFile& file)
        : places_(places), judge_(judge), file_(file) {}

    void compare() {
        const SectionPairs pairs = section_pairs(file_.accounts);
        for (const auto& pair : pairs.following) compare_balances(pair);
        for (const auto& pair : pairs.overlapping)
            judge_.remark(ErrorCode::contradiction, places_[pair.after],
                          file_.accounts[pair.after].from->to_string(),
                          {"секции счёта без общих дней: с документами они не сверены",
                           "sections of an account without days in common: they are not compared "
                           "with the documents"});
        if (!pairs.overlapping.empty() || file_.accounts.empty()) return;
        add_sections();
        for (const auto& document : file_.documents) add_document(document);
        compare_with_documents();
    }

  private:
    void compare_balances(const SectionPair& pair) {
        const StatementAccount& before = file_.accounts[pair.before];
        const StatementAccount& after = file_.accounts[pair.after];
        if (balances_meet(before, after)) return;
        judge_.refuse(ErrorCode::identity_violated, places_[pair.after] + " НачальныйОстаток",
                      after.opening->to_string(),
                      {"конечный остаток дня раньше: " + before.closing->to_string(),
                       "the closing balance of the day before: " + before.closing->to_string()});
    }

    void add_sections() {
        for (std::size_t i = 0; i < file_.accounts.size(); ++i) {
            const StatementAccount& account = file_.accounts[i];
            AccountSums& sums =
                sums_.try_emplace(account.account, AccountSums{.first = i}).first->second;
            add(sums.said_in, account.in);
            add(sums.said_out, account.out);
        }
    }

    AccountSums* sums_of(const std::string& account) {
        const auto found = sums_.find(account);
        return found == sums_.end() ? nullptr : &found->second;
    }
    /// Where the file has one account alone, a document without accounts is of that one.
    AccountSums* only() { return sums_.size() == 1 ? &sums_.begin()->second : nullptr; }

    void add_document(const StatementDocument& document) {
        AccountSums* to = sums_of(document.payee_account);
        AccountSums* from = sums_of(document.payer_account);
        if (document.direction == Direction::unknown) {
            // Between two accounts of the file, and it moved.
            if (to == nullptr || from == nullptr || to == from) return;
            if (!document.debited && !document.credited) return;
            to->in += document.amount;
            from->out += document.amount;
            return;
        }
        const bool in = document.direction == Direction::incoming;
        AccountSums* of = in ? to : from;
        if (of == nullptr) of = only();
        if (of == nullptr)
            (in ? strange_in_ : strange_out_) += document.amount;
        else
            (in ? of->in : of->out) += document.amount;
    }

    void compare_with_documents() {
        compare_side("ВсегоПоступило", &AccountSums::said_in, &AccountSums::in, strange_in_);
        compare_side("ВсегоСписано", &AccountSums::said_out, &AccountSums::out, strange_out_);
    }

    /// By accounts; where nobody can say of which account a document is, all of them together.
    void compare_side(const char* key, std::optional<Money> AccountSums::*said,
                      Money AccountSums::*found, Money strange) {
        std::vector<const AccountSums*> all;
        for (const auto& [account, sums] : sums_) all.push_back(&sums);
        std::sort(all.begin(), all.end(),
                  [](const auto* a, const auto* b) { return a->first < b->first; });
        if (strange.is_zero()) {
            for (const auto* each : all) compare(key, *each, each->*said, each->*found);
            return;
        }
        std::optional<Money> together = Money();
        Money sum = strange;
        for (const auto* each : all) {
            add(together, each->*said);
            sum += each->*found;
        }
        compare(key, *all.front(), together, sum);
    }

    void compare(const char* key, const AccountSums& of, const std::optional<Money>& said,
                 Money sum) {
        if (said && *said != sum)
            judge_.remark(ErrorCode::identity_violated, places_[of.first] + ' ' + key,
                          said->to_string(),
                          {"сумма документов файла: " + sum.to_string(),
                           "the documents of the file: " + sum.to_string()});
    }

    const std::vector<std::string>& places_;
    Judge& judge_;
    const StatementFile& file_;
    std::map<std::string, AccountSums> sums_;
    Money strange_in_;
    Money strange_out_;
};

}  // namespace

void find_directions(std::vector<std::string> own, const std::vector<OtherAccounts>& others,
                     Judge& judge, StatementFile& file) {
    std::sort(own.begin(), own.end());
    const auto is_own = [&](const std::string& account) {
        return !account.empty() && std::binary_search(own.begin(), own.end(), account);
    };
    const auto prefer_own = [&](std::string& account, const std::string& other) {
        if (!is_own(account) && is_own(other)) account = other;
    };
    for (std::size_t i = 0; i < file.documents.size(); ++i) {
        StatementDocument& document = file.documents[i];
        prefer_own(document.payer_account, others[i].payer);
        prefer_own(document.payee_account, others[i].payee);
        bool in = document.credited.has_value();
        bool out = document.debited.has_value();
        const bool to_own = is_own(document.payee_account);
        const bool from_own = is_own(document.payer_account);
        if (in != out && to_own != from_own && in != to_own)
            judge.object(ErrorCode::contradiction, std::to_string(document.line) + ":1",
                         in ? "ДатаПоступило" : "ДатаСписано",
                         {"день, который подходит к счетам плательщика и получателя",
                          "a day that fits the accounts of payer and payee"});
        if (in == out || to_own != from_own) {
            in = to_own;
            out = from_own;
        }
        if (in != out) document.direction = in ? Direction::incoming : Direction::outgoing;
    }
}

void compare_sums(const std::vector<std::string>& places, Judge& judge, const StatementFile& file) {
    Sums(places, judge, file).compare();
}

}  // namespace kvit::exchange
