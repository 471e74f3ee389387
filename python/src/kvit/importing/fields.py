"""The tables of an import and their fields: the one list behind map, templates and errors."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kvit.text import Text


class Kind(Enum):
    """What a field holds."""

    ID = "id"
    WORD = "word"  #: through a dictionary
    WORDS = "words"  #: several, each through a dictionary
    DECIMAL = "decimal"
    MONEY = "money"
    COUNT = "count"
    DATE = "date"
    MONTH = "month"
    FLAG = "flag"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """A field: its name in the map, its header in the templates, what it means."""

    name: str
    kind: Kind
    header: Text
    meaning: Text
    required: bool = False  #: there must be a column
    filled: bool = False  #: and no cell of it may be empty
    decimals: int = 7  #: at most
    digits: int | None = None  #: what the template map says of binary noise


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: `key` is what a row must have to be a row and no total."""

    name: str
    title: Text
    meaning: Text
    key: str
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field | None:
        """The field of a name."""
        return next((each for each in self.fields if each.name == name), None)


_ACCOUNT = Field(
    name="account",
    kind=Kind.ID,
    required=True,
    filled=True,
    header=Text("Лицевой счёт", "Account"),
    meaning=Text(
        "номер с ведущими нулями; в Excel храните его текстом",
        "the number with its zeros in front; keep it as text in Excel",
    ),
)
_SERVICE = Field(
    name="service",
    kind=Kind.WORD,
    required=True,
    filled=True,
    header=Text("Услуга", "Service"),
    meaning=Text(
        "ХВС, ГВС, водоотведение, электроэнергия…; другие слова — в [services]",
        "cold water, hot water, electricity …; other words go to [services]",
    ),
)
_FROM = Text("первый день; пусто — давно", "first day; empty: long since")
_THROUGH = Text(
    "последний день включительно; пусто — бессрочно", "last day, included; empty: no end"
)

ACCOUNTS = TableSpec(
    "accounts",
    Text("Лицевые счета", "Accounts"),
    Text(
        "строка на лицевой счёт; имена, адреса, телефоны не нужны и не читаются",
        "a row for an account; names, addresses, phones are not needed and not read",
    ),
    "account",
    (
        _ACCOUNT,
        Field(
            name="house", kind=Kind.ID, header=Text("Дом", "House"),
            meaning=Text("код дома, если домов несколько",
                         "code of the house if there are several"),
        ),
        Field(
            name="premises", kind=Kind.ID, header=Text("Помещение", "Premises"),
            meaning=Text(
                "код помещения; без него — номер счёта", "code of the premises; else as the account"
            ),
        ),
        Field(
            name="kind", kind=Kind.WORD, header=Text("Вид помещения", "Kind"),
            meaning=Text(
                "квартира, комната, нежилое; пусто — квартира",
                "flat, room, non-residential; empty: a flat",
            ),
        ),
        Field(
            name="area", kind=Kind.DECIMAL, required=True, filled=True, decimals=2, digits=2,
            header=Text("Площадь, м²", "Area, m²"), meaning=Text("общая площадь", "total area"),
        ),
        Field(
            name="registered", kind=Kind.COUNT, required=True,
            header=Text("Проживает", "Registered"),
            meaning=Text(
                "постоянно проживающие; никого — 0, а не пусто",
                "permanent residents; nobody is 0 and not empty",
            ),
        ),
        Field(
            name="temporary", kind=Kind.COUNT, header=Text("Временно", "Temporary"),
            meaning=Text("временно проживающие; пусто — 0", "temporary residents; empty: 0"),
        ),
        Field(
            name="owners", kind=Kind.COUNT, header=Text("Собственников", "Owners"),
            meaning=Text(
                "число собственников: по ним считают, если никто не проживает; пусто — 0",
                "their number: they count where nobody lives; empty: 0",
            ),
        ),
        Field(
            name="services", kind=Kind.WORDS, header=Text("Услуги", "Services"),
            meaning=Text(
                "список через запятую; пусто или нет столбца — все услуги тарифов",
                "a list with commas; empty or no column: all services of the tariffs",
            ),
        ),
        Field(
            name="group", kind=Kind.ID, header=Text("Группа", "Group"),
            meaning=Text(
                "группа потребителей, если тарифы или нормативы у счетов разные",
                "group of consumers, if accounts differ in tariffs or norms",
            ),
        ),
        Field(
            name="from", kind=Kind.DATE, header=Text("Открыт с", "Open from"), meaning=_FROM,
        ),
        Field(
            name="through", kind=Kind.DATE, header=Text("Открыт по", "Open through"),
            meaning=_THROUGH,
        ),
    ),
)  # fmt: skip

READINGS = TableSpec(
    "readings",
    Text("Показания", "Readings"),
    Text(
        "строка на показание: нужны показание месяца и последнее до него",
        "a row for a reading: that of the month and the last one before it",
    ),
    "account",
    (
        _ACCOUNT,
        _SERVICE,
        Field(
            name="meter", kind=Kind.ID, header=Text("Номер прибора", "Meter"),
            meaning=Text(
                "заводской номер; номеров нет или они повторяются — см. meter_id в карте",
                "serial number; where numbers are absent or repeat, see meter_id in the map",
            ),
        ),
        Field(
            name="zone", kind=Kind.WORD, header=Text("Зона", "Zone"),
            meaning=Text("пусто — одна; зоны суток пока не считаются",
                         "empty: one; zones of the day are not charged yet"),
        ),
        Field(
            name="date", kind=Kind.DATE, required=True, filled=True,
            header=Text("Дата", "Date"), meaning=Text("день показания", "day of the reading"),
        ),
        Field(
            name="value", kind=Kind.DECIMAL, required=True, filled=True, digits=4,
            header=Text("Показание", "Reading"),
            meaning=Text("как на приборе: 05778, 12,345", "as on the meter: 05778, 12.345"),
        ),
        Field(
            name="previous", kind=Kind.DECIMAL, digits=4,
            header=Text("Предыдущее показание", "Previous reading"),
            meaning=Text("если система пишет оба в одну строку", "if both stand in one row"),
        ),
        Field(
            name="previous_date", kind=Kind.DATE,
            header=Text("Дата предыдущего", "Previous date"),
            meaning=Text("нужна вместе с предыдущим показанием",
                         "needed with the previous reading"),
        ),
    ),
)  # fmt: skip

TARIFFS = TableSpec(
    "tariffs",
    Text("Тарифы и нормативы", "Tariffs and norms"),
    Text(
        "строка на значение и срок его действия, как опубликовано",
        "a row for a value and its time, as published",
    ),
    "service",
    (
        _SERVICE,
        Field(
            name="role", kind=Kind.WORD, header=Text("Что это", "What"),
            meaning=Text(
                "тариф (или пусто), норматив, тариф на тепло, тепло на нагрев",
                "tariff (or empty), norm, heat tariff, heat for warming",
            ),
        ),
        Field(
            name="provider", kind=Kind.ID, header=Text("Поставщик", "Provider"),
            meaning=Text("кому платят; у норматива пусто", "who is paid; empty for a norm"),
        ),
        Field(
            name="unit", kind=Kind.ID, required=True, filled=True,
            header=Text("Единица", "Unit"),
            meaning=Text(
                "руб./м³, руб./кВт·ч, руб./м², руб./чел., руб./помещение, м³/чел., Гкал/м³…",
                "RUB/m3, RUB/kWh, RUB/m2, RUB/person, RUB/premises, m3/person, Gcal/m3 …",
            ),
        ),
        Field(
            name="value", kind=Kind.DECIMAL, required=True, filled=True, digits=7,
            header=Text("Значение", "Value"),
            meaning=Text("не округляя", "not rounded"),
        ),
        Field(
            name="from", kind=Kind.DATE, header=Text("Действует с", "From"), meaning=_FROM,
        ),
        Field(
            name="through", kind=Kind.DATE, header=Text("Действует по", "Through"),
            meaning=_THROUGH,
        ),
        Field(
            name="group", kind=Kind.ID, header=Text("Группа", "Group"),
            meaning=Text("группа счетов; пусто — для всех", "group of accounts; empty: for all"),
        ),
        Field(
            name="up_to", kind=Kind.DECIMAL, digits=7,
            header=Text("Предел диапазона", "Band up to"),
            meaning=Text("для тарифа с диапазонами: предел первого",
                         "for a tariff by bands: the limit of the first"),
        ),
        Field(
            name="act", kind=Kind.ID, header=Text("Основание", "Act"),
            meaning=Text("решение регулятора, номер и дата", "decision of the regulator"),
        ),
    ),
)  # fmt: skip

OPENING = TableSpec(
    "opening",
    Text("Входящее сальдо", "Opening balances"),
    Text(
        "строка на долг или аванс перед первым месяцем",
        "a row for a debt or an advance before the first month",
    ),
    "account",
    (
        _ACCOUNT,
        _SERVICE,
        Field(
            name="provider", kind=Kind.ID, required=True, filled=True,
            header=Text("Поставщик", "Provider"), meaning=Text("получатель", "who is paid"),
        ),
        Field(
            name="month", kind=Kind.MONTH, header=Text("Месяц долга", "Month of the debt"),
            meaning=Text("пусто — месяц перед расчётным", "empty: the month before the first one"),
        ),
        Field(
            name="amount", kind=Kind.MONEY, required=True, filled=True, decimals=2, digits=2,
            header=Text("Сальдо", "Balance"),
            meaning=Text("долг больше нуля, аванс меньше", "a debt above zero, an advance below"),
        ),
    ),
)  # fmt: skip

TABLES = (ACCOUNTS, READINGS, TARIFFS, OPENING)
