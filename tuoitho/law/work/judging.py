"""The verdict on a minor's work, from the facts alone. A known breach decides; lawful needs every fact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tuoitho.law.confidence import gettext_noop
from tuoitho.law.work.catalogue import CATALOGUE, Catalogue
from tuoitho.law.work.conditions import FROM_13, FROM_15, UNDER_13, Condition, Finding, Tier
from tuoitho.law.work.facts import Relation, WorkFacts
from tuoitho.law.work.statistics import unicef_2024

IN_FORCE: Final = date(2021, 1, 1)
"""The Labour Code of 2019; earlier law is not held."""
_SANCTIONS: Final = ((date(2026, 9, 10), "NĐ 283/2026 Đ.27"), (date(2022, 1, 17), "NĐ 12/2022 Đ.29"))
_FINES: Final = {
    Tier.REGISTER: (1_000_000, 2_000_000),
    Tier.CONDITIONS: (20_000_000, 25_000_000),
    Tier.FORBIDDEN: (50_000_000, 75_000_000),
}


class Band(StrEnum):
    UNDER_13 = "under_13"
    FROM_13 = "13_14"
    FROM_15 = "15_17"
    ADULT = "adult"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    LAWFUL = "lawful"
    UNLAWFUL = "unlawful"
    UNDETERMINED = "undetermined"
    OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True, slots=True)
class Reason:
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Sanction:
    """The band for a person, in đồng; an organisation pays twice as much."""

    act: str
    individual_vnd: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judgement:
    """`missing`: the facts that could still change the verdict. `hazardous`: None while it cannot be said."""

    band: Band
    verdict: Verdict
    hazardous: bool | None
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    statistics: Mapping[str, bool | None]
    sanction: Sanction | None


_CONDITIONS: Final[Mapping[Band, tuple[Condition, ...]]] = {
    Band.UNDER_13: UNDER_13,
    Band.FROM_13: FROM_13,
    Band.FROM_15: FROM_15,
}
_AT_HOME: Final = Reason(
    "LTE 2016 Đ.26", gettext_noop("Việc của gia đình: xét theo Luật Trẻ em, không theo Bộ luật Lao động")
)
_EARLIER: Final = Reason("BLLĐ 143", gettext_noop("Việc làm trước 01/01/2021: luật cũ chưa có trong danh mục"))


def judge(facts: WorkFacts, catalogue: Catalogue = CATALOGUE) -> Judgement:
    """Judge by every age the child can have had on the day of the work."""
    bands = _bands(facts)
    single = [_judge_as(band, facts, catalogue) for band in bands]
    verdicts = {verdict for verdict, _, _ in single}
    breaches = [row[1] for row in single]
    if len(verdicts) == 1:
        verdict, missing = single[0][0], _union(row[2] for row in single)
    else:
        who = "on" if facts.on is None and facts.born else "born"
        verdict, breaches, missing = Verdict.UNDETERMINED, [], _union([(who,), *(row[2] for row in single)])
    return Judgement(
        band=bands[0] if len(bands) == 1 else Band.UNKNOWN,
        verdict=verdict,
        hazardous=_hazardous(facts, catalogue) if Band.ADULT not in bands and bands else None,
        reasons=_reasons(verdict, breaches, facts),
        missing=missing,
        statistics={"unicef_2024": unicef_2024(facts)},
        sanction=_sanction(facts.on, breaches) if verdict is Verdict.UNLAWFUL else None,
    )


def _bands(facts: WorkFacts) -> list[Band]:
    ages = facts.ages()
    if ages is None:
        return []
    return list(dict.fromkeys(_band(age) for age in range(ages[0], ages[1] + 1)))


def _band(age: int) -> Band:
    if age < 13:
        return Band.UNDER_13
    if age < 15:
        return Band.FROM_13
    return Band.FROM_15 if age < 18 else Band.ADULT


def _judge_as(
    band: Band, facts: WorkFacts, catalogue: Catalogue
) -> tuple[Verdict, tuple[Finding, ...], tuple[str, ...]]:
    """The verdict if the child was of this band, the breaches, and what is missing."""
    if band is Band.ADULT or facts.relation in (Relation.FAMILY, Relation.OWN_HOME):
        return Verdict.OUT_OF_SCOPE, (), ()
    if facts.on is not None and facts.on < IN_FORCE:
        return Verdict.UNDETERMINED, (), ()
    findings = [condition(facts, catalogue) for condition in _CONDITIONS[band]]
    broken = tuple(finding for finding in findings if finding.broken)
    if broken:
        return Verdict.UNLAWFUL, broken, ()
    open_ones = [finding.missing for finding in findings if finding.broken is None]
    wanted = [(name,) for name, value in (("relation", facts.relation), ("on", facts.on)) if value is None]
    if open_ones or wanted:
        return Verdict.UNDETERMINED, (), _union([*wanted, *open_ones])
    return Verdict.LAWFUL, (), ()


def _union(missing: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in missing for name in names))


def _reasons(verdict: Verdict, breaches: list[tuple[Finding, ...]], facts: WorkFacts) -> tuple[Reason, ...]:
    """What is broken at every age the child can have had; where those share nothing, whatever is at one of them."""
    if verdict is Verdict.OUT_OF_SCOPE and facts.relation not in (None, Relation.EMPLOYED):
        return (_AT_HOME,)
    if verdict is Verdict.UNDETERMINED and facts.on is not None and facts.on < IN_FORCE:
        return (_EARLIER,)
    every = [[Reason(finding.article, finding.text) for finding in findings] for findings in breaches]
    named = dict.fromkeys(reason for reasons in every for reason in reasons)
    shared = tuple(reason for reason in named if all(reason in reasons for reasons in every))
    return shared or tuple(named)


def _hazardous(facts: WorkFacts, catalogue: Catalogue) -> bool | None:
    """Labour Code 147: a forbidden task or place makes it so; both have to be known to say that it is not."""
    entries = [catalogue.tasks.get(facts.task or ""), catalogue.places.get(facts.place or "")]
    if any(entry and entry.hazardous and entry.decides for entry in entries):
        return True
    return None if any(entry is None or entry.hazardous for entry in entries) else False


def _sanction(on: date | None, breaches: list[tuple[Finding, ...]]) -> Sanction | None:
    """The gravest breach by the decree in force on the day, at the age at which it weighs least; none is held for days
    before 17/01/2022."""
    act = next((act for since, act in _SANCTIONS if on and since <= on), None)
    tier = min(max(finding.tier for finding in findings) for findings in breaches)
    return Sanction(act, _FINES[tier]) if act else None
