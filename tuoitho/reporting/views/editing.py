"""Writing a report. Of two people who save at once the second sees both versions and loses nothing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tuoitho.base.permits import permitted
from tuoitho.base.refusals import Changed, Refused
from tuoitho.organisations.pages import Request
from tuoitho.reporting import actions, queries
from tuoitho.reporting.forms import AnswerForm, ChangeFigureForm, RefreshFiguresForm, WritePassagesForm
from tuoitho.reporting.models import SECTIONS, Figure
from tuoitho.reporting.pages import printing
from tuoitho.reporting.pages.answers import report_for, report_seen
from tuoitho.reporting.rules import permits
from tuoitho.reporting.rules.questions import title_of

DRAFT = "reporting.draft_report"


@permitted(DRAFT)
def begin(request: Request, key: UUID) -> HttpResponse:
    """First opening: the figures come from the records."""
    found = report_for(request.viewer, key, "edit")
    if request.method == "POST" and found.begun_at is None:
        actions.begin(submission=found, by=request.viewer, at=request.at)
    return redirect("reporting:report", key=key)


@permitted(DRAFT)
def change_figure(request: Request, key: UUID, series: str) -> HttpResponse:
    found = report_for(request.viewer, key, "edit")
    figure = found.figures.filter(series=series).first()
    if figure is None:
        raise Http404
    form = ChangeFigureForm(request.POST or None, figure=figure, initial=_typed(figure) | {"version": found.version})
    context: dict[str, Any] = {
        "form": form,
        "submission": found,
        "figure": figure,
        "title": title_of(series),
        "live": f"{printing.people(figure.live)}/{printing.whole(figure.live)}",
    }
    if form.is_valid():
        try:
            actions.change_figure(
                submission=found,
                series=series,
                value=form.cleaned_data["value"],
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
                by=request.viewer,
                at=request.at,
            )
        except Changed as changed:
            form.take_version(report_seen(request.viewer, key).version)
            mine, saved = form.cleaned_data["value"], figure.value
            context |= {
                "refused": changed,
                "both": [
                    (_("Số người"), printing.people(saved), printing.people(mine)),
                    (_("Tổng số"), printing.whole(saved), printing.whole(mine)),
                    (_("Lý do"), figure.reason, form.cleaned_data["reason"]),
                ],
            }
            return render(request, "reporting/change_figure.html", context, status=changed.status)
        except Refused as refused:
            return render(
                request, "reporting/change_figure.html", context | {"refused": refused}, status=refused.status
            )
        messages.success(request, _("Đã lưu."))
        return redirect("reporting:report", key=key)
    return render(request, "reporting/change_figure.html", context)


@permitted(DRAFT)
def write_passages(request: Request, key: UUID) -> HttpResponse:
    found = report_for(request.viewer, key, "edit")
    passages = {one.section: one for one in found.passages.all()}
    form = WritePassagesForm(request.POST or None, passages=passages, initial={"version": found.version})
    context: dict[str, Any] = {"form": form, "submission": found}
    if form.is_valid():
        try:
            actions.write_passages(
                submission=found,
                passages=form.passages(),
                version=form.cleaned_data["version"],
                by=request.viewer,
                at=request.at,
            )
        except Changed as changed:
            form.take_version(found.version)
            context |= {"refused": changed, "both": _both(form, passages)}
            return render(request, "reporting/write_passages.html", context, status=changed.status)
        messages.success(request, _("Đã lưu."))
        return redirect("reporting:report", key=key)
    return render(request, "reporting/write_passages.html", context)


@permitted(DRAFT)
def refresh_figures(request: Request, key: UUID) -> HttpResponse:
    """What the records say now beside what they said; one button takes it over."""
    found = report_for(request.viewer, key, "edit")
    form = RefreshFiguresForm(request.POST or None)
    if form.is_valid():
        try:
            moved = actions.refresh_figures(submission=found, by=request.viewer, at=request.at, **form.cleaned_data)
        except Changed as changed:
            messages.warning(request, str(changed))
            return redirect("reporting:refresh_figures", key=key)
        said = ", ".join(moved)
        messages.success(request, _("Đã lấy lại số liệu; số đã đổi: %(series)s.") % {"series": said or _("không có")})
        return redirect("reporting:report", key=key)
    now = queries.count_reported([found.unit_id], found.cycle.year, request.viewer.on).get(found.unit_id, {})
    lines = [_moved(figure, now.get(figure.series, (None, None, None))) for figure in found.figures.all()]
    return render(request, "reporting/refresh_figures.html", {"submission": found, "lines": lines})


@permitted(DRAFT)
def answer(request: Request, key: UUID, remark: UUID) -> HttpResponse:
    found = report_seen(request.viewer, key)
    asked = found.remarks.filter(key=remark).first()
    if asked is None or not permits.do(request.viewer, found, "edit"):
        raise Http404
    form = AnswerForm(request.POST or None, initial={"text": asked.answer})
    if form.is_valid():
        actions.answer(remark=asked, text=form.cleaned_data["text"], by=request.viewer, at=request.at)
        messages.success(request, _("Đã trả lời."))
        return redirect("reporting:report", key=key)
    context = {"form": form, "submission": found, "remark": asked, "title": title_of(asked.about)}
    return render(request, "reporting/answer.html", context)


def _typed(figure: Figure) -> dict[str, Any]:
    high = figure.high if figure.high != figure.low else None
    return {"low": figure.low, "high": high, "denominator": figure.denominator, "reason": figure.reason}


def _both(form: WritePassagesForm, passages: dict[str, Any]) -> list[tuple[str, str, str]]:
    """(section, saved, mine) where they differ."""
    found = []
    for section, (text, nothing) in form.passages().items():
        known = passages.get(section)
        saved = (known.text, known.nothing) if known else ("", False)
        if saved != (text.strip(), nothing):
            found.append((str(SECTIONS[section]), _said(*saved), _said(text, nothing)))
    return found


def _said(text: str, nothing: bool) -> str:
    return _("Không phát sinh") if nothing else text or "–"


def _moved(figure: Figure, now: tuple[int | None, int | None, int | None]) -> dict[str, Any]:
    return {
        "title": title_of(figure.series),
        "before": f"{printing.people(figure.live)}/{printing.whole(figure.live)}",
        "now": f"{printing.people(now)}/{printing.whole(now)}",
        "moved": figure.live != now,
        "kept": bool(figure.reason),
    }
