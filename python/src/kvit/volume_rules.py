"""How the volume of a service is found: the table state of metering → ways, which is law as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kvit.text import Lang, Text


class MeterCondition(StrEnum):
    """MeterCondition — состояние учёта of a service on a day."""

    WORKING = "working"
    REMOTE = "remote"
    JUST_INSTALLED = "just_installed"
    REPLACED = "replaced"
    CHECKED = "checked"
    VERIFICATION_EXPIRED = "verification_expired"
    FAILED = "failed"
    READING_NOT_SENT = "reading_not_sent"
    NO_ACCESS = "no_access"
    INTERFERENCE = "interference"
    NO_METER = "no_meter"
    NO_ACCESS_AGAIN = "no_access_again"


class VolumeStep(StrEnum):
    """A way to find the volume; the first one that applies is taken."""

    DIFFERENCE = "difference"
    AVERAGE = "average"
    AVERAGE_UNTIL_RESTORED = "average_until_restored"
    NORM = "norm"
    NORM_RAISED = "norm_raised"


CONDITION_TEXTS = {
    MeterCondition.WORKING: Text("прибор исправен, показание есть", "working, read"),
    MeterCondition.REMOTE: Text("показания передаёт сам прибор", "the meter sends its readings"),
    MeterCondition.JUST_INSTALLED: Text(
        "прибор установлен в этом месяце", "installed in the month"
    ),
    MeterCondition.REPLACED: Text("прибор заменён в этом месяце", "replaced in the month"),
    MeterCondition.CHECKED: Text("показание снято при проверке", "read at a check"),
    MeterCondition.VERIFICATION_EXPIRED: Text(
        "истёк срок поверки", "the verification has expired"
    ),
    MeterCondition.FAILED: Text(
        "прибор вышел из строя или утрачен", "the meter failed or is lost"
    ),
    MeterCondition.READING_NOT_SENT: Text(
        "показание не передано", "the reading was not sent"
    ),
    MeterCondition.NO_ACCESS: Text(
        "нет допуска к прибору, есть акт", "access was refused, by an act"
    ),
    MeterCondition.INTERFERENCE: Text(
        "вмешательство в прибор, есть акт", "interference with the meter, by an act"
    ),
    MeterCondition.NO_METER: Text("прибора нет", "there is no meter"),
    MeterCondition.NO_ACCESS_AGAIN: Text(
        "нет допуска к прибору, актов два или больше", "access was refused, by two acts or more"
    ),
}
STEP_TEXTS = {
    VolumeStep.DIFFERENCE: Text("разность показаний", "difference of readings"),
    VolumeStep.AVERAGE: Text(
        "среднемесячный объём, не дольше предела", "the monthly average, within its limit"
    ),
    VolumeStep.AVERAGE_UNTIL_RESTORED: Text(
        "среднемесячный объём до восстановления учёта",
        "the monthly average until metering is restored",
    ),
    VolumeStep.NORM: Text("норматив", "the norm"),
    VolumeStep.NORM_RAISED: Text(
        "норматив с повышающим коэффициентом", "the norm with the raising factor"
    ),
}


@dataclass(frozen=True, slots=True)
class VolumeRules:
    """VolumeRules — таблица одной услуги: a row for every condition, in their order.

    >>> rules = VolumeRules.of({each: ["average", "norm"] for each in MeterCondition})
    >>> rules.steps(MeterCondition.FAILED)
    (<VolumeStep.AVERAGE: 'average'>, <VolumeStep.NORM: 'norm'>)
    """

    rows: tuple[tuple[MeterCondition, tuple[VolumeStep, ...]], ...]

    @classmethod
    def of(cls, written: Mapping[str, Iterable[str]]) -> VolumeRules:
        """From a document that the core has checked."""
        return cls(
            tuple((each, tuple(map(VolumeStep, written[each]))) for each in MeterCondition)
        )

    def steps(self, condition: MeterCondition) -> tuple[VolumeStep, ...]:
        """The ways of one condition, in their order; the last one always applies."""
        return dict(self.rows)[condition]


def in_words(steps: Iterable[VolumeStep], lang: Lang) -> str:
    """
    >>> in_words((VolumeStep.AVERAGE, VolumeStep.NORM), "ru")
    'среднемесячный объём, не дольше предела → норматив'
    """
    return " → ".join(STEP_TEXTS[each].get(lang) for each in steps)
