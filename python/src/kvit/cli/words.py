"""Words of a bill for print."""

from __future__ import annotations

from kvit.bill import Component, Section
from kvit.source import Confidence, Source, Standing
from kvit.text import Lang, Text

SECTIONS = {
    Section.HOUSING: Text("Жилищные услуги", "Housing services"),
    Section.UTILITY: Text("Коммунальные услуги", "Utilities"),
    Section.OTHER: Text("Иные услуги", "Other services"),
    Section.VOLUNTARY: Text("Добровольное страхование", "Voluntary insurance"),
}
_COMPONENTS = {
    Component.WHOLE: Text("", ""),
    Component.WATER: Text("вода", "water"),
    Component.HEAT: Text("тепло", "heat"),
    Component.EXCESS: Text("повышающий коэффициент", "raising factor"),
}
_STANDINGS = {
    Standing.PUBLISHED: Text("опубликовано", "published"),
    Standing.ASSUMED: Text("принято без публикации", "assumed, no publication found"),
    Standing.SYNTHETIC: Text("придумано для примера", "invented for an example"),
}
_LOW_CONFIDENCE = Text("источник ненадёжен", "the source is of low confidence")


def titled(title: Text, component: Component, lang: Lang) -> str:
    """The service with its part: «Горячее водоснабжение: тепло»."""
    part = _COMPONENTS[component].get(lang)
    return f"{title.get(lang)}: {part}" if part else title.get(lang)


def doubt_of(source: Source, lang: Lang) -> str:
    """Why a source is marked, and who is behind it."""
    reference = source.reference
    doubts = []
    if reference.standing is not Standing.PUBLISHED:
        doubts.append(_STANDINGS[reference.standing].get(lang))
    if reference.confidence is Confidence.LOW:
        doubts.append(_LOW_CONFIDENCE.get(lang))
    told = reference.act or reference.source or reference.note
    words = ", ".join(doubts)
    return f"{words} ({told})" if told else words
