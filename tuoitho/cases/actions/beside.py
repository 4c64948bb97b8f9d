"""What is noted on a case without moving it: the case is held, its keeper insisted on; numbers and audit come last."""

from dataclasses import dataclass
from datetime import datetime

from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.cases import rules
from tuoitho.cases.models import Case, CaseStep
from tuoitho.cases.models.cells import refresh_child


@dataclass
class Beside:
    """A verb under way beside a locked case, in whatever state, the closed one too: follow-up goes on until 18."""

    case: Case
    verb: str
    by: Actor
    at: datetime

    @classmethod
    def begin(cls, case: Case, verb: str, by: Actor, at: datetime) -> "Beside":
        rows = Case.objects.select_for_update()
        fresh = rows.get(pk=case.pk)
        rules.insist(rules.keep_case(by, fresh, at), "cases.keep_case")
        return cls(fresh, verb, by, at)

    def done(self, fields: list[str], reason: str = "") -> None:
        """Leave the step, the numbers of every ward whose case the child has, and the audit entry."""
        CaseStep.objects.create(
            case=self.case, verb=self.verb, state=self.case.state, reason=reason, at=self.at, by=self.by.key
        )
        refresh_child(self.case.child_id, self.at)
        verb, unit = f"cases.{self.verb}", self.case.home_ward.code
        record(by=self.by, at=self.at, verb=verb, subject=self.case.key, unit=unit, fields=fields)
