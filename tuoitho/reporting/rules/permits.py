"""Who may. A school's report is written and signed where it belongs; whoever stands above reads, returns and accepts.

A report goes with the cycle it was opened in: the department of the cycle receives it wherever the school has moved
since.
"""

from tuoitho.base.actors import Actor
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import permissions_of
from tuoitho.reporting.models import Cycle, Submission

CYCLE_VERBS = {
    "remind_late": "reporting.remind_late",
    "send_workbooks": "reporting.send_workbooks",
    "receive_workbooks": "reporting.send_workbooks",
    "consolidate": "reporting.consolidate",
    "export": "reporting.export",
}
# Verb → permission held at the school itself.
SCHOOL_VERBS = {
    "edit": "reporting.draft_report",
    "present": "reporting.present_report",
    "send_back": "reporting.sign_report",
    "sign": "reporting.sign_report",
    "number": "reporting.number_report",
    "upload_scan": "reporting.upload_scan",
    "submit": "reporting.submit_report",
}
# Verb → permission held over the department whose cycle it is.
READER_VERBS = {
    "return_report": "reporting.return_report",
    "accept": "reporting.accept_report",
    "except_scan": "reporting.accept_report",
    "unlock": "reporting.accept_report",
}


def sits_at(by: Actor, unit_id: int, permission: str) -> bool:
    """Holds the permission by a post at the unit itself, not by one above it. The installation itself may."""
    if not isinstance(by, Viewer):
        return by.holds(permission, unit_id)
    return any(post.unit_id == unit_id and permission in permissions_of(post.role) for post in by.posts)


def see_report(by: Actor, submission: Submission) -> bool:
    permission = "reporting.see_reports"
    return by.holds(permission, submission.unit_id) or by.holds(permission, submission.cycle.unit_id)


def do(by: Actor, submission: Submission, verb: str) -> bool:
    """Whether this person may do the verb on the report; whether it is time for it, the workflow says."""
    if verb in SCHOOL_VERBS:
        return sits_at(by, submission.unit_id, SCHOOL_VERBS[verb])
    return by.holds(READER_VERBS[verb], submission.cycle.unit_id)


def over(by: Actor, cycle: Cycle, verb: str) -> bool:
    """Whether this person may do the verb on the whole cycle."""
    return by.holds(CYCLE_VERBS[verb], cycle.unit_id)


def permission_of(verb: str) -> str:
    return SCHOOL_VERBS.get(verb) or READER_VERBS.get(verb) or CYCLE_VERBS[verb]
