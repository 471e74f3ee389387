// The one file that knows expat, which says lines and columns, reads by events and refuses all that
// is not well-formed.
#include "exchange/xml.hpp"

#include <expat.h>

#include <climits>
#include <exception>
#include <memory>

#include "exchange/characters.hpp"
#include "exchange/encoding_tables.hpp"

namespace kvit::exchange {
namespace {

// A namespace cannot hold it.
constexpr char between_names = ' ';
constexpr std::string_view white_space = " \t\r\n";

void trim(std::string& text) {
    const auto first = text.find_first_not_of(white_space);
    if (first == text.npos) return text.clear();
    text.erase(text.find_last_not_of(white_space) + 1);
    text.erase(0, first);
}

const UpperHalf* table_of(std::string_view name) {
    std::string lower(name);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (lower == "windows-1251" || lower == "cp1251") return &windows1251_upper;
    if (lower == "cp866" || lower == "ibm866") return &cp866_upper;
    return lower == "koi8-r" ? &koi8r_upper : nullptr;
}

int know_encoding(void*, const XML_Char* name, XML_Encoding* info) {
    const UpperHalf* upper = table_of(name);
    if (upper == nullptr) return XML_STATUS_ERROR;
    for (int i = 0; i < 128; ++i) {
        info->map[i] = i;
        info->map[i + 128] = (*upper)[i] == 0 ? -1 : (*upper)[i];
    }
    info->data = nullptr;
    info->convert = nullptr;
    info->release = nullptr;
    return XML_STATUS_OK;
}

class Run {
  public:
    Run(std::size_t piece_depth, XmlSink& sink, Judge& judge)
        : piece_depth_(piece_depth),
          sink_(sink),
          judge_(judge),
          parser_(XML_ParserCreateNS(nullptr, between_names)) {
        if (parser_ == nullptr) throw std::bad_alloc();
        XML_Parser parser = parser_.get();
        XML_SetUserData(parser, this);
        XML_SetElementHandler(parser, &Run::on_start, &Run::on_end);
        XML_SetCharacterDataHandler(parser, &Run::on_text);
        XML_SetStartDoctypeDeclHandler(parser, &Run::on_doctype);
        XML_SetUnknownEncodingHandler(parser, know_encoding, nullptr);
        XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER);
    }

    void read(std::string_view bytes) {
        // At once: expat would look again at a token that a piece of the file cuts.
        const auto status =
            XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
        if (thrown_) std::rethrow_exception(thrown_);
        if (status == XML_STATUS_ERROR && !stopped_) tell(XML_GetErrorCode(parser_.get()));
    }

  private:
    struct Free {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };

    /// An exception must not pass through C.
    template <class F>
    static void guarded(void* user, F f) {
        Run& run = *static_cast<Run*>(user);
        if (run.stopped_) return;
        try {
            f(run);
        } catch (...) {
            run.thrown_ = std::current_exception();
            run.stop();
        }
    }
    static void on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
        guarded(user, [&](Run& run) { run.start(name, attributes); });
    }
    static void on_end(void* user, const XML_Char*) {
        guarded(user, [](Run& run) { run.end(); });
    }
    static void on_text(void* user, const XML_Char* text, int size) {
        guarded(user, [&](Run& run) {
            if (!run.open_.empty())
                run.open_.back().text.append(text, static_cast<std::size_t>(size));
        });
    }
    static void on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
        guarded(user, [](Run& run) {
            run.judge_.refuse(ErrorCode::bad_text, run.place().to_string(), "<!DOCTYPE",
                              {"XML без DTD", "XML without a DTD"});
            run.stop();
        });
    }

    void stop() {
        stopped_ = true;
        XML_StopParser(parser_.get(), XML_FALSE);
    }

    TextPlace place() const {
        return {XML_GetCurrentLineNumber(parser_.get()),
                XML_GetCurrentColumnNumber(parser_.get()) + 1};
    }

    void start(std::string_view name, const XML_Char** attributes) {
        if (depth_ == limits::document_depth_max) {
            judge_.refuse(ErrorCode::limit_exceeded, place().to_string(), std::string(name),
                          {"не больше 64 элементов один в другом", "at most 64 nested elements"});
            return stop();
        }
        XmlElement element;
        element.place = place();
        const auto gap = name.find(between_names);
        const auto space = gap == name.npos ? std::string_view() : name.substr(0, gap);
        if (depth_ == 0) namespace_ = space;
        element.name = space == namespace_ ? name.substr(gap == name.npos ? 0 : gap + 1) : name;
        for (; *attributes != nullptr; attributes += 2)
            element.attributes.emplace_back(attributes[0], attributes[1]);
        const std::size_t depth = depth_++;
        if (depth >= piece_depth_) {
            open_.push_back(std::move(element));
            return;
        }
        if (depth == 0) element.text = namespace_;
        if (!sink_.opened(element, depth)) stop();
    }

    void end() {
        --depth_;
        if (depth_ < piece_depth_) return sink_.closed(depth_);
        XmlElement element = std::move(open_.back());
        open_.pop_back();
        trim(element.text);
        if (open_.empty())
            sink_.piece(element);
        else
            open_.back().children.push_back(std::move(element));
    }

    void tell(XML_Error error) {
        const bool cut = error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN ||
                         error == XML_ERROR_PARTIAL_CHAR ||
                         error == XML_ERROR_UNCLOSED_CDATA_SECTION;
        if (error == XML_ERROR_NO_MEMORY) throw std::bad_alloc();
        judge_.refuse(cut ? ErrorCode::missing_key : ErrorCode::bad_text, place().to_string(),
                      XML_ErrorString(error),
                      cut ? Text{"конец документа XML: файл оборван",
                                 "the end of the XML document: the file is cut short"}
                          : Text{"правильно построенный XML", "well-formed XML"});
    }

    std::size_t piece_depth_;
    XmlSink& sink_;
    Judge& judge_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::string namespace_{};
    std::vector<XmlElement> open_{};  ///< the piece and what is open inside it
    std::size_t depth_ = 0;           ///< elements that are open
    bool stopped_ = false;
    std::exception_ptr thrown_{};
};

}  // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes)
        if (key == wanted) return value;
    return {};
}

void read_xml(std::string_view bytes, std::size_t piece_depth, XmlSink& sink, Judge& judge) {
    if (bytes.size() > INT_MAX)
        return judge.refuse(ErrorCode::limit_exceeded, "", std::to_string(bytes.size()),
                            {"файл до 2 ГиБ", "a file below 2 GiB"});
    Run(piece_depth, sink, judge).read(bytes);
}

}  // namespace kvit::exchange
