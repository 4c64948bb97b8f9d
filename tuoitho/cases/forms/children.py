"""What is known of a child, in words: a nickname, a year or a guess are enough."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.folding import words
from tuoitho.cases.matching import Known, names, phones
from tuoitho.cases.models import Case, Child
from tuoitho.cases.models.children import KNOWN_BY
from tuoitho.organisations.models import Unit
from tuoitho.registry.forms.people import BornField

NEW = "new"
_UNKNOWN = ("", gettext_lazy("Chưa rõ"))
_YES_NO = [_UNKNOWN, ("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không"))]
_SAID = {"yes": True, "no": False}


def _words(label: Any, most: int = 120, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, **more)


def _lines(label: Any, **more: Any) -> forms.CharField:
    return _words(label, 2000, widget=forms.Textarea(attrs={"rows": 2}), **more)


class ChildForm(forms.Form):
    """Nothing is compulsory but one thing that tells who it is. `on`: today."""

    name = _words(gettext_lazy("Họ và tên"))
    nickname = _words(gettext_lazy("Tên thường gọi"))
    description = _words(
        gettext_lazy("Đặc điểm nhận ra em"),
        300,
        help_text=gettext_lazy("Khi chưa biết tên: hay có mặt ở đâu, dáng vẻ."),
    )
    born = BornField(
        label=gettext_lazy("Ngày sinh"),
        required=False,
        help_text=gettext_lazy("Ví dụ 05/09/2014; không rõ ngày thì chỉ ghi năm."),
    )
    age = forms.IntegerField(
        label=gettext_lazy("Khoảng mấy tuổi"),
        min_value=0,
        max_value=17,
        required=False,
        help_text=gettext_lazy("Khi không biết cả năm sinh."),
    )
    birth_estimated = forms.BooleanField(label=gettext_lazy("Ngày, năm sinh chỉ là ước chừng"), required=False)
    sex = forms.ChoiceField(
        label=gettext_lazy("Giới tính"),
        choices=[_UNKNOWN, ("f", gettext_lazy("Nữ")), ("m", gettext_lazy("Nam"))],
        required=False,
    )
    guardian_name = _words(gettext_lazy("Cha mẹ hoặc người chăm sóc"))
    guardian_phone = _words(gettext_lazy("Điện thoại"), 60)
    address = _words(gettext_lazy("Nơi ở"), 300)
    has_papers = forms.ChoiceField(
        label=gettext_lazy("Có giấy khai sinh hoặc giấy tờ khác"), choices=_YES_NO, required=False
    )
    in_school = forms.ChoiceField(label=gettext_lazy("Đang đi học"), choices=_YES_NO, required=False)
    schools = _words(
        gettext_lazy("Trường, lớp"), 300, help_text=gettext_lazy("Ghi hết nếu em có tên ở hai nơi; nơi cũ nếu đã nghỉ.")
    )
    family = _lines(gettext_lazy("Gia đình, hoàn cảnh"))

    def __init__(self, *args: Any, on: date, **more: Any) -> None:
        self.on = on
        super().__init__(*args, **more)

    @property
    def facts(self) -> dict[str, Any]:
        """The clean values by the names of `Child.take`."""
        said = self.cleaned_data
        plain = (
            "name",
            "nickname",
            "description",
            "sex",
            "guardian_name",
            "guardian_phone",
            "address",
            "schools",
            "family",
        )
        answers = {name: _SAID.get(said[name]) for name in ("has_papers", "in_school")}
        return {name: said[name] for name in plain} | answers | self._birth()

    @property
    def known(self) -> Known:
        """What was typed so far, to compare; a field that is wrong says nothing yet."""
        said = getattr(self, "cleaned_data", {})
        birth = self._birth()
        return Known(
            names(said.get("name"), said.get("nickname")),
            tuple(words(said.get("guardian_name") or "")),
            phones(said.get("guardian_phone") or ""),
            birth["born_on"],
            birth["birth_year"],
            said.get("sex") or "",
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if not any(said.get(name) for name in KNOWN_BY) and not set(KNOWN_BY) & set(self.errors):
            self.add_error("name", _("Hãy ghi ít nhất một điều để nhận ra em: tên, tên thường gọi hoặc đặc điểm."))
        born, age = said.get("born"), said.get("age")
        if born and ((born.on and born.on > self.on) or (born.year or 0) > self.on.year):
            self.add_error("born", _("Ngày sinh ở sau hôm nay."))
        elif born and born.year and age is not None and not 0 <= self.on.year - born.year - age <= 1:
            self.add_error("age", _("Tuổi không khớp với ngày sinh; hãy để trống một trong hai."))
        return said

    def _birth(self) -> dict[str, Any]:
        said = getattr(self, "cleaned_data", {})
        born, age = said.get("born"), said.get("age")
        if born and born.year:
            return {"born_on": born.on, "birth_year": born.year, "birth_estimated": bool(said.get("birth_estimated"))}
        year = None if age is None else self.on.year - age
        return {"born_on": None, "birth_year": year, "birth_estimated": year is not None}


class EditChildForm(ChildForm):
    """What is known, to correct. `seen`: the version that was on the page."""

    ward: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        label=gettext_lazy("Phường, xã nơi ở"), queryset=None, required=False, empty_label=gettext_lazy("Chưa rõ")
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, wards: QuerySet[Unit], **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self.fields["ward"], wards)

    @classmethod
    def of(cls, child: Child) -> dict[str, Any]:
        """The first values of the form."""
        plain = ("name", "nickname", "description", "birth_estimated", "sex", "guardian_name", "guardian_phone")
        more = ("address", "schools", "family", "ward")
        words = {True: "yes", False: "no", None: ""}
        return {name: getattr(child, name) for name in (*plain, *more)} | {
            "born": f"{child.born_on:%d/%m/%Y}" if child.born_on else child.birth_year,
            "has_papers": words[child.has_papers],
            "in_school": words[child.in_school],
            "seen": child.version,
        }

    @property
    def facts(self) -> dict[str, Any]:
        return super().facts | {"ward": self.cleaned_data["ward"]}


class OpenCaseForm(ChildForm):
    """Who it is, whether the ward knows the child already, and what the case is about. `child`: the key of a child
    known already, or `NEW`; asked only where someone is alike."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Hồ sơ về việc gì"), choices=Case.Kind.choices, widget=forms.RadioSelect
    )
    home_ward: "forms.ModelChoiceField[Unit]" = forms.ModelChoiceField(
        label=gettext_lazy("Em sống ở phường, xã nào"),
        queryset=None,
        empty_label=None,
        help_text=gettext_lazy("Nơi em sống lập kế hoạch; nơi xảy ra đánh giá. Chưa rõ thì để phường mình."),
    )
    child = forms.CharField(label=gettext_lazy("Phường đã biết em nào giống như vậy"), required=False)

    def __init__(self, *args: Any, wards: QuerySet[Unit], **more: Any) -> None:
        super().__init__(*args, **more)
        _offer(self.fields["home_ward"], wards)


class JoinCaseForm(forms.Form):
    """Whose case the report belongs to. `case`: the key of the one chosen."""

    who = forms.CharField(
        label=gettext_lazy("Tên của em hoặc số hồ sơ"),
        max_length=100,
        help_text=gettext_lazy("Không cần gõ dấu, không cần đúng thứ tự."),
    )
    case = forms.UUIDField(required=False)


def _offer(field: forms.Field, wards: QuerySet[Unit]) -> None:
    field.queryset, field.label_from_instance = wards, lambda one: one.name  # type: ignore[attr-defined]
