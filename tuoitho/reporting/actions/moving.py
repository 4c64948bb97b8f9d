"""What every verb of the workflow does around its change: lock, rule, workflow first; state, step and audit last."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Refused
from tuoitho.reporting.models import Figure, Paper, Passage, Step, Submission
from tuoitho.reporting.queries import count_reported, count_tasks, count_told
from tuoitho.reporting.rules.hashing import report_hash
from tuoitho.reporting.rules.moves import allow


@dataclass
class Move:
    """A verb under way on a locked submission whose `state` is already the one the verb leads to."""

    submission: Submission
    verb: str
    by: Actor
    at: datetime

    @classmethod
    def begin(cls, submission: Submission, verb: str, by: Actor, at: datetime, edge: str = "") -> "Move":
        """`edge`: the verb's edge in the workflow, when it bears another name (`edit`)."""
        fresh = Submission.objects.select_for_update().select_related("cycle", "unit").get(pk=submission.pk)
        fresh.state = allow(by, fresh, edge or verb)
        return cls(fresh, verb, by, at)

    @property
    def figures(self) -> list[Figure]:
        return list(self.submission.figures.all())

    @property
    def passages(self) -> dict[str, Passage]:
        return {one.section: one for one in self.submission.passages.all()}

    @property
    def content_hash(self) -> str:
        return report_hash(self.submission, self.figures, self.passages)

    @property
    def paper(self) -> Paper:
        """The signed paper of this very version."""
        paper = self.submission.papers.select_related("unit").last()
        if paper is None or paper.content_hash != self.content_hash:
            raise Refused(
                _("Bản đã ký không khớp với nội dung báo cáo hiện nay."),
                todo=_("Hãy trả lại để soạn tiếp, rồi trình ký lại."),
                code="reporting.paper",
            )
        return paper

    def take_figures(self) -> list[str]:
        """Figures and tasks from the records as they now are; returns the series that moved."""
        unit, year = self.submission.unit_id, self.submission.cycle.year
        self.submission.tasks = count_tasks([unit], year, self.at.date())
        self.submission.told = count_told([unit], year).get(unit, {})
        return Figure.objects.take(self.submission, count_reported([unit], year, self.at.date())[unit])

    def done(self, note: str = "") -> Submission:
        """Save the state, leave the step and the audit entry."""
        here = self.submission
        here.save(update_fields=["state", "version", "begun_at", "submitted_at", "tasks", "told"])
        Step.objects.leave(here, self.verb, self.by, self.at, note)
        verb = f"reporting.{self.verb}"
        record(by=self.by, at=self.at, verb=verb, subject=here.key, unit=here.unit.code, fields=["state"])
        return here
