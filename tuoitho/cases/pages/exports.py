"""A case's file as one .pdf, marked on every page with who took it out, when and for what."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone
from django.utils.translation import override

from tuoitho.cases.models import CaseExport, CaseForm
from tuoitho.cases.pages.case import child_lines, name_of
from tuoitho.cases.pages.clocks import clock_line
from tuoitho.cases.pages.papers import sections_of
from tuoitho.cases.pages.words import VERBS
from tuoitho.cases.queries import cases as reading
from tuoitho.documents import pdf
from tuoitho.documents.blocks import Block, Bullets, Document, Heading, Paragraph, Table
from tuoitho.law.child_forms import FORMS
from tuoitho.organisations.queries import Viewer

MARK = 120
"""So much of a reason is legible across a page."""


def export_pdf(viewer: Viewer, export: CaseExport, at: datetime) -> bytes:
    """Everything of the case but the reports behind it: who told is never in it."""
    with override("vi"):
        return pdf.render(export_document(viewer, export, at), at)


def export_document(viewer: Viewer, export: CaseExport, at: datetime) -> Document:
    case = export.case
    return Document(
        title=f"HỒ SƠ SỐ {case.number}",
        body=list(_body(viewer, export, at)),
        watermark=watermark(export, at),
    )


def watermark(export: CaseExport, at: datetime) -> str:
    """Name of who takes it, the moment, the purpose."""
    purpose = " ".join(export.reason.split())
    short = purpose if len(purpose) <= MARK else f"{purpose[: MARK - 1]}…"
    return f"{export.whose.full_name} · {timezone.localtime(at):%H:%M %d/%m/%Y} · {short}"


def _body(viewer: Viewer, export: CaseExport, at: datetime) -> Iterator[Block]:
    case = export.case
    yield Paragraph(f"{name_of(case.child)}. {case.get_kind_display()}. {case.get_state_display()}.")
    known = child_lines(case.child, timezone.localdate(at))
    if known:
        yield Bullets([f"{what}: {words}" for what, words in known])
    clocks = [clock_line(clock, at) for clock in reading.clocks_of(viewer, case)]
    if clocks:
        yield Heading(1, "Thời hạn của luật")
        rows = [
            [f"{line.title} ({line.article})", f"{timezone.localtime(line.due_at):%H:%M %d/%m/%Y}", line.words]
            for line in clocks
        ]
        yield Table(["Việc", "Hạn", "Tình trạng"], rows, (4, 2, 2))
    steps = reading.steps_of(viewer, case)[::-1]
    names = reading.names_of(viewer, {step.by for step in steps})
    yield Heading(1, "Đã làm")
    rows = [
        [
            f"{timezone.localtime(step.at):%H:%M %d/%m/%Y}",
            str(VERBS[step.verb].title) if step.verb in VERBS else step.get_state_display(),
            step.note or "",
            names.get(step.by, ""),
        ]
        for step in steps
    ]
    yield Table(["Lúc", "Việc", "Nội dung", "Người làm"], rows, (2, 3, 4, 2))
    for filled in reading.forms_of(viewer, case)[::-1]:
        yield from _form(filled)


def _form(filled: CaseForm) -> Iterator[Block]:
    """A form of another edition, which no definition draws any more, is named and left out."""
    yield Heading(1, filled.get_form_display())
    if filled.form in FORMS:
        yield from sections_of(FORMS[filled.form], filled.answers)
