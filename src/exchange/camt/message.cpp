// The frame of a message: which one, of which version, its header, its statements.
#include "exchange/camt/message.hpp"

#include <array>
#include <optional>

#include "exchange/camt/statement.hpp"
#include "exchange/characters.hpp"

namespace kvit::exchange {
namespace {

constexpr std::string_view schemas = "urn:iso:std:iso:20022:tech:xsd:";

struct Kind {
    StatementForm form;
    std::string_view message;    ///< the child of Document
    std::string_view statement;  ///< what it has one of for each account
};
constexpr std::array<Kind, 2> kinds = {{
    {StatementForm::camt053, "BkToCstmrStmt", "Stmt"},
    {StatementForm::camt054, "BkToCstmrDbtCdtNtfctn", "Ntfctn"},
}};
constexpr std::array<std::string_view, 3> versions = {"001.02", "001.04", "001.08"};

/// Document, message, header or statement, and what is inside them.
constexpr std::size_t piece_depth = 3;

class Message : public XmlSink {
  public:
    Message(bool names, Judge& judge, StatementFile& file)
        : names_(names), judge_(judge), file_(file) {}

    bool opened(const XmlElement& head, std::size_t depth) override {
        if (depth == 0) return is_known(head);
        if (depth == 1) return begin_message(head);
        header_ = head.name == "GrpHdr";
        if (header_) has_header_ = true;
        if (head.name != kind_->statement) return true;
        const std::string path =
            message_path() + '/' + head.name + '[' + std::to_string(++statements_) + ']';
        statement_.emplace(names_, path, head.place, judge_, file_);
        return true;
    }

    void piece(const XmlElement& element) override {
        if (statement_) return statement_->piece(element);
        if (!header_) return;
        const Piece piece(element, message_path() + "/GrpHdr", 1, judge_);
        if (element.name == "MsgId") file_.message = one_line(element.text);
        if (element.name == "MsgPgntn") {
            const XmlElement* last = piece.one(element, "LastPgInd");
            one_page_ =
                piece.text(element, {"PgNb"}) == "1" && (last == nullptr || piece.yes(last));
        }
    }

    void closed(std::size_t depth) override {
        if (depth == 2) {
            header_ = false;
            if (statement_) statement_->close(one_page_);
            statement_.reset();
        }
        if (depth != 1) return;
        const auto missing = [&](std::string_view name) {
            judge_.refuse(ErrorCode::missing_key, place_.to_string() + ' ' + message_path(), "",
                          {"элемент " + std::string(name) + " внутри",
                           "the element " + std::string(name) + " inside"});
        };
        if (!has_header_) missing("GrpHdr");
        if (statements_ == 0) missing(kind_->statement);
    }

  private:
    std::string message_path() const { return "Document/" + std::string(kind_->message); }

    /// The schema is that of the namespace, "…:camt.053.001.02".
    bool is_known(const XmlElement& root) {
        std::string_view schema = root.text;
        if (root.name == "Document" && schema.starts_with(schemas)) {
            schema.remove_prefix(schemas.size());
            for (const auto& kind : kinds)
                for (const auto version : versions)
                    if (schema ==
                        std::string(row_of(kind.form).name) + '.' + std::string(version)) {
                        kind_ = &kind;
                        file_.form = kind.form;
                        file_.version = version;
                        file_.encoding = Encoding::utf8;
                        return true;
                    }
        }
        judge_.refuse(
            ErrorCode::wrong_schema, root.place.to_string() + ' ' + root.name, quoted(root.text),
            {"Document с пространством имён camt.053 или camt.054 версии 001.02, 001.04 "
             "или 001.08",
             "Document with the namespace of camt.053 or camt.054, version 001.02, 001.04 "
             "or 001.08"});
        return false;
    }

    bool begin_message(const XmlElement& head) {
        place_ = head.place;
        if (head.name == kind_->message && !began_) {
            began_ = true;
            return true;
        }
        judge_.refuse(
            ErrorCode::wrong_schema, head.place.to_string() + " Document/" + head.name,
            quoted(head.name),
            {std::string(kind_->message) + " один раз", std::string(kind_->message) + " once"});
        return false;
    }

    bool names_;
    Judge& judge_;
    StatementFile& file_;
    const Kind* kind_ = nullptr;
    TextPlace place_{};
    bool began_ = false;
    bool header_ = false;  ///< whether the reader is inside it
    bool has_header_ = false;
    bool one_page_ = true;
    std::size_t statements_ = 0;
    std::optional<CamtStatement> statement_{};

  public:
    bool began() const { return began_; }
};

}  // namespace

void read_camt(std::string_view bytes, bool names, Judge& judge, StatementFile& file) {
    Message message(names, judge, file);
    read_xml(bytes, piece_depth, message, judge);
    if (judge.errors.empty() && !message.began())
        judge.refuse(ErrorCode::missing_key, "1:1 Document", "",
                     {"BkToCstmrStmt или BkToCstmrDbtCdtNtfctn внутри",
                      "BkToCstmrStmt or BkToCstmrDbtCdtNtfctn inside"});
}

}  // namespace kvit::exchange
