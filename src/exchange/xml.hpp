#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/judge.hpp"
#include "kvit/exchange/encoding.hpp"

/// XML in pieces: what is inside the root is handed on element by element, so that a file of any
/// length costs the memory of its largest piece.
namespace kvit::exchange {

struct XmlElement {
    std::string name;    ///< without the namespace if it is that of the root, else "namespace name"
    std::string text{};  ///< what stands directly inside, without white space around it
    std::vector<std::pair<std::string, std::string>> attributes{};
    std::vector<XmlElement> children{};
    TextPlace place{};  ///< of its "<"

    std::string_view attribute(std::string_view wanted) const;
};

/// Who takes the pieces. `depth` is 0 for the root.
class XmlSink {
  public:
    XmlSink() = default;
    XmlSink(const XmlSink&) = delete;
    XmlSink& operator=(const XmlSink&) = delete;
    virtual ~XmlSink() = default;

    /// An element above the pieces begins: name, attributes and place are known. The root has its
    /// namespace as the text. Whether to read on.
    virtual bool opened(const XmlElement& head, std::size_t depth) = 0;
    /// It ends.
    virtual void closed(std::size_t depth) = 0;
    /// A whole piece.
    virtual void piece(const XmlElement& element) = 0;
};

/// Reads a text whose pieces are at `piece_depth`, at least 1.
///
/// Refused in both modes, with the place: what is not well-formed (`bad_text`; `missing_key` for a
/// file cut short), a DTD, so that no entity but the five of XML can be meant and nothing outside
/// is ever opened (`bad_text`), elements nested deeper than `limits::document_depth_max` and files
/// of 2 GiB (`limit_exceeded`). UTF-8, UTF-16 and what `Encoding` names are read as declared.
void read_xml(std::string_view bytes, std::size_t piece_depth, XmlSink& sink, Judge& judge);

}  // namespace kvit::exchange
