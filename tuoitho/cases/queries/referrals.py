"""Referrals: all of them for the case's team; for the receiver those laid before it, until they are revoked."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from tuoitho.cases import rules
from tuoitho.cases.models import Case, Referral, ReferralStep
from tuoitho.cases.queries.scope import cases_seen
from tuoitho.cases.workflow import ReferralState
from tuoitho.organisations.queries import Viewer

ANSWER = "cases.answer_referrals"
_JOINED = ("to_unit", "to_user", "service", "case", "case__home_ward")


def referrals_of(viewer: Viewer, case: Case) -> list[Referral]:
    """Those of a case, newest first, each with its steps. Two queries."""
    rows = Referral.objects.filter(case=case).select_related("to_unit", "to_user")
    steps = Prefetch("steps", ReferralStep.objects.select_related("who").order_by("-pk"))
    return list(rows.prefetch_related(steps).order_by("-sent_at", "-pk"))


def referrals_received(viewer: Viewer) -> QuerySet[Referral]:
    """Laid before a unit where the viewer sits, or before the viewer by name; never one that was revoked, and never one
    of a child whose report passes the unit by."""
    rows = Referral.objects.filter(to_unit__in=rules.seats(viewer, ANSWER)).filter(
        Q(to_user=None) | Q(to_user=viewer.user)
    )
    return (
        rows.exclude(state=ReferralState.REVOKED)
        .unconcerned(rules.all_seats(viewer))
        .select_related("to_unit", "case__home_ward")
    )


def referral_received(viewer: Viewer, key: UUID) -> Referral | None:
    """One of them, else None. Whoever shows it logs the opening."""
    return referrals_received(viewer).filter(key=key).select_related(*_JOINED).first()


def referral_sent(viewer: Viewer, key: UUID, at: datetime) -> Referral | None:
    """One of a case whose team the viewer is in, else None."""
    sent = Referral.objects.filter(case__in=cases_seen(viewer, at), key=key)
    return sent.select_related(*_JOINED, "case__child", "case__owner").first()


def referral_to_answer(viewer: Viewer, key: UUID, at: datetime) -> Referral | None:
    """One that the viewer may answer: as its receiver, or for an outside body whose paper came in."""
    return referral_received(viewer, key) or _by_paper(viewer, key, at)


def _by_paper(viewer: Viewer, key: UUID, at: datetime) -> Referral | None:
    sent = referral_sent(viewer, key, at)
    return sent if sent and sent.to_unit_id is None and rules.keep_case(viewer, sent.case, at) else None


def referrals_unanswered(viewer: Viewer, at: datetime, today: date, limit: int = 20) -> list[Referral]:
    """Those the viewer's own cases sent that nobody answered in time. One query."""
    if not viewer.holds("cases.keep_case"):
        return []
    own = cases_seen(viewer, at).filter(owner=viewer.user)
    rows = Referral.objects.unanswered(today).filter(case__in=own).select_related("case", "to_unit")
    return list(rows.order_by("answer_by", "pk")[:limit])
