"""What the preview of a file of facts shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tuoitho.registry.models import FactFile
from tuoitho.registry.models.employer_intake import EmployerIntake
from tuoitho.registry.models.fact_kinds import FactIntake, seen_of
from tuoitho.registry.reader import Fault

SHOWN = 200
WORDS: Mapping[str, Mapping[str, str | Promise]] = {
    FactFile.Kind.ABSENCES: {
        "new": _("lượt vắng mới"),
        "changed": _("lượt vắng ghi lại khác trước"),
        "same": _("lượt vắng không đổi"),
        "days": _("buổi điểm danh của các lớp"),
    },
    FactFile.Kind.POPULATION: {
        "children": _("trẻ em từ 5 đến 17 tuổi"),
        "skipped": _("dòng ngoài độ tuổi hoặc không ở địa bàn"),
        "ages": _("độ tuổi có số liệu"),
    },
    FactFile.Kind.EMPLOYERS: {
        "new": _("cơ sở mới"),
        "changed": _("cơ sở có thông tin khác trước"),
        "same": _("cơ sở không đổi"),
        "alike": _("cơ sở mới có tên giống một cơ sở đã có"),
    },
}


@dataclass(frozen=True)
class FactsPage:
    """Counts in words; each wrong cell, cut at `SHOWN`; `nothing`: the file says what is known already. `alike`: what
    would be added beside something that resembles it."""

    counts: list[tuple[str | Promise, int]]
    faults: list[Fault]
    wrong: int
    nothing: bool
    seen: str
    alike: list[str]


def counts_in_words(kind: str, counts: Mapping[str, int]) -> list[tuple[str | Promise, int]]:
    """The counts of a preview or of what was done."""
    return [(label, counts[name]) for name, label in WORDS[kind].items() if name in counts]


def facts_page(kind: str, intake: FactIntake) -> FactsPage:
    """The page of a preview."""
    counts = intake.counts
    if kind == FactFile.Kind.ABSENCES:
        nothing = not (counts["new"] or counts["changed"] or counts["days"])
    elif kind == FactFile.Kind.EMPLOYERS:
        nothing = not (counts["new"] or counts["changed"])
    else:
        nothing = not counts["children"]
    faults = sorted(intake.faults, key=lambda one: (one.sheet, one.row, one.column))
    alike = intake.alike[:SHOWN] if isinstance(intake, EmployerIntake) else []
    wrong = len({(one.sheet, one.row) for one in faults})
    return FactsPage(counts_in_words(kind, counts), faults[:SHOWN], wrong, nothing, seen_of(intake), alike)
