"""One gate for every verb on a report: who may (permits), then whether it is time for it (workflow)."""

from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.reporting import workflow
from tuoitho.reporting.models import Submission
from tuoitho.reporting.rules import permits
from tuoitho.reporting.rules.words import STATES


def allow(by: Actor, submission: Submission, verb: str) -> str:
    """The state the verb of the workflow leads to. `NotAllowed` for who may not, `Refused` when it is not time."""
    if not permits.do(by, submission, verb):
        raise NotAllowed(
            _("Việc này thuộc người khác: báo cáo do trường soạn và ký, phòng duyệt."), code=permits.permission_of(verb)
        )
    try:
        return workflow.after(submission.state, verb)
    except workflow.NotNow:
        raise Refused(
            _("Báo cáo đang ở bước “%(state)s” nên chưa làm được việc này.")
            % {"state": STATES[workflow.State(submission.state)]},
            kept=_("Báo cáo không thay đổi."),
            todo=_("Hãy mở lại trang báo cáo để xem bước hiện nay."),
            code=f"reporting.{verb}",
        ) from None


def open_verbs(by: Actor, submission: Submission) -> frozenset[str]:
    """The verbs of the workflow that this person may do on the report now."""
    verbs = workflow.TABLE[workflow.State(submission.state)].keys() - {"lock"}
    return frozenset(verb for verb in verbs if permits.do(by, submission, verb))
