"""A reform in words: its head, one form for each kind of step, and a table of many moves."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.organisations.forms.fields import CodeField, day, file
from tuoitho.organisations.models import Unit
from tuoitho.organisations.models.steps import Do, StepData

Known = Mapping[str, str]


class PrepareChangeForm(forms.Form):
    """What the reform is called, its legal basis, its first day."""

    title = forms.CharField(label=gettext_lazy("Tên đợt thay đổi"), max_length=200)
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Số, ký hiệu của nghị quyết hoặc quyết định."),
    )
    on_date = day(
        gettext_lazy("Có hiệu lực từ ngày"),
        help_text=gettext_lazy("Trước ngày này, mọi số liệu vẫn đọc theo đơn vị hành chính khi đó."),
    )


class StepForm(forms.Form):
    """One step. `known`: code → name of the units that it may speak of; `step` is what it means."""

    def __init__(self, *args: Any, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = known
        for name, label in self.codes().items():
            self.fields[name] = CodeField(label, known, required=name != "parent" or self.parent_required)

    do: str
    parent_required = True

    def codes(self) -> dict[str, Any]:
        return {"unit": gettext_lazy("Mã đơn vị")}

    @property
    def step(self) -> StepData:
        return {"do": self.do, **self.cleaned_data}


class FoundForm(StepForm):
    do = Do.FOUND.value
    parent_required = False
    unit = forms.CharField(label=gettext_lazy("Mã đơn vị mới"), max_length=20)
    name = forms.CharField(label=gettext_lazy("Tên đơn vị mới"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Loại đơn vị"), choices=Unit.Kind.choices, initial=Unit.Kind.WARD)
    level = forms.ChoiceField(
        label=gettext_lazy("Cấp học"),
        choices=[("", gettext_lazy("Không phải trường")), *Unit.Level.choices],
        required=False,
    )
    public = forms.BooleanField(label=gettext_lazy("Công lập"), required=False, initial=True)

    def codes(self) -> dict[str, Any]:
        return {"parent": gettext_lazy("Mã đơn vị cấp trên")}

    def clean_unit(self) -> str:
        code = str(self.cleaned_data["unit"])
        if code in self.known:
            raise ValidationError(_("Mã này đã có đơn vị dùng."))
        return code

    def clean(self) -> None:
        if self.cleaned_data.get("kind") == Unit.Kind.SCHOOL and not self.cleaned_data.get("level"):
            self.add_error("level", _("Trường phải có cấp học."))


class CloseForm(StepForm):
    do = Do.CLOSE.value


class RenameForm(StepForm):
    do = Do.RENAME.value
    name = forms.CharField(label=gettext_lazy("Tên mới"), max_length=200)


class MoveForm(StepForm):
    do = Do.MOVE.value

    def codes(self) -> dict[str, Any]:
        return {"unit": gettext_lazy("Mã đơn vị"), "parent": gettext_lazy("Chuyển về đơn vị (mã)")}


class MergeForm(StepForm):
    do = Do.MERGE.value
    units = forms.CharField(
        label=gettext_lazy("Các đơn vị được sáp nhập (mã, cách nhau bằng dấu phẩy)"),
        help_text=gettext_lazy("Các đơn vị này thôi tồn tại, trừ đơn vị nhận; đơn vị trực thuộc về đơn vị nhận."),
    )

    def codes(self) -> dict[str, Any]:
        return {"into": gettext_lazy("Mã đơn vị nhận")}

    def clean_units(self) -> list[str]:
        codes = [code.strip() for code in self.cleaned_data["units"].split(",") if code.strip()]
        if unknown := [code for code in codes if code not in self.known]:
            raise ValidationError(_("Không có đơn vị nào mang mã “%(code)s”.") % {"code": ", ".join(unknown)})
        return codes


class SplitForm(StepForm):
    """Which part each unit below goes to: one question a unit. `children`: code → name."""

    do = Do.SPLIT.value

    def __init__(self, *args: Any, unit: str, children: Known, known: Known, **kwargs: Any) -> None:
        super().__init__(*args, known=known, **kwargs)
        self.unit, self.children = unit, children
        for code, name in children.items():
            self.fields[f"to_{code}"] = CodeField(f"{name} ({code})", known)

    def codes(self) -> dict[str, Any]:
        return {}

    @property
    def step(self) -> StepData:
        into: dict[str, list[str]] = {}
        for code in self.children:
            into.setdefault(self.cleaned_data[f"to_{code}"], []).append(code)
        return {"do": self.do, "unit": self.unit, "into": into}


class TableForm(forms.Form):
    """The table of which unit goes where."""

    table = file(gettext_lazy("Bảng phân công đơn vị (.xlsx hoặc .csv)"), ".xlsx,.csv")


STEP_FORMS: dict[str, type[StepForm]] = {
    Do.FOUND: FoundForm,
    Do.MOVE: MoveForm,
    Do.RENAME: RenameForm,
    Do.MERGE: MergeForm,
    Do.SPLIT: SplitForm,
    Do.CLOSE: CloseForm,
}


def without(steps: Sequence[StepData], place: int) -> list[StepData]:
    """The steps without the one at a place."""
    return [step for number, step in enumerate(steps) if number != place]
