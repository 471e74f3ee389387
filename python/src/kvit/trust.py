"""How far a source can be trusted, in words."""

from __future__ import annotations

from kvit.source import Confidence, Source, Standing
from kvit.text import Lang, Text

CONFIDENCES = {
    Confidence.HIGH: Text("два независимых источника или больше", "two independent sources or more"),
    Confidence.MEDIUM: Text("один источник", "one source"),
    Confidence.LOW: Text("источник сомнителен", "a doubtful source"),
}
STANDINGS = {
    Standing.PUBLISHED: Text("опубликовано", "published"),
    Standing.ASSUMED: Text("принято без публикации", "assumed, not published"),
    Standing.SYNTHETIC: Text("вымышленное значение", "a synthetic value"),
}

_AS_GIVEN = Text("как указано в деле", "as the case gives it")


def act_of(source: Source) -> str:
    """The act with its article, or else who tells of it."""
    reference = source.reference
    return ", ".join(filter(None, (reference.act, reference.article))) or reference.source


def trust_in(source: Source, lang: Lang) -> str:
    """Its confidence, and its standing where that is not a publication. What a case gives without
    saying from where is not vouched for.
    """
    reference = source.reference
    if not (act_of(source) or reference.url or reference.note or reference.checked_on):
        return _AS_GIVEN.get(lang)
    told = [CONFIDENCES[source.reference.confidence].get(lang)]
    if source.reference.standing is not Standing.PUBLISHED:
        told.append(STANDINGS[source.reference.standing].get(lang))
    return ", ".join(told)
