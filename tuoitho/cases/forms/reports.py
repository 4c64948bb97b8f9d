"""What staff say they saw, and what those who receive reports say they do. Nothing is answered in advance."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.forms.nd56 import StepForm
from tuoitho.cases.models import Answer, Report
from tuoitho.cases.models.reports import EndedBecause, PassedTo
from tuoitho.organisations.models import Unit
from tuoitho.registry.forms.people import DayField
from tuoitho.registry.queries import PersonRow

UNKNOWN = "unknown"
_SEX = [("Nam", _("Nam")), ("Nữ", _("Nữ")), ("Không biết", _("Không biết"))]
_FORM_01 = (
    "child_name",
    "child_born",
    "child_sex",
    "done_before",
    "outlook",
    "father",
    "mother",
    "family",
    "caregiver",
)
MOMENT = ["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M"]


def moment_field(label: Any, **more: Any) -> forms.DateTimeField:
    """An hour and a day as people type them: 08:30 09/11/2024."""
    widget = forms.DateTimeInput(format=MOMENT[0], attrs={"placeholder": "08:30 09/11/2024", "autocomplete": "off"})
    return forms.DateTimeField(label=label, input_formats=MOMENT, widget=widget, **more)


def _radio(label: Any, choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.RadioSelect, **more)


def _words(label: Any, rows: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **{"max_length": 8000, **more})


def _line(label: Any, max_length: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=max_length, required=False)


class _Told(forms.Form):
    """What every report asks, whoever writes it down. `extra_wards`: answers beside the wards there are."""

    extra_wards: Sequence[tuple[str, Any]] = ()

    danger = _radio(_("Em có đang gặp nguy hiểm không?"), Answer.choices)
    saw = _words(_("Bạn thấy gì?"), 5)
    ward = forms.ChoiceField(label=_("Ở phường nào?"))
    place = forms.CharField(label=_("Chỗ nào?"), max_length=300, help_text=_("Số nhà, ngõ, gần đâu."))
    concern = _radio(
        _("Người bị cho là gây hại có làm ở trường, phường hay công an không?"),
        Report.Concern.choices,
        help_text=_("Nếu có, tin không đi qua nơi đó."),
    )
    trafficking = _radio(_("Có dấu hiệu em bị mua bán không?"), Answer.choices)
    child_name = forms.CharField(
        label=_("Tên em, hoặc tên mọi người hay gọi (nếu biết)"), max_length=120, required=False
    )
    child_born = _line(_("Khoảng mấy tuổi, hoặc ngày sinh (nếu biết)"), max_length=60)
    child_sex = _radio(_("Giới tính"), _SEX, required=False)
    done_before = _words(_("Đã có ai giúp em việc gì chưa?"), 2, required=False)

    def __init__(self, *args: Any, wards: QuerySet[Unit], **more: Any) -> None:
        super().__init__(*args, **more)
        self.wards = {ward.code: ward for ward in wards}
        names = [(code, ward.name) for code, ward in self.wards.items()]
        self.fields["ward"].choices = [("", _("Chọn phường")), *names, *self.extra_wards]  # type: ignore[attr-defined]

    @property
    def chosen_ward(self) -> Unit | None:
        return self.wards.get(self.cleaned_data["ward"])

    def told(self, **more: Any) -> dict[str, Any]:
        """What the action keeps: columns of the report, and the answers of form 01 by their codes."""
        said = self.cleaned_data
        answers = {code: said[code] for code in _FORM_01 if said.get(code)}
        columns = {name: said[name] for name in ("saw", "place", "danger", "concern", "trafficking")}
        return {**columns, "answers": answers, **more}


class FileReportForm(_Told):
    """ "Tôi thấy", on a phone. `people`: the pupils of the class that was chosen, if one was."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    noticed_on = DayField(label=_("Thấy ngày nào?"))
    noticed_time = forms.TimeField(
        label=_("Khoảng mấy giờ?"),
        input_formats=["%H:%M", "%H"],
        widget=forms.TextInput(attrs={"placeholder": "16:30"}),
    )
    pupil = forms.ChoiceField(label=_("Em trong lớp của bạn"), required=False)
    named = _radio(_("Ghi tên bạn vào Mẫu 01 gửi phường?"), [("yes", _("Có")), ("no", _("Không, chỉ ghi tên trường"))])
    extra_wards = [(UNKNOWN, _("Không rõ phường nào"))]
    field_order = (
        "danger",
        "saw",
        "ward",
        "place",
        "noticed_on",
        "noticed_time",
        "pupil",
        "child_name",
        "child_born",
        "child_sex",
        "concern",
        "trafficking",
        "done_before",
        "named",
    )

    def __init__(self, *args: Any, people: Sequence[PersonRow], **more: Any) -> None:
        more["initial"] = {"key": uuid4(), **more.get("initial", {})}
        super().__init__(*args, **more)
        if people:
            rows = [(str(row.key), row.name) for row in people]
            self.fields["pupil"].choices = [("", _("Không phải em nào trong danh sách")), *rows]  # type: ignore[attr-defined]
        else:
            del self.fields["pupil"]

    @property
    def noticed_at(self) -> datetime:
        said = self.cleaned_data
        return timezone.make_aware(datetime.combine(said["noticed_on"], said["noticed_time"]))


class ReceiveReportForm(_Told):
    """What came by telephone, in person or by letter: the questions of form 01."""

    channel = _radio(
        _("Nhận tin bằng cách nào?"),
        [(one.value, one.label) for one in (Report.Channel.PHONE, Report.Channel.IN_PERSON, Report.Channel.LETTER)],
    )
    received_at = moment_field(
        _("Nhận lúc"), help_text=_("Giờ và ngày, ví dụ 08:30 09/11/2024. Hạn 12 giờ tính từ lúc này.")
    )
    outlook = _words(_("Phỏng đoán hậu quả nếu không được hỗ trợ"), 2, required=False)
    father = _line(_("Cha: họ tên, tuổi, nghề nghiệp"), max_length=300)
    mother = _line(_("Mẹ: họ tên, tuổi, nghề nghiệp"), max_length=300)
    family = _words(_("Hoàn cảnh gia đình"), 2, required=False)
    caregiver = _line(_("Người đang chăm sóc trẻ em"), max_length=300)
    reporter_name = forms.CharField(
        label=_("Họ tên người cung cấp thông tin (nếu đồng ý)"), max_length=120, required=False
    )
    reporter_contact = _line(_("Điện thoại, địa chỉ (nếu đồng ý)"), max_length=300)
    field_order = ("channel", "received_at", "danger", "saw", "ward", "place", "child_name", "child_born", "child_sex")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["saw"].label = _("Nội dung tin, tình trạng của em")


class WordsForm(StepForm):
    """Why, or what was done."""

    note = _words(_("Ghi rõ"), 4, max_length=4000)

    def __init__(self, *args: Any, label: Any = "", **more: Any) -> None:
        super().__init__(*args, **more)
        if label:
            self.fields["note"].label = label


class ForwardForm(WordsForm):
    to: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Chuyển đến"), queryset=None, to_field_name="code")
    field_order = ("to", "note", "seen")

    def __init__(self, *args: Any, targets: QuerySet[Unit], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["to"].queryset = targets  # type: ignore[attr-defined]
        self.fields["to"].label_from_instance = lambda unit: unit.name  # type: ignore[attr-defined]


class PassOnForm(WordsForm):
    to = _radio(_("Cơ quan nhận"), PassedTo.choices)
    field_order = ("to", "note", "seen")


class ProposeEndForm(WordsForm):
    reason = _radio(_("Lý do đóng tin"), EndedBecause.choices)
    field_order = ("reason", "note", "seen")


class AnswerForm(StepForm):
    """A paper answer: its number and day."""

    number = forms.CharField(label=_("Số, ký hiệu văn bản"), max_length=40)
    on = DayField(label=_("Ngày văn bản"))


class HandOriginalForm(forms.Form):
    reason = _words(_("Giao cho ai, theo yêu cầu nào"), 3, max_length=2000)
