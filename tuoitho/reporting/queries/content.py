"""Everything one report holds, read together."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tuoitho.base.models import Letter, StoredFile, Work
from tuoitho.organisations.models import Unit, User
from tuoitho.organisations.queries import Viewer, units_of
from tuoitho.reporting.models import (
    Consolidation,
    Cycle,
    Figure,
    Intake,
    Paper,
    Passage,
    Receipt,
    Remark,
    Step,
    Submission,
)
from tuoitho.reporting.queries.cycles import cycles_of
from tuoitho.reporting.rules import hashing, permits
from tuoitho.reporting.rules.questions import Question, questions


@dataclass(frozen=True)
class Content:
    """A report's figures and passages, who remarked what, each step, and its papers; `names`: actor key → full name."""

    submission: Submission
    figures: list[Figure]
    passages: dict[str, Passage]
    remarks: list[Remark]
    steps: list[Step]
    papers: list[Paper]
    receipt: Receipt | None
    names: dict[str, str]

    @cached_property
    def content_hash(self) -> str:
        return hashing.report_hash(self.submission, self.figures, self.passages)

    @property
    def paper(self) -> Paper | None:
        """The signed paper of this very version."""
        last = self.papers[-1] if self.papers else None
        return last if last and last.content_hash == self.content_hash else None

    @property
    def old_papers(self) -> list[Paper]:
        return [paper for paper in self.papers if paper.content_hash != self.content_hash]

    @cached_property
    def questions(self) -> list[Question]:
        return questions(self.figures, self.passages)


def content_of(viewer: Viewer, submission: Submission, talk: bool = True) -> Content | None:
    """What a report holds, in seven queries; None outside the viewer's scope. Without `talk` no remarks and no steps:
    what its paper needs, in four."""
    if not permits.see_report(viewer, submission):
        return None
    remarks = list(submission.remarks.all()) if talk else []
    steps = list(submission.steps.all()) if talk else []
    return Content(
        submission=submission,
        figures=list(submission.figures.all()),
        passages={one.section: one for one in submission.passages.all()},
        remarks=remarks,
        steps=steps,
        papers=list(submission.papers.select_related("scan")),
        receipt=submission.receipts.filter(void_at=None).first(),
        names=_names({remark.by for remark in remarks} | {step.by for step in steps}) if talk else {},
    )


def consolidations_of(viewer: Viewer, cycle: Cycle) -> QuerySet[Consolidation]:
    """The department's reports of a cycle, newest first."""
    return Consolidation.objects.filter(cycle=cycle, cycle__in=cycles_of(viewer)).order_by("-pk")


def totals_with(viewer: Viewer, submission: Submission) -> list[Consolidation]:
    """The newest department report to each addressee since this report was accepted: a school checks itself in them."""
    if not permits.see_report(viewer, submission):
        return []
    newest = {one.addressee: one for one in Consolidation.objects.filter(cycle=submission.cycle_id).order_by("pk")}
    return list(newest.values())


def moved_to(viewer: Viewer, submission: Submission) -> str:
    """The department the school stands under now, when it is not the one of the cycle; "" when it is, or unknown."""
    tree = viewer.tree
    if submission.unit_id not in tree or submission.cycle.unit_id in tree.ancestors(submission.unit_id):
        return ""
    above = Unit.objects.filter(pk__in=tree.ancestors(submission.unit_id), kind=Unit.Kind.DEPARTMENT).first()
    return above.name if above else _("đơn vị khác")


def intakes_of(viewer: Viewer) -> QuerySet[Intake]:
    """Drops of returned workbooks of the cycles the viewer keeps."""
    return Intake.objects.filter(cycle__in=cycles_of(viewer, "reporting.send_workbooks")).select_related(
        "cycle__unit", "work"
    )


def work_of(viewer: Viewer, cycle: Cycle, key: UUID) -> Work | None:
    """A piece of long work asked for this cycle."""
    if cycle.unit_id not in viewer.units("reporting.send_workbooks"):
        return None
    return Work.objects.filter(key=key, subject=str(cycle.key)).first()


def result_of(viewer: Viewer, cycle: Cycle, key: UUID) -> StoredFile | None:
    """The file that such work has made."""
    work = work_of(viewer, cycle, key)
    made = (work.result or {}).get("file") if work else None
    return StoredFile.objects.filter(key=made).first() if made else None


def letters_of(viewer: Viewer) -> QuerySet[Letter]:
    """Letters to the units the viewer may remind."""
    codes = units_of(viewer, "reporting.remind_late").values("code")
    return Letter.objects.filter(unit__in=codes)


def _names(keys: set[str]) -> dict[str, str]:
    users = [key.removeprefix("user:") for key in keys if key.startswith("user:")]
    return {f"user:{key}": name for key, name in User.objects.filter(key__in=users).values_list("key", "full_name")}
