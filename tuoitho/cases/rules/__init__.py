"""Who may. Reports are read at the seat that received them, a case by its team only; when unsure: no one.

The chair of the ward where the child lives is in every case's team by office (NĐ 56/2017 Art. 26–28), and so is whoever
deputises for the chair: a case never waits for a person who is away.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from tuoitho.base.actors import Actor, System
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.cases import workflow
from tuoitho.cases.models import Case, Child, Flag, Referral, Report, TeamMember
from tuoitho.cases.models.cases import STATES
from tuoitho.cases.models.reports import STATES as REPORT_STATES
from tuoitho.organisations.models import Post, Unit, User
from tuoitho.organisations.queries import Viewer
from tuoitho.organisations.rules import permissions_of
from tuoitho.registry.models import Enrolment
from tuoitho.registry.queries import known_classes
from tuoitho.registry.rules import call_roll

# Verbs of a case that are the chair's; all others are the child-protection officer's.
OF_CHAIR = frozenset(
    {"approve_plan", "return_plan", "separate", "end_separation", "confirm_closing", "refuse_closing", "assign"}
)

# Verbs of a report that are its reporter's, and those by which two people end it.
OF_TELLER = frozenset({"file_answer", "answer_ward"})
OF_ENDING = frozenset({"propose_end", "confirm_end", "refuse_end"})


def insist(allowed: bool, permission: str) -> None:
    """`NotAllowed` unless the predicate held."""
    if not allowed:
        raise NotAllowed("", code=permission)


def insist_on_words(note: str) -> str:
    """The words without blanks around them; `Refused` when there are none."""
    if not note.strip():
        raise Refused(_("Việc này cần vài lời."), kept=_("Tin báo không thay đổi."), code="cases.note")
    return note.strip()


def seats(by: Actor, permission: str) -> frozenset[int]:
    """The units where one sits with a permission: not all below, so that the city's centre reads no ward's inbox."""
    if not isinstance(by, Viewer):
        return frozenset()
    return frozenset(post.unit_id for post in by.posts if permission in permissions_of(post.role))


def sits_at(by: Actor, permission: str, unit_id: int) -> bool:
    """Sits there with the permission. The installation itself sits everywhere."""
    return isinstance(by, System) or unit_id in seats(by, permission)


def receives(post: Post) -> bool:
    """Whether a post is one at which reports are received."""
    return "cases.receive_reports" in permissions_of(post.role)


def receive_reports(by: Actor, report: Report) -> bool:
    """At the seat where it stands, and not of the unit that it passes by."""
    return sits_at(by, "cases.receive_reports", report.receiver_id) and not concerns(by, report)


def concerns(by: Actor, report: Report) -> bool:
    """Of the unit that the report passes by. Where there is nowhere else to send it, that unit's inbox holds it."""
    if not isinstance(by, Viewer) or report.passes_by_id in (None, report.receiver_id):
        return False
    return report.passes_by_id in {post.unit_id for post in by.posts}


def tell_of_pupil(by: Actor, enrolment: Enrolment) -> bool:
    """Name a pupil in a report: of one's own class, or of the school whose lists one sees."""
    return call_roll(by, enrolment.school_class)


def told(by: Actor, report: Report) -> bool:
    """The report is this person's own, told as staff."""
    return isinstance(by, Viewer) and by.user is not None and by.user.pk == report.reporter_id


def do_report(by: Actor, report: Report, verb: str) -> bool:
    """Whether this person does this verb of the workflow on the report."""
    if verb in OF_TELLER:
        return told(by, report) and by.holds("cases.file_report")
    permission = "cases.close_report" if verb in OF_ENDING else "cases.receive_reports"
    return receive_reports(by, report) and sits_at(by, permission, report.receiver_id)


def allow_report(by: Actor, report: Report, verb: str) -> str:
    """The state the verb leads to. `NotAllowed` for who may not, `Refused` when it is not time."""
    insist(do_report(by, report, verb), "cases.close_report" if verb in OF_ENDING else "cases.receive_reports")
    try:
        return workflow.after(workflow.REPORTS, report.state, verb)
    except workflow.NotNow:
        raise Refused(
            _("Tin báo đang ở bước “%(state)s” nên chưa làm được việc này.")
            % {"state": dict(REPORT_STATES)[workflow.ReportState(report.state)]},
            kept=_("Tin báo không thay đổi."),
            todo=_("Hãy mở lại tin để xem bước hiện nay."),
            code=f"cases.{verb}",
        ) from None


def see_case(by: Actor, case: Case, at: datetime) -> bool:
    """In the case's team now. A former member's dated copy is a query of its own."""
    return keep_case(by, case, at) or approve(by, case)


def keep_case(by: Actor, case: Case, at: datetime) -> bool:
    """Write in the case: a child-protection officer of its team. The chair decides and does not write."""
    if isinstance(by, System):
        return True
    return by.holds("cases.keep_case") and in_team(user_of(by), case, at)


def approve(by: Actor, case: Case) -> bool:
    """Decide on the case: the chair of the ward where the child lives, or who deputises."""
    return sits_at(by, "cases.approve", case.home_ward_id)


def join_case(by: Actor, case: Case) -> bool:
    """Hand a report over to whoever keeps the child's case: an officer of a ward of the case. It opens nothing."""
    return sits_at(by, "cases.keep_case", case.ward_id) or sits_at(by, "cases.keep_case", case.home_ward_id)


def keep_child(by: Actor, child: Child, at: datetime) -> bool:
    """Correct what is known of a child: an officer of the team of one of its cases."""
    if isinstance(by, System):
        return True
    teams = TeamMember.objects.on(at).filter(case__child=child, user=user_of(by))
    return by.holds("cases.keep_case") and teams.exists()


def see_child(by: Actor, child: Child, at: datetime) -> bool:
    """Read what is known of a child: the team of one of its cases, or the chair who decides on one."""
    decides = Case.objects.filter(child=child, home_ward__in=seats(by, "cases.approve"))
    return keep_child(by, child, at) or decides.exists()


def merge(by: Actor, one: Child, other: Child, at: datetime) -> bool:
    """Say whether two children are one: who keeps every case of both, or decides on them. Without a case: no one."""
    return _sees_all(by, (one, other), at)


def _sees_all(by: Actor, children: Collection[Child], at: datetime) -> bool:
    """In one query, whatever the number of cases; each child has one at least."""
    teams = TeamMember.objects.on(at).filter(user=user_of(by), case=OuterRef("pk"))
    cases = Case.objects.filter(child__in=children).annotate(own=Exists(teams))
    rows = list(cases.values_list("child", "home_ward", "own"))
    keeps, decides = by.holds("cases.keep_case"), seats(by, "cases.approve")
    known = {child.pk for child in children} == {child for child, _ward, _own in rows}
    return known and all(isinstance(by, System) or (keeps and own) or ward in decides for _child, ward, own in rows)


def insist_on_version(child: Child, seen: int) -> None:
    """`Changed` when someone saved since."""
    if child.version != seen:
        raise Changed(
            _("Người khác vừa lưu những gì biết về em này."),
            kept=_("Những gì họ ghi vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
            todo=_("Hãy so với bản hiện nay, rồi lưu lại nếu vẫn đúng."),
            code="cases.changed",
        )


def unmerge(by: Actor, kept: Child, at: datetime) -> bool:
    """Take a merge back: who keeps every case of the child, or decides on them."""
    return _sees_all(by, (kept,), at)


def keep_catalogue(by: Actor) -> bool:
    """Correct the catalogue of tasks and places: the administrator of the installation."""
    return isinstance(by, System) or (isinstance(by, Viewer) and by.holds("cases.keep_catalogue"))


def in_team(user: User | None, case: Case, at: datetime) -> bool:
    return user is not None and case.is_in_team(user, at)


def user_of(by: Actor) -> User | None:
    return by.user if isinstance(by, Viewer) else None


def do(by: Actor, case: Case, verb: str, at: datetime) -> bool:
    """Whether this person does this verb of the workflow on the case."""
    if (verb == "pass_to_labour" and case.follows_procedure) or case.anonymised_at is not None:
        return False
    return approve(by, case) if verb in OF_CHAIR else keep_case(by, case, at)


def may(by: Actor, case: Case, verb: str, at: datetime) -> bool:
    """Whether this person may do this one verb on the case now."""
    return workflow.allows(workflow.CASES, case.state, verb) and do(by, case, verb, at)


def allow(by: Actor, case: Case, verb: str, at: datetime) -> str:
    """The state the verb leads to. `NotAllowed` for who may not, `Refused` when it is not time."""
    if not do(by, case, verb, at):
        raise NotAllowed("", code="cases.approve" if verb in OF_CHAIR else "cases.keep_case")
    try:
        return workflow.after(workflow.CASES, case.state, verb)
    except workflow.NotNow:
        words: Mapping[str, object] = {"state": dict(STATES)[workflow.CaseState(case.state)]}
        raise Refused(
            _("Hồ sơ đang ở bước “%(state)s” nên chưa làm được việc này.") % words,
            kept=_("Hồ sơ không thay đổi."),
            todo=_("Hãy mở lại hồ sơ để xem bước hiện nay."),
            code=f"cases.{verb}",
        ) from None


def export_case(by: Actor, case: Case, at: datetime) -> bool:
    """Take the whole file out: its owner, or the chair who answers for it."""
    owner = case.owner == user_of(by) and keep_case(by, case, at)
    return case.anonymised_at is None and (owner or approve(by, case))


def open_verbs(by: Actor, case: Case, at: datetime) -> frozenset[str]:
    """The verbs that this person may do on the case now."""
    if case.anonymised_at is not None:
        return frozenset()
    keeps, decides = keep_case(by, case, at), approve(by, case)
    verbs = workflow.CASES[workflow.CaseState(case.state)].keys()
    return frozenset(
        verb
        for verb in verbs
        if (decides if verb in OF_CHAIR else keeps) and (verb != "pass_to_labour" or not case.follows_procedure)
    )


def follow_flag(by: Actor, flag: Flag) -> bool:
    """See a card and act on it: the teacher of the class the pupil sits in today, and the school's focal person."""
    if isinstance(by, System):
        return True
    if not isinstance(by, Viewer) or not by.holds("cases.see_flags", flag.unit_id):
        return False
    return Flag.objects.within(known_classes(by), by.on).filter(pk=flag.pk).exists()


def limit_flags(by: Actor, unit_id: int) -> bool:
    """Say how many cards one person of the school can follow: its focal person."""
    return by.holds("cases.see_flags", unit_id) and by.holds("registry.see_school_circumstances", unit_id)


def weigh_flags(by: Actor, unit_id: int) -> bool:
    """Set the weights for the schools below the unit one sits at."""
    return sits_at(by, "cases.weigh_flags", unit_id)


def keep_service(by: Actor, ward_id: int) -> bool:
    """Write in the ward's part of the directory."""
    return sits_at(by, "cases.keep_services", ward_id)


def receive_referral(by: Actor, referral: Referral) -> bool:
    """Read a referral's sheet: at the unit it went to, the one person where one was named; never after it was revoked
    and never where a report of the child has to pass the unit by."""
    if referral.to_unit_id is None or referral.state == workflow.ReferralState.REVOKED:
        return False
    named = referral.to_user_id is None or isinstance(by, System) or referral.to_user == user_of(by)
    sits = sits_at(by, "cases.answer_referrals", referral.to_unit_id)
    return named and sits and Referral.objects.filter(pk=referral.pk).unconcerned().exists()


def answer_referral(by: Actor, referral: Referral, at: datetime) -> bool:
    """Accept, refuse, finish: the receiver, or the sender for an outside body that answers on paper."""
    if referral.to_unit_id is None:
        return keep_case(by, referral.case, at)
    return receive_referral(by, referral)


def needs_consent(to: Unit | None, urgent: bool) -> bool:
    """A voluntary service does; an emergency, the police and another ward do not (NĐ 56/2017 Art. 26.3)."""
    return not urgent and not (to is not None and to.kind == Unit.Kind.WARD)
