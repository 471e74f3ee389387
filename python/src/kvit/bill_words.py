"""Words of a bill for print."""

from __future__ import annotations

from kvit.bill import Component, Line, Section, Zone
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
    Component.INTERFERENCE: Text("вмешательство в прибор учёта", "interference with the meter"),
    Component.PLOT: Text("участок, животные", "plot, animals"),
    Component.RECALCULATION: Text("перерасчёт по показанию", "recalculated by a reading"),
    Component.CORRECTION: Text("корректировка за год", "correction of a year"),
    Component.BENEFIT: Text("льгота", "benefit"),
    Component.ABSENCE: Text("временное отсутствие", "absence"),
    Component.QUALITY: Text("качество", "quality"),
    Component.VAT: Text("НДС", "VAT"),
}
#: What of a service a late reading recalculates, where it would not be told otherwise.
_OF_WATER = Text("вода", "water")
_OF_HEAT = Text("тепло", "heat")
_OF_COLD_WATER = Text("по холодной воде", "of cold water")
_OF_HOT_WATER = Text("по горячей воде", "of hot water")
_ZONES = {
    Zone.DAY: Text("день", "day"),
    Zone.NIGHT: Text("ночь", "night"),
    Zone.PEAK: Text("пик", "peak"),
    Zone.HALF_PEAK: Text("полупик", "half-peak"),
}
_BAND = Text("диапазон", "band")
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


def _recalculated(line: Line) -> Text | None:
    """Two lines of one service would have one name: water and its heat, waste of both waters."""
    if line.component is not Component.RECALCULATION:
        return None
    if line.formula == "waste_water":
        hot = any(each.symbol == "V_hot" and each.value != 0 for each in line.inputs)
        return _OF_HOT_WATER if hot else _OF_COLD_WATER
    if line.service == "hot_water":
        return _OF_HEAT if line.formula == "hot_water_heat" else _OF_WATER
    return None


def zone_title(zone: Zone, lang: Lang) -> str:
    """«ночь»; empty where the meter has one zone."""
    return _ZONES[zone].get(lang) if zone in _ZONES else ""


def line_title(line: Line, lang: Lang) -> str:
    """With the zone of the day and the band: «Электроснабжение, ночь, диапазон 2»."""
    title = titled(line.title, line.component, lang)
    if (part := _recalculated(line)) is not None:
        title += f", {part.get(lang)}"
    if zone := zone_title(line.zone, lang):
        title += f", {zone}"
    if line.band is not None:
        title += f", {_BAND.get(lang)} {line.band}"
    return title


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
