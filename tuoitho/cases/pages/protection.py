"""What the page of a case's protection shows, and how its small verbs answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.cases import rules
from tuoitho.cases.actions.openings import record_opening
from tuoitho.cases.models import Case, CaseExport, Hold, Suspect
from tuoitho.cases.pages.requests import Verb
from tuoitho.cases.queries import cases as reading
from tuoitho.cases.queries import protection as kept
from tuoitho.cases.queries.requests import suspects_of
from tuoitho.organisations.queries import Viewer

VERBS: dict[str, Verb] = {
    "name_suspect": Verb(
        gettext_lazy("Người bị cho là gây hại"),
        gettext_lazy("Ghi tên"),
        gettext_lazy("Người này không được xem, sửa, nhận bản sao dữ liệu của em; yêu cầu của họ dừng lại ở Chủ tịch."),
        "shield-exclamation",
    ),
    "clear_suspect": Verb(
        gettext_lazy("Thôi coi là người gây hại"),
        gettext_lazy("Thôi coi là người gây hại"),
        gettext_lazy("Từ đây người này được xử lý như người khác. Ghi rõ căn cứ."),
        "shield-check",
    ),
    "export_case": Verb(
        gettext_lazy("Xuất hồ sơ"),
        gettext_lazy("Xuất hồ sơ"),
        gettext_lazy("Một tệp .pdf có dấu chìm trên từng trang, tự xoá sau 7 ngày. Người báo tin không có trong đó."),
        "file-earmark-lock",
    ),
    "hold_back": Verb(
        gettext_lazy("Giữ lại, chưa xoá dữ liệu nhận dạng"),
        gettext_lazy("Giữ lại"),
        gettext_lazy("Khi còn vụ án, khiếu nại hoặc việc của anh chị em cần hồ sơ này. Hết ngày ấy thì tự xoá."),
        "pause-circle",
    ),
    "release_hold": Verb(
        gettext_lazy("Thôi giữ lại"),
        gettext_lazy("Thôi giữ lại"),
        gettext_lazy("Lý do giữ không còn; dữ liệu nhận dạng được xoá theo hạn."),
        "play-circle",
    ),
}


@dataclass(frozen=True)
class ExportLine:
    """`status`: a status of the kit and its words. `taken`: (who, when)."""

    export: CaseExport
    who: str
    status: tuple[str, str]
    taken: Sequence[tuple[str, datetime]]
    may_take: bool


@dataclass(frozen=True)
class ProtectionPage:
    suspects: Sequence[Suspect]
    exports: Sequence[ExportLine]
    may_export: bool
    may_write: bool
    may_decide: bool
    hold: Hold | None
    goes_on: date | None


def protection_page(viewer: Viewer, case: Case, goes_on: date | None, at: datetime) -> ProtectionPage:
    """Six queries, whatever was exported."""
    exports = kept.exports_of(viewer, case)
    keys = {one.by for one in exports} | {taken.by for one in exports for taken in one.taken.all()}
    names = reading.names_of(viewer, keys)
    may = rules.export_case(viewer, case, at)
    return ProtectionPage(
        suspects=suspects_of(viewer, case),
        exports=[_line(one, names, may, at) for one in exports],
        may_export=may,
        may_write=case.anonymised_at is None,
        may_decide=rules.approve(viewer, case),
        hold=kept.hold_of(viewer, case, at),
        goes_on=goes_on,
    )


def act(request: Any, case: Case, verb: str, form: Form, do: Callable[[], object]) -> HttpResponse:
    """Do it when the form is whole; what was typed stays on the page whatever refuses it."""
    back = reverse("cases:protection", args=[case.key])
    if request.method == "GET":
        record_opening(case=case, by=request.viewer, at=request.at)
    if request.method == "POST" and form.is_valid():
        try:
            do()
        except NotAllowed:
            raise
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã lưu: %(step)s.") % {"step": VERBS[verb].title})
            return redirect(back)
    context = {"case": case, "protection": True, "back": back, "verb": VERBS[verb], "form": form}
    context["wrong"] = [(field, field.errors) for field in form.visible_fields() if field.errors]
    return render(request, "cases/request_step.html", context, status=400 if request.method == "POST" else 200)


def _line(export: CaseExport, names: dict[str, str], may: bool, at: datetime) -> ExportLine:
    over = export.expired_at is not None or export.expires_at <= at
    if over:
        status = ("not_applicable", _("Đã hết hạn, tệp đã xoá"))
    elif export.file_id is None:
        status = ("due", _("Đang làm"))
    else:
        until = f"{timezone.localdate(export.expires_at):%d/%m/%Y}"
        status = ("done", _("Tải được đến %(day)s") % {"day": until})
    taken = [(names.get(one.by, ""), one.at) for one in export.taken.all()]
    return ExportLine(export, names.get(export.by, ""), status, taken, may and not over and export.file_id is not None)
