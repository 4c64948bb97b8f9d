"""What a public page asks: the wards one may choose from, and how far a tip is."""

from datetime import date

from vn_collate import collate_key

from tuoitho.base.actors import Actor
from tuoitho.cases.models import Report
from tuoitho.cases.models.codes import digest_of
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.models import Unit, UnitParent

RECEIVED, PASSED_ON, ENDED = "received", "passed_on", "ended"
# A case is named to nobody: a tip that led to one is "received" until it ends.
STAGES = {ReportState.PASSED_ON: PASSED_ON, ReportState.CLOSED: ENDED}


def wards_told_of(viewer: Actor, on: date) -> dict[str, list[Unit]]:
    """Name of the body above → its wards of that day, both in Vietnamese order. The same for whoever asks. Two
    queries."""
    wards = Unit.objects.on(on).filter(kind=Unit.Kind.WARD)
    above = dict(UnitParent.objects.on(on).filter(child__in=wards).values_list("child", "parent__name"))
    found: dict[str, list[Unit]] = {}
    for ward in sorted(wards, key=lambda ward: (collate_key(above.get(ward.pk, "")), collate_key(ward.name))):
        found.setdefault(above.get(ward.pk, ""), []).append(ward)
    return found


def stage_of_tip(viewer: Actor, code: str) -> str:
    """How far the tip of a code is, in one of three words; "" for a code that is nobody's. One query either way."""
    found = Report.objects.filter(digest=digest_of(code)).values_list("state", flat=True).first()
    return STAGES.get(ReportState(found), RECEIVED) if found else ""
