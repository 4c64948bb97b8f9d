"""What a request about a child's data asks of who takes it in and who decides. Nothing is chosen beforehand."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.cases.forms.nd56 import StepForm
from tuoitho.cases.models import Case, DataRequest


class CaseChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Case) -> str:
        return f"{obj.number} · {obj.child.name or obj.child.nickname or '…'}"


def _lines(label: Any, required: bool = True, rows: int = 3) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, required=required, widget=forms.Textarea(attrs={"rows": rows}))


class ReceiveRequestForm(forms.Form):
    ward: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Nhận ở đâu"), queryset=None)
    asker = forms.ChoiceField(
        label=_("Ai yêu cầu"),
        choices=DataRequest.Asker.choices,
        widget=forms.RadioSelect,
        help_text=_("Trẻ em tự yêu cầu được, không cần cha mẹ đi cùng hay đồng ý."),
    )
    asker_name = forms.CharField(label=_("Họ tên người yêu cầu"), max_length=120, required=False)
    asker_contact = forms.CharField(label=_("Trả lời ở đâu, bằng cách nào"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Yêu cầu gì"), choices=DataRequest.Kind.choices, widget=forms.RadioSelect)
    about = _lines(_("Dữ liệu của em nào, theo lời người yêu cầu"), rows=2)
    wish = _lines(_("Nội dung yêu cầu"), required=False)
    case = CaseChoice(
        label=_("Hồ sơ liên quan"),
        queryset=None,
        required=False,
        empty_label=_("Chưa chọn"),
        help_text=_("Chỉ hồ sơ mà bạn trong nhóm phụ trách. Người yêu cầu không được biết là có hồ sơ hay không."),
    )

    def __init__(self, *args: Any, seats: Any, cases: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["ward"].queryset, self.fields["case"].queryset = seats, cases  # type: ignore[attr-defined]
        if len(seats) == 1:
            self.fields["ward"].initial = seats[0]
            self.fields["ward"].empty_label = None  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        if words.get("asker") != DataRequest.Asker.CHILD and not words.get("asker_name"):
            self.add_error("asker_name", _("Hãy ghi tên người yêu cầu; chỉ trẻ em tự yêu cầu thì không bắt buộc."))
        return words


class DecideRequestForm(StepForm):
    outcome = forms.ChoiceField(label=_("Quyết định"), choices=DataRequest.Outcome.choices, widget=forms.RadioSelect)
    because = forms.ChoiceField(
        label=_("Lý do, khi từ chối dù chỉ một phần"),
        choices=DataRequest.Because.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    words = _lines(_("Lời giải thích trong thư trả lời"), required=False)
    case = CaseChoice(label=_("Hồ sơ liên quan"), queryset=None, required=False, empty_label=_("Chưa chọn"))

    def __init__(self, *args: Any, cases: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["case"].queryset = cases  # type: ignore[attr-defined]


class ReasonForm(StepForm):
    note = _lines(_("Lý do"))


class AnswerRequestForm(StepForm):
    number = forms.CharField(label=_("Số văn bản trả lời"), max_length=40)


class NameSuspectForm(forms.Form):
    name = forms.CharField(label=_("Tên người bị cho là gây hại"), max_length=120)
    relation = forms.CharField(label=_("Quan hệ với em"), max_length=120, required=False)
    because = _lines(_("Vì sao cho là vậy"), required=False)


class ClearSuspectForm(forms.Form):
    note = _lines(_("Lý do"))
