"""Exact values from the text of a cell, or what is wrong with it."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from kvit.importing.table import Cell, Stored
from kvit.month import Month
from kvit.text import Text

_BLANKS = re.compile("[ \u00a0\u2007\u2009\u202f]")
_GROUPED = re.compile("[0-9]{1,3}(?:[ \u00a0\u2007\u2009\u202f][0-9]{3})+")
_EXPONENT = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")
_STORED = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,3})?")
_SHOWN_EXPONENT = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+[0-9]+")
_EXCEL_ERROR = re.compile(r"#[A-ZА-Я0-9/]+[!?]?")
_ERRORS = {
    "ЗНАЧ", "ССЫЛКА", "ДЕЛ/0", "ИМЯ", "Н/Д", "ЧИСЛО", "ПУСТО",
    "VALUE", "REF", "DIV/0", "NAME", "N/A", "NUM", "NULL",
}  # fmt: skip
_TIME = r"(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
#: What a binary number keeps of a decimal one: 15 significant digits come back as they went in.
_EXACT_DIGITS = 15
_EXACT = Context(prec=_EXACT_DIGITS, rounding=ROUND_HALF_EVEN)
_WIDE = Context(prec=80)


@dataclass(frozen=True, slots=True)
class Wrong(Exception):
    """Why a cell is not the value that is wanted."""

    name: str  #: of the error code
    found: str
    expected: Text


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal and what was cleaned from it."""

    value: Decimal
    noise: str = ""  #: the digits in the file, where binary noise was taken off


def is_excel_error(text: str) -> bool:
    """
    >>> is_excel_error("#ЗНАЧ!"), is_excel_error("#N/A"), is_excel_error("# a comment")
    (True, True, False)
    """
    return bool(_EXCEL_ERROR.fullmatch(text)) and text.lstrip("#").rstrip("!?") in _ERRORS


def _readable(cell: Cell) -> str:
    """The text of a cell that holds a value at all."""
    text = cell.trimmed
    if cell.stored is Stored.BAD or is_excel_error(text):
        if text.startswith("="):
            expected = Text(
                "значение: пересчитайте книгу и сохраните её",
                "a value: recalculate the workbook and save it",
            )
        else:
            expected = Text("значение без ошибки Excel", "a value without an error of Excel")
        raise Wrong("bad_cell", text, expected)
    return text


def id_of(cell: Cell) -> str:
    """An id, with its zeros in front.

    >>> id_of(Cell(" 0007 ")), id_of(Cell("7", Stored.NUMBER, zeros=4))
    ('0007', '0007')
    """
    text = _readable(cell)
    if cell.stored is Stored.NUMBER:
        if not text.isdecimal() or len(text) > _EXACT_DIGITS:
            raise Wrong(
                "bad_cell", text,
                Text(
                    "целое число не длиннее 15 цифр; номера храните текстом",
                    "a whole number of at most 15 digits; keep such numbers as text",
                ),
            )  # fmt: skip
        return text.zfill(cell.zeros)
    if _SHOWN_EXPONENT.fullmatch(text):
        raise Wrong(
            "bad_cell", text,
            Text(
                "номер целиком: Excel показал его в экспоненциальном виде",
                "the whole number: Excel has shown it with an exponent",
            ),
        )  # fmt: skip
    return text


def decimal_of(cell: Cell, point: str, most_decimals: int, digits: int | None) -> Number:
    """A decimal number: blanks between thousands, the decimal sign of the map, nothing else.

    >>> decimal_of(Cell("1 234,50"), ",", 7, None).value
    Decimal('1234.50')
    >>> decimal_of(Cell("5.5999999999999996", Stored.NUMBER), ",", 7, digits=3)
    Number(value=Decimal('5.6'), noise='5.5999999999999996')
    """
    text = _readable(cell)
    if cell.stored is Stored.DATE:
        raise Wrong("bad_decimal", text, Text("число, а не дата", "a number, not a date"))
    if cell.stored is Stored.NUMBER:
        value, noise = _stored(text, digits)
    else:
        value, noise = _typed(text, point), ""
        if digits is not None and -_exponent(value) > digits:
            raise _too_precise(text, digits)
    if -_exponent(value) > most_decimals:
        raise _too_precise(text, most_decimals)
    return Number(value, noise)


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _too_precise(text: str, most: int) -> Wrong:
    return Wrong(
        "too_precise", text,
        Text(f"не больше {most} знаков после запятой", f"at most {most} decimals"),
    )  # fmt: skip


def _typed(text: str, point: str) -> Decimal:
    if _EXPONENT.fullmatch(_BLANKS.sub("", text)):
        raise Wrong(
            "bad_cell", text,
            Text("число без экспоненты: показаны не все цифры",
                 "a number without an exponent: it does not show all digits"),
        )  # fmt: skip
    sign = "-" if text[:1] in ("-", "\N{MINUS SIGN}") else ""
    whole, has_point, decimals = text[len(sign) :].partition(point)
    if _GROUPED.fullmatch(whole):
        whole = _BLANKS.sub("", whole)
    ascii_digits = whole.isascii() and whole.isdecimal()
    if not ascii_digits or (has_point and not (decimals.isascii() and decimals.isdecimal())):
        other = "." if point == "," else ","
        hint = Text("", "")
        if other in text:
            hint = Text(
                f'; знак «{other}» задаёт в карте decimal = "{other}"',
                f'; the sign "{other}" is set in the map by decimal = "{other}"',
            )
        raise Wrong(
            "bad_decimal", text,
            Text(f"число: 1234{point}56{hint.ru}", f"a number: 1234{point}56{hint.en}"),
        )  # fmt: skip
    value = Decimal(sign + whole + (f".{decimals}" if decimals else ""))
    return value.copy_abs() if value.is_zero() else value


def _stored(text: str, digits: int | None) -> tuple[Decimal, str]:
    """The digits of the file; more than fifteen are the noise of a binary fraction."""
    if not _STORED.fullmatch(text) or abs(Decimal(text).adjusted()) > 30:
        raise Wrong("bad_cell", text, Text("число", "a number"))
    value = Decimal(text)
    if len(value.as_tuple().digits) <= _EXACT_DIGITS:
        plain = _plain(value)
        if digits is not None and -_exponent(plain) > digits:
            raise _too_precise(text, digits)
        return plain, ""
    if digits is None:
        raise Wrong(
            "bad_cell", text,
            Text(
                "не больше 15 значащих цифр; если это шум Excel, задайте в карте digits: "
                "сколько знаков после запятой в столбце",
                "at most 15 significant digits; if that is noise of Excel, set digits in the "
                "map: how many decimals the column has",
            ),
        )  # fmt: skip
    clean = _plain(_EXACT.plus(value))
    if -_exponent(clean) > digits:
        raise _too_precise(text, digits)
    return clean, text


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without zeros at the end of a fraction.

    >>> _plain(Decimal("1E-3")), _plain(Decimal("1.2E+3")), _plain(Decimal("0.0"))
    (Decimal('0.001'), Decimal('1200'), Decimal('0'))
    """
    reduced = value.normalize(_WIDE)
    plain = reduced if _exponent(reduced) <= 0 else reduced.quantize(Decimal(1), context=_WIDE)
    return plain.copy_abs() if plain.is_zero() else plain


def money_of(cell: Cell, point: str, digits: int | None) -> Number:
    """Roubles with two decimals.

    >>> money_of(Cell("-12,5"), ",", None).value
    Decimal('-12.50')
    """
    number = decimal_of(cell, point, 2, digits)
    return Number(number.value.quantize(Decimal("0.01"), context=_WIDE), number.noise)


def count_of(cell: Cell) -> int:
    """A whole number of people.

    >>> count_of(Cell("3"))
    3
    """
    text = _readable(cell)
    plain = text
    if cell.stored is Stored.NUMBER:
        plain = format(_stored(text, 0)[0], "f")
    if not (plain.isascii() and plain.isdecimal()) or len(plain) > 4:
        raise Wrong("bad_decimal", text, Text("целое число", "a whole number"))
    return int(plain)


def pattern_of(spelling: str) -> re.Pattern[str]:
    """Of a date as the map spells it: `DD.MM.YYYY`, `YYYY-MM-DD`, `DD/MM/YY`.

    >>> bool(pattern_of("DD.MM.YYYY").fullmatch("05.07.2025 0:00:00"))
    True
    """
    pattern = re.escape(spelling)
    for name, digits in (("YYYY", 4), ("YY", 2), ("MM", 2), ("DD", 2)):
        pattern = pattern.replace(name, f"(?P<{name[0]}>[0-9]{{{digits}}})", 1)
        if name == "YYYY" and "(?P<Y>" in pattern:
            pattern = pattern.replace("YY", "")
    found = re.compile(pattern + _TIME)
    if set(found.groupindex) != {"Y", "M", "D"}:
        raise ValueError(spelling)
    return found


def date_of(cell: Cell, spelling: str) -> datetime.date:
    """A day; a time after it is left out.

    >>> date_of(Cell("23.07.2025"), "DD.MM.YYYY")
    datetime.date(2025, 7, 23)
    """
    text = _readable(cell)
    expected = Text(f"дата вида {spelling}", f"a date as {spelling}")
    try:
        if cell.stored is Stored.DATE:
            return _day(int(text[:4]), int(text[5:7]), int(text[8:10]))
        if cell.stored is Stored.NUMBER:
            expected = Text(
                "ячейка в формате даты: здесь число", "a cell formatted as a date: this is a number"
            )
            raise ValueError(text)
        match = pattern_of(spelling).fullmatch(text)
        if match is None:
            raise ValueError(text)
        year = int(match["Y"])
        return _day(year + 2000 if len(match["Y"]) == 2 else year, int(match["M"]), int(match["D"]))
    except ValueError:
        raise Wrong("bad_date", text, expected) from None


def _day(year: int, month: int, day: int) -> datetime.date:
    if not 1900 <= year <= 2199:
        raise ValueError(year)
    return datetime.date(year, month, day)


def month_of(cell: Cell, spelling: str) -> Month:
    """A month: `2025-06`, `06.2025`, or any day of it.

    >>> month_of(Cell("06.2025"), "DD.MM.YYYY"), month_of(Cell("01.06.2025"), "DD.MM.YYYY")
    (Month(year=2025, month=6), Month(year=2025, month=6))
    """
    text = _readable(cell)
    expected = Text(f"месяц: 06.2025, 2025-06 или {spelling}", f"06.2025, 2025-06 or {spelling}")
    if cell.stored is Stored.TEXT:
        for pattern in (r"(?P<M>[0-9]{2})[./](?P<Y>[0-9]{4})", r"(?P<Y>[0-9]{4})-(?P<M>[0-9]{2})"):
            match = re.fullmatch(pattern, text)
            if match and 1 <= int(match["M"]) <= 12 and 1900 <= int(match["Y"]) <= 2199:
                return Month(int(match["Y"]), int(match["M"]))
    try:
        day = date_of(cell, spelling)
    except Wrong as wrong:
        raise Wrong("bad_month", wrong.found, expected) from None
    return Month(day.year, day.month)


_YES = {"1", "+", "да", "есть", "true", "истина", "x", "х", "v", "yes", "y"}
_NO = {"", "0", "-", "—", "нет", "false", "ложь", "no", "n"}


def flag_of(cell: Cell) -> bool:
    """Yes or no; an empty cell is no.

    >>> flag_of(Cell("Да")), flag_of(Cell(""))
    (True, False)
    """
    text = _readable(cell).casefold()
    if text in _YES or text in _NO:
        return text in _YES
    raise Wrong("bad_choice", cell.trimmed, Text("да или нет", "yes or no"))
