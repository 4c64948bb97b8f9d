"""The officer screens a child's work; the team reads what the law says of it, out of the child's sight."""

from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed
from tuoitho.cases import rules
from tuoitho.cases.actions import screening
from tuoitho.cases.actions.openings import record_opening
from tuoitho.cases.forms.screening import ScreenForm
from tuoitho.cases.models.screenings import born_between
from tuoitho.cases.pages.answers import case_for, step
from tuoitho.cases.pages.case import name_of
from tuoitho.cases.pages.screening import results
from tuoitho.cases.queries.catalogue import catalogue_on
from tuoitho.cases.queries.screenings import was_screened
from tuoitho.organisations.pages import Request


@permitted("cases.keep_case")
def screen(request: Request, key: UUID) -> HttpResponse:
    """A page sent twice, by two taps or after a lost answer, is saved once and leads to the same place."""
    case = case_for(request.viewer, key, request.at, "screen")
    today = timezone.localdate(request.at)
    form = ScreenForm(
        request.POST or None,
        catalogue=catalogue_on(request.viewer, today),
        today=today,
        knows_age=born_between(case.child) is not None,
        initial={"seen": case.version, "key": uuid4()},
    )

    def save() -> None:
        said = form.cleaned_data
        words = {"note": said["note"], "key": said["key"], "seen": said["seen"]}
        try:
            if not was_screened(request.viewer, case, said["key"]):
                screening.screen(case=case, facts=form.facts, **words, by=request.viewer, at=request.at)
        except Changed:
            if not was_screened(request.viewer, case, said["key"]):
                raise

    return step(request, case, "screen", form, save, "cases:screenings", "cases/screen.html")


@permitted("cases.see_cases")
def screenings(request: Request, key: UUID) -> HttpResponse:
    """Every verdict stands behind its own disclosure; opening the page leaves an entry."""
    case = case_for(request.viewer, key, request.at)
    record_opening(case=case, by=request.viewer, at=request.at)
    context = {
        "case": case,
        "who": name_of(case.child),
        "results": results(request.viewer, case),
        "may_screen": rules.may(request.viewer, case, "screen", request.at),
    }
    return render(request, "cases/screenings.html", context)
