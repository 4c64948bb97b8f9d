"""What every verb on a case does around its change: lock, version, rule, workflow first; step, numbers, audit last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases import rules
from tuoitho.cases.models import Case, CaseForm, CaseStep
from tuoitho.cases.models.cells import refresh_children
from tuoitho.law.child_forms import FORMS


@dataclass
class Move:
    """A verb under way on a locked case whose `state` is already the one the verb leads to."""

    case: Case
    verb: str
    by: Actor
    at: datetime
    _step: CaseStep | None = None

    @classmethod
    def begin(cls, case: Case, verb: str, seen: int | None, by: Actor, at: datetime) -> "Move":
        """`seen`: the version before one's eyes, None for the installation; `Changed` when someone saved since."""
        rows = Case.objects.select_for_update()
        fresh = rows.get(pk=case.pk)
        fresh.state = rules.allow(by, fresh, verb, at)
        if seen is not None and fresh.version != seen:
            raise Changed(
                _("Người khác vừa lưu hồ sơ này."),
                kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
                todo=_("Hãy xem bước hiện nay của hồ sơ, rồi lưu lại nếu vẫn đúng."),
                code="cases.changed",
            )
        return cls(fresh, verb, by, at)

    @staticmethod
    def said(note: str, sentence: str = "") -> str:
        """What a person has to say, or `Refused` with what to say."""
        if not note.strip():
            raise Refused(
                sentence or _("Hãy ghi vài lời: việc gì, ai, ở đâu."),
                kept=_("Hồ sơ không thay đổi."),
                code="cases.note",
            )
        return note.strip()

    def fill(self, form: str, answers: Mapping[str, Any], number: str = "") -> CaseForm:
        """Keep a form of the decree; the one it replaces stays. `Refused` where a question that must be is open."""
        _insist_on_answers(form, answers)
        case = self.case
        made = CaseForm.objects.create(
            case=case,
            form=form,
            round=case.round,
            answers=dict(answers),
            number=number,
            made_at=self.at,
            by=self.by.key,
        )
        earlier = CaseForm.objects.filter(case=case, form=form, round=case.round, replaced_by=None).exclude(pk=made.pk)
        earlier.update(replaced_by=made)
        return made

    def leave(self, note: str = "", reason: str = "") -> CaseStep:
        """The step itself, which `done` leaves where the verb has not."""
        self._step = CaseStep.objects.create(
            case=self.case,
            verb=self.verb,
            state=self.case.state,
            reason=reason,
            note=note or None,
            at=self.at,
            by=self.by.key,
        )
        return self._step

    def done(self, note: str = "", reason: str = "", fields: Sequence[str] = ("state",)) -> Case:
        """Save the case, leave the step, the ward's numbers and the audit entry."""
        case = self.case
        case.version += 1
        case.save()
        if self._step is None:
            self.leave(note, reason)
        refresh_children(case.home_ward_id, self.at)
        verb = f"cases.{self.verb}"
        record(by=self.by, at=self.at, verb=verb, subject=case.key, unit=case.home_ward.code, fields=fields)
        return case


def _insist_on_answers(form: str, answers: Mapping[str, Any]) -> None:
    left = [field.label for field in FORMS[form].fields if field.required and answers.get(field.code) in (None, "", [])]
    if left:
        raise Refused(
            _("Còn câu phải trả lời: %(labels)s.") % {"labels": "; ".join(_(label) for label in left)},
            kept=_("Những gì đã ghi còn trên trang."),
            code=f"cases.form_{form}",
        )
