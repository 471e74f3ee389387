#include "format/reference.hpp"

#include "format/names.hpp"

namespace kvit::format {

trace::Reference read_reference(json::ObjectReader& r) {
    const auto text = [&](std::string_view key) { return r.optional_text(key).value_or(""); };
    return {.act = text("act"),
            .article = text("article"),
            .edition = text("edition"),
            .source = text("source"),
            .url = text("url"),
            .note = text("note"),
            .published = r.optional_date("published"),
            .checked_on = r.optional_date("checked_on"),
            .confidence = r.choice("confidence", names::confidences, trace::Confidence::high),
            .standing = r.choice("standing", names::standings, trace::Standing::published)};
}

trace::Reference reference_or(json::ObjectReader& r, std::string_view key,
                              const trace::Reference& otherwise) {
    if (auto own = r.optional_object(key, read_reference)) return *std::move(own);
    const std::size_t bytes = otherwise.act.size() + otherwise.article.size() +
                              otherwise.edition.size() + otherwise.source.size() +
                              otherwise.url.size() + otherwise.note.size();
    return r.copies(bytes) ? otherwise : trace::Reference();
}

void add_reference(json::Object& object, std::string key, const trace::Reference& reference) {
    if (reference == trace::Reference()) return;
    json::Object written;
    const auto add = [&](const char* name, const std::string& text) {
        if (!text.empty()) written.add(name, text);
    };
    add("act", reference.act);
    add("article", reference.article);
    add("edition", reference.edition);
    add("source", reference.source);
    add("url", reference.url);
    add("note", reference.note);
    written.add("published", reference.published);
    written.add("checked_on", reference.checked_on);
    written.add("confidence", json::name_of(names::confidences, reference.confidence));
    written.add("standing", json::name_of(names::standings, reference.standing));
    object.add(std::move(key), std::move(written));
}

}  // namespace kvit::format
