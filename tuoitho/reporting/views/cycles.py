"""The cycle: opening it, its schools, who is late, the letters."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.paging import page as page_of
from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Refused
from tuoitho.law.yearly import report_due
from tuoitho.organisations.pages import Request
from tuoitho.organisations.queries import Viewer, own_unit
from tuoitho.programme.queries import adopted_plan
from tuoitho.reporting import actions, queries
from tuoitho.reporting.forms import OpenCycleForm, StateForm
from tuoitho.reporting.models.cycles import SubmissionRows
from tuoitho.reporting.pages import build, letters
from tuoitho.reporting.pages.answers import cycle_for, download
from tuoitho.reporting.pages.cycle import school_line
from tuoitho.reporting.pages.report import TONES, state_words
from tuoitho.reporting.rules import permits
from tuoitho.reporting.rules.addressees import ADDRESSEES
from tuoitho.reporting.rules.words import SILENT, STATES

SEE = "reporting.see_reports"


@permitted(SEE)
def cycles(request: Request) -> HttpResponse:
    """One's own reports by year, and the cycles of one's department."""
    viewer = request.viewer
    own = [
        {"report": row, "state": state_words(row), "tone": TONES[row.state], "late": row.is_late(viewer.on)}
        for row in queries.own_submissions(viewer)
    ]
    found = list(queries.cycles_of(viewer).order_by("-year", "unit__folded"))
    may_open = viewer.post is not None and permits.sits_at(viewer, viewer.post.unit_id, "reporting.open_cycle")
    return render(request, "reporting/cycles.html", {"own": own, "cycles": found, "may_open": may_open})


@permitted("reporting.open_cycle")
def open_cycle(request: Request) -> HttpResponse:
    """The last day comes from the plan in force: "trước ngày 18/11" ends with 17/11."""
    viewer, unit = request.viewer, own_unit(request.viewer)
    plan = adopted_plan(viewer, unit) if unit else None
    year = viewer.on.year
    due = report_due(year, day=plan.report_day, month=plan.report_month) if plan else None
    form = OpenCycleForm(request.POST or None, initial={"year": year, "due_on": due})
    context: dict[str, Any] = {"form": form, "plan": plan}
    if unit is not None and form.is_valid():
        try:
            made = actions.open_cycle(unit=unit, by=viewer, at=request.at, **form.cleaned_data)
        except Refused as refused:
            return render(request, "reporting/open_cycle.html", context | {"refused": refused}, status=refused.status)
        messages.success(request, _("Đã mở đợt báo cáo năm %(year)s.") % {"year": made.year})
        return redirect("reporting:cycle", key=made.key)
    return render(request, "reporting/open_cycle.html", context)


@permitted("reporting.open_cycle")
def add_schools(request: Request, key: UUID) -> HttpResponse:
    found = cycle_for(request.viewer, key, "reporting.open_cycle")
    if request.method == "POST":
        try:
            added = actions.add_schools(cycle=found, by=request.viewer, at=request.at)
            messages.success(request, _("Đã thêm %(count)s trường vào đợt báo cáo.") % {"count": len(added)})
        except Refused as refused:
            messages.warning(request, str(refused))
    return redirect("reporting:cycle", key=key)


@permitted(SEE)
def cycle(request: Request, key: UUID) -> HttpResponse:
    viewer, found = request.viewer, cycle_for(request.viewer, key)
    form = StateForm(request.GET)
    wanted = form.cleaned_data["state"] if form.is_valid() else ""
    rows = _narrowed(queries.submissions_of(viewer, found), wanted, viewer, found.due_on < viewer.on)
    rows = rows.prefetch_related("figures", "passages")
    page = page_of(rows, ["unit__folded", "pk"], request.GET.dict(), size=50)
    odd = queries.odd_figures(viewer, found)
    states = queries.states_in(viewer, found)
    tiles = [(code, str(words), states[code]) for code, words in _state_words().items() if states.get(code)]
    may_add = permits.sits_at(viewer, found.unit_id, "reporting.open_cycle")
    context = {
        "cycle": found,
        "form": form,
        "wanted": wanted,
        "page": page,
        "lines": [school_line(row, odd, viewer.on) for row in page.rows],
        "tiles": tiles,
        "odd": len(odd),
        "over": found.due_on < viewer.on,
        "to_add": list(queries.schools_to_add(viewer, found, viewer.tree)) if may_add else [],
        "may_remind": permits.over(viewer, found, "remind_late"),
        "may_consolidate": permits.over(viewer, found, "consolidate"),
        "addressees": ADDRESSEES.values(),
    }
    return render(request, "reporting/cycle.html", context)


@permitted("reporting.remind_late")
def late(request: Request, key: UUID) -> HttpResponse:
    """Who has not sent it: the list, the text for a chat, the letter; one button writes to each of them."""
    viewer, found = request.viewer, cycle_for(request.viewer, key, "reporting.remind_late")
    rows = list(queries.late_submissions(viewer, found))
    if request.method == "POST":
        made = actions.remind_late(cycle=found, by=viewer, at=request.at)
        messages.success(request, _("Đã viết %(count)s thư vào hộp thư đi.") % {"count": len(made)})
        return redirect("reporting:outbox")
    context = {
        "cycle": found,
        "lines": [(row, state_words(row), TONES[row.state]) for row in rows],
        "text": letters.chat_text(found, rows, viewer.on),
        "over": viewer.on > found.due_on,
    }
    return render(request, "reporting/late.html", context)


@permitted("reporting.remind_late")
def reminder_letter(request: Request, key: UUID, form: str) -> HttpResponse:
    viewer, found = request.viewer, cycle_for(request.viewer, key, "reporting.remind_late")
    if form not in ("docx", "pdf"):
        raise Http404
    rows = list(queries.late_submissions(viewer, found))
    document = letters.reminder_letter(found, rows, viewer.on, queries.is_illustrative(viewer))
    data = build.build(form, document, (), {}, request.at)
    return download(data, f"cong-van-don-doc-{found.year}.{form}", build.TYPES[form])


@permitted("reporting.remind_late")
def outbox(request: Request) -> HttpResponse:
    """Letters written, gone or to be copied, newest first."""
    page = page_of(queries.letters_of(request.viewer), ["-pk"], request.GET.dict())
    return render(request, "reporting/outbox.html", {"page": page})


def _state_words() -> dict[str, Any]:
    return {"silent": SILENT} | {state.value: words for state, words in STATES.items()}


def _narrowed(rows: SubmissionRows, wanted: str, viewer: Viewer, over: bool) -> SubmissionRows:
    if wanted == "silent":
        return rows.filter(state="draft", begun_at=None)
    if wanted == "draft":
        return rows.filter(state="draft", begun_at__isnull=False)
    if wanted == "late":
        return rows.late(over)
    return rows.filter(state=wanted) if wanted else rows
