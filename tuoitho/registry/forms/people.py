"""Pupils, staff and classes in words."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tuoitho.organisations.forms.fields import within_memory
from tuoitho.organisations.models import User
from tuoitho.registry.models import LeftBecause, Pupil, SchoolClass, StaffMember
from tuoitho.registry.models.staff_intake import teaching
from tuoitho.registry.reader.dates import read_born

PUPIL_REASONS = LeftBecause.choices
STAFF_REASONS = [
    ("moved", _("Chuyển công tác")),
    ("retired", _("Nghỉ hưu")),
    ("left", _("Thôi việc")),
    ("error", _("Ghi nhầm vào danh sách")),
    ("other", _("Lý do khác")),
]


class DayField(forms.DateField):
    """A day as people type it: 05/09/2014."""

    default_validators = [within_memory]

    def __init__(self, **more: Any) -> None:
        widget = forms.DateInput(format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": _("ngày/tháng/năm")})
        super().__init__(input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"], widget=widget, **more)


class BornField(forms.CharField):
    """A day of birth, or the year alone: gives a `Born`."""

    def clean(self, value: Any) -> Any:
        born = read_born(super().clean(value) or None)
        if born.wrong:
            raise forms.ValidationError(_("Hãy ghi ngày sinh như 05/09/2014, hoặc chỉ ghi năm."))
        return born


class _PupilFields(forms.Form):
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    born = BornField(label=_("Ngày sinh"), help_text=_("Ví dụ 05/09/2014; không rõ ngày thì chỉ ghi năm."))
    sex = forms.ChoiceField(label=_("Giới tính"), choices=[("", "–"), ("m", _("Nam")), ("f", _("Nữ"))], required=False)
    code = forms.CharField(label=_("Mã định danh"), max_length=40, required=False)
    guardian_name = forms.CharField(label=_("Cha mẹ hoặc người giám hộ"), max_length=120, required=False)
    guardian_phone = forms.CharField(label=_("Điện thoại"), max_length=40, required=False)
    home_ward = forms.CharField(label=_("Phường, xã nơi ở"), max_length=60, required=False)

    @property
    def fields_of_pupil(self) -> dict[str, object]:
        """The clean values as fields of a pupil; what is blank is None where the store says so."""
        said = self.cleaned_data
        sealed = {name: said[name] or None for name in ("code", "guardian_name", "guardian_phone")}
        plain = {"name": said["name"], "sex": said["sex"], "home_ward": said["home_ward"]}
        return {**plain, **sealed, "born_on": said["born"].on, "birth_year": said["born"].year}


class EnrolForm(_PupilFields):
    """A pupil joins a class."""

    starts_on = DayField(label=_("Vào lớp từ ngày"))


class EditPupilForm(_PupilFields):
    """What is known of a pupil."""

    @classmethod
    def known(cls, pupil: Pupil) -> dict[str, object]:
        """The first values of the form."""
        born = pupil.born_on.strftime("%d/%m/%Y") if pupil.born_on else pupil.birth_year
        names = ("name", "sex", "code", "guardian_name", "guardian_phone", "home_ward")
        return {name: getattr(pupil, name) for name in names} | {"born": born}


class MovePupilForm(forms.Form):
    """To another class."""

    to: "forms.ModelChoiceField[SchoolClass]" = forms.ModelChoiceField(label=_("Lớp mới"), queryset=None)
    on = DayField(label=_("Từ ngày"))

    def __init__(self, *args: Any, classes: QuerySet[SchoolClass], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["to"]
        field.queryset, field.label_from_instance = classes, lambda one: one.name  # type: ignore[attr-defined]


class ReleasePupilForm(forms.Form):
    """A pupil leaves."""

    because = forms.ChoiceField(label=_("Lý do"), choices=PUPIL_REASONS, widget=forms.RadioSelect)
    on = DayField(label=_("Từ ngày"), help_text=_("Ngày đầu tiên em không còn trong danh sách."))


class ReleaseStaffForm(forms.Form):
    """Someone leaves the staff."""

    because = forms.ChoiceField(label=_("Lý do"), choices=STAFF_REASONS, widget=forms.RadioSelect)
    on = DayField(label=_("Từ ngày"), help_text=_("Ngày đầu tiên người ấy không còn trong danh sách."))


class _StaffFields(forms.Form):
    name = forms.CharField(label=_("Họ và tên"), max_length=120)
    position = forms.CharField(label=_("Chức vụ, vị trí việc làm"), max_length=60)
    code = forms.CharField(label=_("Mã định danh"), max_length=40, required=False)

    @property
    def fields_of_member(self) -> dict[str, object]:
        said = self.cleaned_data
        position = said["position"]
        return {"name": said["name"], "position": position, "teaches": teaching(position), "code": said["code"] or None}


class AddStaffForm(_StaffFields):
    """Someone joins the staff."""

    starts_on = DayField(label=_("Trong danh sách từ ngày"))


class EditStaffForm(_StaffFields):
    """What is known of a staff member."""

    @classmethod
    def known(cls, member: StaffMember) -> dict[str, object]:
        return {name: getattr(member, name) for name in ("name", "position", "code")}


class ClassForm(forms.Form):
    """A class and its teacher."""

    name = forms.CharField(label=_("Tên lớp"), max_length=20, help_text=_("Ví dụ 4A1."))
    teacher: "forms.ModelChoiceField[User]" = forms.ModelChoiceField(
        label=_("Giáo viên chủ nhiệm"), queryset=None, required=False, empty_label="–"
    )

    def __init__(self, *args: Any, teachers: QuerySet[User], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["teacher"]
        field.queryset, field.label_from_instance = teachers, lambda one: one.full_name  # type: ignore[attr-defined]
