"""An employer in words."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tuoitho.registry.forms.headcounts import CountField
from tuoitho.registry.forms.people import DayField
from tuoitho.registry.models import Employer
from tuoitho.registry.models.employers import YOUNG

_PLAIN = ("kind", "name", "address", "sector")
_SEALED = ("number", "contact", "risk")
_DAYS = ("opened_on", "closed_on")
_TRUTHS = ("small", "craft_village", "formal")
_COUNTS = ("workers", *YOUNG)
FIELDS = (*_PLAIN, *_SEALED, *_DAYS, *_TRUTHS, *_COUNTS)


class TruthField(forms.TypedChoiceField):
    """Yes, no, or not known; nothing is chosen beforehand but "not known", which is no answer."""

    def __init__(self, **more: Any) -> None:
        choices = [("", _("Chưa rõ")), ("yes", _("Có")), ("no", _("Không"))]
        super().__init__(choices=choices, required=False, empty_value=None, coerce=lambda said: said == "yes", **more)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, str) else value


class _EmployerFields(forms.Form):
    kind = forms.ChoiceField(label=_("Loại"), choices=Employer.Kind.choices, widget=forms.RadioSelect)
    name = forms.CharField(label=_("Tên cơ sở"), max_length=200)
    number = forms.CharField(
        label=_("Mã số thuế hoặc mã số hộ kinh doanh"),
        max_length=20,
        required=False,
        help_text=_("Có mã số thì nhận ra được một cơ sở dù ghi dưới nhiều tên."),
    )
    address = forms.CharField(label=_("Địa chỉ"), max_length=200, required=False)
    sector = forms.ChoiceField(
        label=_("Ngành nghề"), choices=[("", _("Chưa rõ")), *Employer.Sector.choices], required=False
    )
    opened_on = DayField(
        label=_("Hoạt động từ ngày"), required=False, help_text=_("Không rõ thì để trống: coi như đã có từ trước.")
    )
    closed_on = DayField(
        label=_("Ngừng hoạt động từ ngày"), required=False, help_text=_("Ngày đầu tiên không còn hoạt động.")
    )
    small = TruthField(label=_("Doanh nghiệp nhỏ và vừa"))
    craft_village = TruthField(label=_("Thuộc làng nghề"))
    formal = TruthField(label=_("Có đăng ký kinh doanh (khu vực chính thức)"))
    workers = CountField(label=_("Số người làm việc"))
    workers_under_13 = CountField(label=_("Trong đó chưa đủ 13 tuổi"))
    workers_13_14 = CountField(label=_("Đủ 13 đến chưa đủ 15 tuổi"))
    workers_15_17 = CountField(label=_("Đủ 15 đến chưa đủ 18 tuổi"))
    contact = forms.CharField(
        label=_("Người liên hệ, điện thoại"), max_length=200, required=False, help_text=_("Được niêm phong.")
    )
    risk = forms.CharField(
        label=_("Lưu ý về nguy cơ"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Điều thấy được, không phải lời kết luận. Không ghi tên trẻ em."),
    )

    @property
    def fields_of_employer(self) -> dict[str, object]:
        """The clean values as fields of an employer."""
        said = self.cleaned_data
        return {name: (said[name] or None) if name in _SEALED else said[name] for name in FIELDS}

    @property
    def wrong(self) -> list[tuple[forms.BoundField, Any]]:
        """Visible fields with their errors."""
        return [(field, field.errors) for field in self.visible_fields() if field.errors]


class AddEmployerForm(_EmployerFields):
    """`another` is asked only once entries of the same name were shown."""

    another = forms.BooleanField(
        label=_("Đây là cơ sở khác với các cơ sở giống tên ở trên"), required=False, widget=forms.HiddenInput
    )

    def ask_another(self) -> None:
        """Show the box."""
        self.fields["another"].widget = forms.CheckboxInput()


class EditEmployerForm(_EmployerFields):
    """The same, of a version."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    @classmethod
    def known(cls, employer: Employer) -> dict[str, object]:
        """The first values of the form."""
        return {name: getattr(employer, name) for name in (*FIELDS, "version")}

    def take_version(self, version: int) -> None:
        """Build on this version from now on: the one who types has been shown it."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]


class FindEmployersForm(forms.Form):
    """What to list."""

    find = forms.CharField(label=_("Tìm theo tên hoặc mã số"), max_length=100, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Mọi loại")), *Employer.Kind.choices], required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        choices=[
            ("", _("Tất cả")),
            ("open", _("Đang hoạt động")),
            ("closed", _("Đã ngừng")),
            ("due", _("Cam kết đến ngày xem lại")),
        ],
        required=False,
    )

    def __init__(self, data: Mapping[str, Any]) -> None:
        super().__init__({name: data.get(name, "") for name in self.base_fields})
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
        self.full_clean()

    @property
    def chosen(self) -> dict[str, str]:
        """What narrows the list."""
        return {name: value for name, value in self.cleaned_data.items() if value}
