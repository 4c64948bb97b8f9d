"""When a child may no longer be named, who holds that back, and what stays so that no figure changes."""

from datetime import date, datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from tuoitho.base.fields import EncryptedText
from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.followups import FollowUp
from tuoitho.cases.models.reports import Report
from tuoitho.cases.models.requests import DataRequest
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.cases.workflow import CaseState, ReportState, RequestState

NOTICE = timedelta(days=31)
"""How long before it the chair sees what is due."""


class Hold(models.Model):
    """The chair keeps a case whole for longer: a trial, a complaint, a sibling's case. Until a day, for a reason."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holds")
    reason = EncryptedText()
    until = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    released_at = models.DateTimeField(null=True, blank=True)


class SchoolingKept(models.Model):
    """Whether a child who is no longer named was in school in a year; None: nobody knew."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="schooling_kept")
    year = models.PositiveSmallIntegerField()
    attending = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["child", "year"], name="schooling_kept_once")]


def years_after(at: datetime, years: int) -> datetime:
    """The same moment so many years later; the 28th for the 29th of February."""
    try:
        return at.replace(year=at.year + years)
    except ValueError:
        return at.replace(year=at.year + years, day=28)


def years_before(at: datetime, years: int) -> datetime:
    return years_after(at, -years)


def years_kept(at: datetime) -> tuple[int, int]:
    """(of a case, of a report that led to none): the longest in force within the last month, so that a term made
    shorter begins to work when the chair has had a month to look."""
    found = []
    for row in CaseSettings.objects.filter(set_at__lte=at).order_by("-version"):
        found.append(row)
        if row.set_at <= at - NOTICE:
            break
    else:
        found.append(CaseSettings())
    return max(row.retention_years for row in found), max(row.report_retention_years for row in found)


def children_due(at: datetime, ahead: timedelta = timedelta()) -> QuerySet[Child]:
    """Children whose last case closed long enough ago, `closed_last` beside each: nothing open, nobody to follow up,
    nothing asked, nothing held back."""
    kept, _ = years_kept(at + ahead)
    today = timezone.localdate(at)
    cases = Case.objects.filter(child=OuterRef("pk"))
    held = Hold.objects.filter(_standing(today), case__child=OuterRef("pk"))
    followed = FollowUp.objects.open().filter(case__child=OuterRef("pk"))
    asked = DataRequest.objects.filter(case__child=OuterRef("pk")).exclude(state=RequestState.ANSWERED)
    due = Child.objects.filter(anonymised_at=None).annotate(closed_last=Max("cases__closed_at"))
    due = due.filter(closed_last__lte=years_before(at + ahead, kept))
    return due.exclude(Exists(cases.exclude(state=CaseState.CLOSED)) | Exists(held) | Exists(asked) | Exists(followed))


def cases_due(at: datetime, ahead: timedelta = timedelta()) -> QuerySet[Case]:
    """The cases of these children."""
    return Case.objects.filter(child__in=children_due(at, ahead).values("pk"))


def reports_due(at: datetime) -> QuerySet[Report]:
    """Reports closed long enough ago that never led to a case."""
    _, kept = years_kept(at)
    closed = Report.objects.filter(state=ReportState.CLOSED, case=None, anonymised_at=None)
    last = closed.annotate(closed_last=Max("steps__at"))
    return last.filter(closed_last__lte=years_before(at, kept))


def holds_standing(today: date) -> QuerySet[Hold]:
    return Hold.objects.filter(_standing(today))


def _standing(today: date) -> Q:
    return Q(released_at=None, until__gte=today)
