"""Cases that the calendar has something to say to."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone

from tuoitho.base.actors import System
from tuoitho.cases.models import Case, CaseStep
from tuoitho.cases.models.ages import Turn, turn_of


def cases_turned(viewer: System, at: datetime) -> Iterator[Case]:
    """Open cases whose child has come to lie on the other side of a line of age. Days of birth are sealed: each is
    opened, one pass a night over open cases only."""
    told = CaseStep.objects.filter(case=OuterRef("pk"), verb="reconsider_age", reason=Turn.EIGHTEEN)
    rows = Case.objects.exclude(state="closed").select_related("child").annotate(told=Exists(told))
    today = timezone.localdate(at)
    for case in rows.order_by("pk").iterator(chunk_size=500):
        if turn_of(case, today, told_of_age=case.told):
            yield case
