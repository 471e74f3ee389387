#include "exchange/camt/parties.hpp"

#include "exchange/text_lines.hpp"

namespace kvit::exchange {
namespace {

void add_words(std::string& text, const std::string& more) {
    if (more.empty()) return;
    if (!text.empty()) text += ' ';
    text += more;
}

std::string name_of(const Piece& piece, const XmlElement& parties, std::string_view party) {
    const XmlElement* found = piece.one(parties, party);
    if (found == nullptr) return {};
    std::string name = piece.text(*found, {"Nm"});
    return name.empty() ? piece.text(*found, {"Pty", "Nm"}) : name;
}

}  // namespace

std::string camt_account(const Piece& piece, const XmlElement& account) {
    std::string number = piece.text(account, {"Id", "IBAN"});
    return number.empty() ? piece.text(account, {"Id", "Othr", "Id"}) : number;
}

std::string camt_bic(const Piece& piece, const XmlElement& bank) {
    const XmlElement* found = piece.one(bank, "FinInstnId");
    if (found == nullptr) return {};
    std::string bic = piece.text(*found, {"ClrSysMmbId", "MmbId"});
    if (bic.empty()) bic = piece.text(*found, {"BICFI"});
    return bic.empty() ? piece.text(*found, {"BIC"}) : bic;
}

void read_parties(const Piece& piece, const XmlElement& details, bool names,
                  StatementDocument& document) {
    if (const XmlElement* parties = piece.one(details, "RltdPties")) {
        if (const XmlElement* account = piece.one(*parties, "DbtrAcct"))
            document.payer_account = camt_account(piece, *account);
        if (const XmlElement* account = piece.one(*parties, "CdtrAcct"))
            document.payee_account = camt_account(piece, *account);
        if (names) {
            document.payer_name = name_of(piece, *parties, "Dbtr");
            document.payee_name = name_of(piece, *parties, "Cdtr");
        }
    }
    if (const XmlElement* agents = piece.one(details, "RltdAgts")) {
        if (const XmlElement* bank = piece.one(*agents, "DbtrAgt"))
            document.payer_bic = camt_bic(piece, *bank);
        if (const XmlElement* bank = piece.one(*agents, "CdtrAgt"))
            document.payee_bic = camt_bic(piece, *bank);
    }
}

std::vector<std::size_t> read_remittance(const Piece& piece, const XmlElement& details,
                                         StatementDocument& document) {
    const XmlElement* remittance = piece.one(details, "RmtInf");
    if (remittance == nullptr) return {};
    TextLines lines;
    for (const auto& each : remittance->children)
        if (each.name == "Ustrd") lines.add(one_line(each.text), each.text);
    document.purpose = lines.text();
    for (const auto& each : remittance->children) {
        if (each.name != "Strd") continue;
        std::string reference = piece.text(each, {"CdtrRefInf", "Ref"});
        if (!reference.empty()) document.references.push_back(std::move(reference));
        for (const auto& more : each.children)
            if (more.name == "AddtlRmtInf") add_words(document.purpose, one_line(more.text));
    }
    return lines.cuts();
}

}  // namespace kvit::exchange
