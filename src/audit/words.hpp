#pragma once

#include <string>

#include "audit/sides.hpp"

namespace kvit::audit {

/// The same made in both languages by `in(language)`.
template <class In>
Text in_both(In in) {
    return {in(Language::ru), in(Language::en)};
}

inline std::string say(const Phrase& phrase, Language language) {
    return std::string(phrase.in(language));
}

/// "+53,83 ₽", "−53,83 ₽", "0,00 ₽".
std::string signed_money(Money money, Language language);

/// What the later bill calls a service, else the earlier one.
Text service_title(const Sides& sides, const ServiceId& service);

/// The service with what tells its lines apart: "Горячее водоснабжение (тепло)".
Text line_title(const Sides& sides, const charge::ChargeLine& line);

/// "Тариф на холодную воду, с 01.07.2025 по 31.12.2025"; empty where nothing is known.
std::string source_text(const trace::Source& source, Language language);

/// "учётная практика law_default → legacy_compatible: raising_factor_lines ...".
std::string policies_text(const Sides& sides, Language language);

}  // namespace kvit::audit
