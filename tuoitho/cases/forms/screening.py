"""The screening of a child's work; every answer may be "not known" and none is given beforehand."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.cases.forms.answers import ChoiceOrUnknown, ClockField, EntryField, HoursField, YesNo
from tuoitho.cases.forms.nd56 import StepForm
from tuoitho.cases.models.screenings import BANDS, CHORE_BANDS, DAY_BANDS, WEEK_BANDS
from tuoitho.law.work import Catalogue, WorkFacts
from tuoitho.registry.forms.people import DayField

RELATIONS = [
    ("employed", gettext_lazy("Làm cho người khác, có trả công hoặc không")),
    ("family", gettext_lazy("Làm cùng gia đình, trong việc làm ăn của nhà")),
    ("own_home", gettext_lazy("Chỉ làm việc nhà")),
]
# A question in bands → the one for exact hours, which say more than the band.
HOURS = {"hours_day": "exact_day", "hours_week": "exact_week"}
GROUPS = [
    (gettext_lazy("Việc gì, ở đâu"), ("worked_on", "relation", "task", "place", "note")),
    (
        gettext_lazy("Bao lâu, lúc nào"),
        ("hours_day", "exact_day", "hours_week", "exact_week", "starts", "ends", "night", "overtime"),
    ),
    (
        gettext_lazy("Giấy tờ, sức khoẻ"),
        (
            "parental_consent",
            "written_contract",
            "health_checked",
            "health_check_on",
            "register",
            "provincial_consent",
        ),
    ),
    (gettext_lazy("Học tập và việc nhà"), ("affects_study", "chores_week")),
]
YES_NO = (
    "night",
    "overtime",
    "parental_consent",
    "written_contract",
    "health_checked",
    "register",
    "provincial_consent",
    "affects_study",
)


def _bands(bands: dict[str, Any]) -> list[tuple[str, Any]]:
    return [(code, band.label) for code, band in bands.items()]


class ScreenForm(StepForm):
    """`facts`: a record of `law.work.read_facts`, holding only what was answered."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    worked_on = DayField(
        label=gettext_lazy("Ngày làm gần nhất"),
        required=False,
        help_text=gettext_lazy("Tuổi của em và luật được tính theo ngày này."),
    )
    age = forms.IntegerField(label=gettext_lazy("Tuổi tròn vào ngày ấy"), required=False, min_value=0, max_value=120)
    relation = ChoiceOrUnknown(RELATIONS, label=gettext_lazy("Làm cho ai"))
    note = forms.CharField(
        label=gettext_lazy("Kể rõ em làm gì"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hours_day = ChoiceOrUnknown(_bands(DAY_BANDS), label=gettext_lazy("Mỗi ngày làm bao lâu"))
    exact_day = HoursField(
        24, gettext_lazy("Một ngày chỉ có 24 giờ."), label=gettext_lazy("Số giờ mỗi ngày, nếu biết chính xác")
    )
    hours_week = ChoiceOrUnknown(_bands(WEEK_BANDS), label=gettext_lazy("Mỗi tuần làm bao lâu"))
    exact_week = HoursField(
        168, gettext_lazy("Một tuần chỉ có 168 giờ."), label=gettext_lazy("Số giờ mỗi tuần, nếu biết chính xác")
    )
    starts = ClockField(label=gettext_lazy("Bắt đầu lúc"), help_text=gettext_lazy("Ví dụ 18:00."))
    ends = ClockField(label=gettext_lazy("Xong lúc"), help_text=gettext_lazy("Ví dụ 21:30."))
    night = YesNo(label=gettext_lazy("Có lúc nào làm từ 22 giờ đến 6 giờ sáng"))
    overtime = YesNo(label=gettext_lazy("Có làm thêm giờ"))
    parental_consent = YesNo(label=gettext_lazy("Cha, mẹ hoặc người giám hộ đồng ý cho làm"))
    written_contract = YesNo(label=gettext_lazy("Có hợp đồng bằng văn bản"))
    health_checked = YesNo(label=gettext_lazy("Đã từng khám sức khoẻ để làm việc này"))
    health_check_on = DayField(label=gettext_lazy("Lần khám gần nhất trước ngày làm"), required=False)
    register = YesNo(label=gettext_lazy("Người sử dụng lao động có sổ theo dõi riêng"))
    provincial_consent = YesNo(label=gettext_lazy("Có văn bản đồng ý của cơ quan lao động cấp tỉnh (chưa đủ 13 tuổi)"))
    affects_study = YesNo(label=gettext_lazy("Việc làm ảnh hưởng việc học"))
    chores_week = ChoiceOrUnknown(_bands(CHORE_BANDS), label=gettext_lazy("Việc nhà mỗi tuần"))

    def __init__(self, *args: Any, catalogue: Catalogue, today: date, knows_age: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.today, self.knows_age = today, knows_age
        self.fields["task"] = EntryField(catalogue.tasks, "tasks", label=_("Việc em làm"))
        self.fields["place"] = EntryField(catalogue.places, "places", label=_("Nơi em làm"))
        for name in ("task", "place"):
            self.fields[name].help_text = _("Gõ vài chữ rồi chọn một dòng của danh mục.")
        if knows_age:
            del self.fields["age"]

    @property
    def groups(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """Each heading with its questions."""
        for title, names in GROUPS:
            shown = [name for name in names if name in self.fields]
            if "worked_on" in shown and not self.knows_age:
                shown.insert(1, "age")
            yield title, [self[name] for name in shown]

    @property
    def offered(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """(id of the list, its entries) for the two questions that have one."""
        fields = [self.fields["task"], self.fields["place"]]
        return [(field.list_id, field.offered) for field in fields if isinstance(field, EntryField)]

    @property
    def facts(self) -> dict[str, Any]:
        said = self.cleaned_data
        record = {
            "on": _iso(said["worked_on"]),
            "age": said.get("age"),
            "relation": said["relation"],
            "task": said["task"],
            "place": said["place"],
            "from": _iso(said["starts"]),
            "to": _iso(said["ends"]),
            "health_check_on": _iso(said["health_check_on"]),
            **{name: said[name] for name in YES_NO},
            **{name: self._hours(name) for name in BANDS},
        }
        return {name: value for name, value in record.items() if value is not None}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for name, exact in HOURS.items():
            span, hours = BANDS[name].get(said.get(name) or ""), said.get(exact)
            if span and hours is not None and not span.low <= hours <= span.high:
                self.add_error(exact, _("Số giờ này không nằm trong khoảng đã chọn ở trên."))
        if not self.errors:
            self._agree_on_days(said)
            self._agree_on_hours()
            self._agree_on_the_night(said)
        return said

    def _agree_on_days(self, said: dict[str, Any]) -> None:
        on, checked = said["worked_on"], said["health_check_on"]
        if on and on > self.today:
            self.add_error("worked_on", _("Ngày này chưa đến. Hãy ghi ngày em đã làm."))
        if checked and checked > (on or self.today):
            self.add_error("health_check_on", _("Ngày khám sau ngày làm. Hãy ghi lần khám gần nhất trước ngày làm."))
        if checked and said["health_checked"] is False:
            self.add_error("health_checked", _("Đã ghi ngày khám sức khoẻ thì không thể là chưa khám lần nào."))

    def _agree_on_hours(self) -> None:
        day, week = self._hours("hours_day"), self._hours("hours_week")
        if day and week and week[1] < day[0]:
            self.add_error("hours_week", _("Số giờ một tuần ít hơn số giờ một ngày."))
        if day and week and week[0] > 7 * day[1]:
            self.add_error("hours_week", _("Số giờ một tuần nhiều hơn bảy ngày cộng lại."))
        window = self._window()
        if day and window is not None and day[0] > window:
            self.add_error("hours_day", _("Số giờ một ngày nhiều hơn khoảng từ lúc bắt đầu đến lúc xong."))

    def _agree_on_the_night(self, said: dict[str, Any]) -> None:
        if said["night"] is False and WorkFacts(starts=said["starts"], ends=said["ends"]).at_night():
            self.add_error("night", _("Giờ đã ghi có lúc nằm từ 22 giờ đến 6 giờ. Hãy xem lại một trong hai."))

    def _window(self) -> float | None:
        """Hours from the beginning to the end, past midnight when the end is not later."""
        starts, ends = self.cleaned_data["starts"], self.cleaned_data["ends"]
        if starts is None or ends is None:
            return None
        day = date(2000, 1, 1)
        length = datetime.combine(day, ends) - datetime.combine(day, starts)
        return (length if length > timedelta(0) else length + timedelta(days=1)) / timedelta(hours=1)

    def _hours(self, name: str) -> list[float] | None:
        """[least, most]: what was typed exactly, else the band."""
        exact = self.cleaned_data.get(HOURS.get(name, ""))
        if exact is not None:
            return [exact, exact]
        span = BANDS[name].get(self.cleaned_data.get(name) or "")
        return [span.low, span.high] if span else None


def _iso(value: Any) -> str | None:
    return value.isoformat() if value is not None else None
