#include "unit/mutation/schema.hpp"

#include <fstream>
#include <regex>
#include <unordered_map>

namespace kvit::test::mutation {
namespace {

std::string file_of(const std::string& document) { return "kvit-" + document + "-1.schema.json"; }

/// Code points of a text in UTF-8.
std::wstring code_points(const std::string& text) {
    std::wstring points;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U)
            points.back() =
                static_cast<wchar_t>((static_cast<unsigned>(points.back()) << 6U) | (byte & 0x3FU));
        else
            points += static_cast<wchar_t>(byte < 0x80   ? byte
                                           : byte < 0xE0 ? byte & 0x1FU
                                           : byte < 0xF0 ? byte & 0x0FU
                                                         : byte & 0x07U);
    }
    return points;
}

/// Patterns are matched over code points. Ids and dates come again and again.
bool matches(const std::string& pattern, const std::string& text) {
    static std::unordered_map<std::string, std::wregex> compiled;
    static std::unordered_map<std::string, bool> known;
    const std::string key = pattern + '\n' + text;
    if (const auto at = known.find(key); at != known.end()) return at->second;
    auto at = compiled.find(pattern);
    if (at == compiled.end())
        at = compiled
                 .emplace(pattern, std::wregex(std::wstring(pattern.begin(), pattern.end()),
                                               std::regex::ECMAScript | std::regex::optimize))
                 .first;
    const bool match = std::regex_search(code_points(text), at->second);
    if (known.size() > 200'000) known.clear();
    known.emplace(key, match);
    return match;
}

bool is_of(const std::string& type, const Json& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer")
        return value.is_number_integer();  // 2.0 is no integer in these documents
    if (type == "number") return value.is_number();
    return value.is_null();
}

std::string scalar_flaw(const Json& schema, const Json& value) {
    if (const auto type = schema.find("type"); type != schema.end()) {
        bool fits = false;
        if (type->is_string())
            fits = is_of(*type, value);
        else
            for (const auto& one : *type) fits = fits || is_of(one, value);
        if (!fits) return "type";
    }
    if (schema.contains("const") && schema["const"] != value) return "const";
    if (schema.contains("enum")) {
        bool found = false;
        for (const auto& one : schema["enum"]) found = found || one == value;
        if (!found) return "enum";
    }
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        const auto length = code_points(text).size();
        if (schema.contains("maxLength") && length > schema["maxLength"]) return "maxLength";
        if (schema.contains("minLength") && length < schema["minLength"]) return "minLength";
        if (schema.contains("pattern") && !matches(schema["pattern"], text)) return "pattern";
    }
    if (value.is_number()) {
        if (schema.contains("minimum") && value < schema["minimum"]) return "minimum";
        if (schema.contains("maximum") && value > schema["maximum"]) return "maximum";
    }
    if (value.is_array() && schema.contains("minItems") && value.size() < schema["minItems"])
        return "minItems";
    return {};
}

}  // namespace

const Schemas& Schemas::all() {
    static const Schemas schemas;
    return schemas;
}

Schemas::Schemas() {
    for (const char* name : {"common", "house", "tariffs", "law", "policy", "opening"}) {
        std::ifstream in("src/format/schema/" + file_of(name));
        Json schema = Json::parse(in);
        files_.emplace(schema["$id"].get<std::string>(), std::move(schema));
    }
    for (const char* document : {"house", "tariffs", "law", "policy", "opening"})
        collect(document, files_.at(file_of(document)), file_of(document), "", 0);
}

const Json& Schemas::resolve(const std::string& reference, std::string& file) const {
    const auto hash = reference.find('#');
    if (hash > 0) file = reference.substr(0, hash);
    const Json& whole = files_.at(file);
    return hash == reference.npos ? whole : whole.at(Pointer(reference.substr(hash + 1)));
}

void Schemas::collect(const std::string& document, const Json& schema, const std::string& file,
                      const std::string& path, int depth) {
    if (!schema.is_object() || depth > 40) return;
    if (schema.contains("$ref")) {
        std::string other = file;
        const Json& target = resolve(schema["$ref"], other);
        collect(document, target, other, path, depth + 1);
    }
    if (schema.contains("allOf"))
        for (const auto& part : schema["allOf"]) collect(document, part, file, path, depth + 1);
    if (schema.contains("properties"))
        for (const auto& [key, property] : schema["properties"].items()) {
            if (!property.is_object()) continue;
            const std::string at = path.empty() ? key : path + "." + key;
            keys_[document].insert(at);
            collect(document, property, file, at, depth + 1);
        }
    if (schema.contains("items")) collect(document, schema["items"], file, path + "[]", depth + 1);
    auto& choices = choices_[document + ":" + path];
    if (schema.contains("enum"))
        for (const auto& one : schema["enum"]) choices.push_back(one);
    for (const char* branch : {"if", "then", "else"})
        if (schema.contains(branch) && path.ends_with("options[]") && std::string(branch) == "then")
            collect(document, schema[branch], file, path, depth + 1);
}

const std::set<std::string>& Schemas::keys(const std::string& document) const {
    return keys_.at(document);
}

std::vector<std::string> Schemas::choices(const std::string& document,
                                          const std::string& key) const {
    const auto at = choices_.find(document + ":" + key);
    return at == choices_.end() ? std::vector<std::string>() : at->second;
}

std::vector<std::string> Schemas::keys_of(const std::string& document,
                                          const std::string& object) const {
    const std::string prefix = object.empty() ? "" : object + ".";
    std::vector<std::string> own;
    for (const auto& key : keys_.at(document)) {
        if (!key.starts_with(prefix)) continue;
        const std::string rest = key.substr(prefix.size());
        if (rest.find_first_of(".[") == rest.npos) own.push_back(rest);
    }
    return own;
}

std::string Schemas::why_not(const std::string& document, const Json& value) const {
    std::set<std::string> seen;
    const std::string file = file_of(document);
    return check(files_.at(file), file, value, "", seen);
}

std::string Schemas::check(const Json& schema, std::string file, const Json& value,
                           const std::string& path, std::set<std::string>& seen) const {
    if (schema.is_boolean()) return schema.get<bool>() ? "" : path + ": not allowed";
    if (schema.contains("$ref")) {
        std::string other = file;
        const Json& target = resolve(schema["$ref"], other);
        if (auto why = check(target, other, value, path, seen); !why.empty()) return why;
    }
    if (schema.contains("allOf"))
        for (const auto& part : schema["allOf"])
            if (auto why = check(part, file, value, path, seen); !why.empty()) return why;
    if (schema.contains("anyOf")) {
        bool fits = false;
        for (const auto& part : schema["anyOf"])
            fits = fits || check(part, file, value, path, seen).empty();
        if (!fits) return path + ": anyOf";
    }
    if (schema.contains("not")) {
        std::set<std::string> unused;
        if (check(schema["not"], file, value, path, unused).empty()) return path + ": not";
    }
    if (schema.contains("if")) {
        std::set<std::string> in_if;
        const bool holds = check(schema["if"], file, value, path, in_if).empty();
        if (holds) seen.insert(in_if.begin(), in_if.end());
        const char* branch = holds ? "then" : "else";
        if (schema.contains(branch))
            if (auto why = check(schema[branch], file, value, path, seen); !why.empty()) return why;
    }
    if (auto why = scalar_flaw(schema, value); !why.empty()) return path + ": " + why;
    if (value.is_array() && schema.contains("items"))
        for (std::size_t i = 0; i < value.size(); ++i) {
            std::set<std::string> inside;
            const std::string at = path + "[" + std::to_string(i) + "]";
            if (auto why = check(schema["items"], file, value[i], at, inside); !why.empty())
                return why;
        }
    return value.is_object() ? check_object(schema, file, value, path, seen) : std::string();
}

std::string Schemas::check_object(const Json& schema, const std::string& file, const Json& value,
                                  const std::string& path, std::set<std::string>& seen) const {
    if (schema.contains("required"))
        for (const auto& key : schema["required"])
            if (!value.contains(key.get<std::string>()))
                return path + ": required " + key.get<std::string>();
    const bool closed = schema.contains("additionalProperties");
    for (const auto& [key, item] : value.items()) {
        const bool known = schema.contains("properties") && schema["properties"].contains(key);
        if (known) {
            seen.insert(key);
            std::set<std::string> inside;
            const std::string at = path.empty() ? key : path + "." + key;
            if (auto why = check(schema["properties"][key], file, item, at, inside); !why.empty())
                return why;
        } else if (closed) {
            return path + ": additional " + key;
        }
    }
    if (schema.contains("unevaluatedProperties"))
        for (const auto& [key, item] : value.items())
            if (!seen.contains(key)) return path + ": unevaluated " + key;
    return {};
}

}  // namespace kvit::test::mutation
