#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/camt/entry.hpp"

namespace kvit::exchange {

/// One Stmt or Ntfctn, piece after piece, and whether its sums agree.
class CamtStatement {
  public:
    /// `path` and `place` are its own; `number` counts from 1 in the file.
    CamtStatement(bool names, std::string path, TextPlace place, Judge& judge, StatementFile& file);

    void piece(const XmlElement& element);
    /// It ends: what is missing, and the identities. `whole` is whether the message is one page.
    void close(bool whole);

  private:
    /// Of entries on one side.
    struct Side {
        std::size_t count = 0;
        i128 sum = 0;
    };
    struct Balance {
        std::string code;
        CamtSum sum;
        i128 units;  ///< below zero for a debit
        TextPlace place;
    };

    void read_account(const Piece& piece);
    void read_period(const Piece& piece);
    void read_balance(const Piece& piece);
    void read_totals(const Piece& piece);
    void compare_group(const Piece& piece, std::string_view name, const Side& found) const;
    void take(CamtEntry entry, const XmlElement& element);
    void compare_totals();
    void compare_balances(bool whole);
    const Balance* balance(std::string_view code) const;
    void refuse(ErrorCode code, TextPlace place, std::string_view below, std::string found,
                Text expected) const;
    void remark(ErrorCode code, std::string_view below, std::string found, Text expected) const;

    bool names_;
    std::string path_;
    TextPlace place_;
    Judge& judge_;
    StatementFile& file_;
    StatementAccount account_{};
    std::vector<Balance> balances_{};
    std::optional<XmlElement> totals_{};  ///< TxsSummry, compared when all entries are known
    std::size_t pieces_of_balance_ = 0;
    std::size_t entries_ = 0;
    Side credits_{};  ///< all entries
    Side debits_{};
    Side booked_credits_{};  ///< those that balances count
    Side booked_debits_{};
    std::string currency_{};  ///< of the entries
    bool one_currency_ = true;
    bool one_page_ = true;
    bool has_account_ = false;
    std::vector<std::string> seen_{};  ///< names of the pieces that may be there once
};

}  // namespace kvit::exchange
