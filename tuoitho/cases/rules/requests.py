"""Who may do what with a request about a child's data."""

from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor
from tuoitho.base.refusals import Refused
from tuoitho.cases import workflow
from tuoitho.cases.models import DataRequest
from tuoitho.cases.rules import insist, sits_at

OF_CHAIR = frozenset({"confirm_bar", "lift_bar"})


def handle_request(by: Actor, request: DataRequest) -> bool:
    """Takes in and answers requests where it was received."""
    return sits_at(by, "cases.handle_requests", request.ward_id)


def do_request(by: Actor, request: DataRequest, verb: str) -> bool:
    """Whether this person does this verb on requests of that ward."""
    permission = "cases.approve" if verb in OF_CHAIR else "cases.handle_requests"
    return sits_at(by, permission, request.ward_id)


def allow_request(by: Actor, request: DataRequest, verb: str) -> str:
    """The state the verb leads to. `NotAllowed` for who may not, `Refused` when it is not time."""
    insist(do_request(by, request, verb), "cases.approve" if verb in OF_CHAIR else "cases.handle_requests")
    try:
        return workflow.after(workflow.REQUESTS, request.state, verb)
    except workflow.NotNow:
        raise Refused(
            _("Yêu cầu này đang ở bước khác nên chưa làm được việc này."),
            kept=_("Yêu cầu không thay đổi."),
            todo=_("Hãy mở lại yêu cầu để xem bước hiện nay."),
            code=f"cases.{verb}",
        ) from None


def open_request_verbs(by: Actor, request: DataRequest) -> frozenset[str]:
    """The verbs that this person may do on the request now."""
    handles, decides = handle_request(by, request), sits_at(by, "cases.approve", request.ward_id)
    verbs = workflow.REQUESTS[workflow.RequestState(request.state)].keys()
    return frozenset(verb for verb in verbs if (decides if verb in OF_CHAIR else handles))
