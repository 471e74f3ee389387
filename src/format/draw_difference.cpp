// The first place where a receipt of a draw is not what it has to be.
#include <algorithm>

#include "format/draw_objects.hpp"
#include "format/json/path.hpp"
#include "format/json/write.hpp"

namespace kvit::format {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::string_view host_key = "ext";

std::string shown(const Value* value) {
    return value == nullptr ? std::string() : json::excerpt(*value);
}

std::optional<Difference> difference_at(const std::string& path, const Value* found,
                                        const Value* expected);

std::optional<Difference> in_objects(const std::string& path, const Object& found,
                                     const Object& expected) {
    const auto at = [&](const std::string& key) {
        std::string inside = path;
        json::append_key(inside, key);
        return inside;
    };
    for (const auto& member : expected.members())
        if (auto differs = difference_at(at(member.key), found.find(member.key), &member.value))
            return differs;
    for (const auto& member : found.members())
        if (member.key != host_key && expected.find(member.key) == nullptr)
            return difference_at(at(member.key), &member.value, nullptr);
    return std::nullopt;
}

std::optional<Difference> in_arrays(const std::string& path, const Array& found,
                                    const Array& expected) {
    for (std::size_t i = 0; i < std::max(found.size(), expected.size()); ++i) {
        std::string inside = path;
        json::append_index(inside, i);
        const Value* one = i < found.size() ? &found[i] : nullptr;
        const Value* other = i < expected.size() ? &expected[i] : nullptr;
        if (auto differs = difference_at(inside, one, other)) return differs;
    }
    return std::nullopt;
}

std::optional<Difference> difference_at(const std::string& path, const Value* found,
                                        const Value* expected) {
    if (found != nullptr && expected != nullptr) {
        if (*found == *expected) return std::nullopt;
        if (found->as_object() != nullptr && expected->as_object() != nullptr)
            return in_objects(path, *found->as_object(), *expected->as_object());
        if (found->as_array() != nullptr && expected->as_array() != nullptr)
            return in_arrays(path, *found->as_array(), *expected->as_array());
    }
    return Difference{path, shown(found), shown(expected)};
}

}  // namespace

std::optional<Difference> difference(const Value& found, const Value& expected) {
    return difference_at("", &found, &expected);
}

}  // namespace kvit::format
