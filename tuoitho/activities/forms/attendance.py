"""Everybody is present but those ticked as absent: two taps for a whole class."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_noop, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from tuoitho.activities import rules
from tuoitho.activities.forms.fields import DayField, Shown, Versioned, clause_choices, retyped
from tuoitho.activities.models import Activity
from tuoitho.activities.rules import Details
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Clause
from tuoitho.registry.queries import PersonRow

OWN_TITLE = "own"


@dataclass(frozen=True)
class Ready:
    """A title ready to be chosen. What is stored is Vietnamese, the language of the records."""

    code: str
    title: str
    kind: str
    channel: str


FOR_CLASS = (
    Ready("recognise", gettext_noop("Nhận biết và phòng ngừa lao động trẻ em"), "communication", "class_meeting"),
    Ready("rights", gettext_noop("Quyền trẻ em và Tổng đài 111"), "communication", "class_meeting"),
    Ready("safety", gettext_noop("Kỹ năng tự bảo vệ trước lôi kéo, bóc lột, mua bán"), "training", "direct"),
)
FOR_STAFF = (
    Ready("plan", gettext_noop("Phổ biến kế hoạch phòng ngừa lao động trẻ em"), "communication", "direct"),
    Ready("detect", gettext_noop("Tập huấn phát hiện và báo tin trẻ em có nguy cơ"), "training", "direct"),
)


def likeliest(titles: Sequence[Ready], told: Mapping[str, date]) -> str:
    """The code of the title not yet told, in their order; when all were, of the one told longest ago."""
    return min(titles, key=lambda one: told.get(one.title, date.min)).code


class DayForm(forms.Form):
    """The day to call; today when nothing is asked."""

    on = DayField(required=False)


class RosterForm(Shown):
    """Who of a roster was absent. `people`: the roster of the day."""

    absent = forms.MultipleChoiceField(label=_("Vắng"), required=False, widget=forms.CheckboxSelectMultiple)
    roster = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        people: Sequence[PersonRow],
        initial: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self.people = people
        self.roster_now = _digest(people)
        super().__init__(data, initial={"roster": self.roster_now, **(initial or {})}, **kwargs)
        self.fields["absent"].choices = [(str(one.key), one.name) for one in people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nobody is counted as present whom the page did not show, and somebody must be."""
        words = super().clean() or self.cleaned_data
        if words.get("roster") != self.roster_now:
            self.data = {**retyped(self), "roster": self.roster_now}
            raise forms.ValidationError(gettext("Danh sách vừa thay đổi. Hãy xem lại ai vắng rồi lưu."))
        if self.people and len(words.get("absent", ())) == len(self.people):
            raise forms.ValidationError(gettext("Mọi người đều vắng thì hoạt động không có ai dự; chưa lưu gì."))
        return words

    def rows(self) -> list[tuple[PersonRow, Any]]:
        """Each person with the box to tick when absent."""
        return list(zip(self.people, self["absent"], strict=True))

    def present(self) -> list[int]:
        """Ids of everybody on the roster but the absent."""
        absent = set(self.cleaned_data["absent"])
        return [one.id for one in self.people if str(one.key) not in absent]


class CorrectAttendanceForm(RosterForm, Versioned):
    """The same of an activity already written down."""


class TakeAttendanceForm(RosterForm):
    """A ready title or one's own, and who was absent. The day comes with the roster."""

    ready = forms.ChoiceField(
        label=pgettext_lazy("activity", "Nội dung"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn một nội dung.")},
    )
    title = forms.CharField(label=_("Nội dung khác"), max_length=200, required=False)
    clause = forms.ChoiceField(label=_("Thực hiện nội dung nào của kế hoạch"), required=False)
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        unit: Unit,
        titles: Sequence[Ready],
        clauses: Sequence[Clause],
        on: date,
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.unit, self.titles, self.on, self.today = unit, titles, on, today
        ready = [(one.code, gettext(one.title)) for one in titles]
        self.fields["ready"].choices = [*ready, (OWN_TITLE, gettext("Khác"))]  # type: ignore[attr-defined]
        self.fields["clause"].choices = clause_choices(clauses, self.initial.get("clause", ""))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if words.get("ready") == OWN_TITLE and not words.get("title"):
            self.add_error("title", gettext("Hãy ghi nội dung."))
        fault = rules.date_fault(self.unit, self.on, self.today)
        if fault:
            raise forms.ValidationError(fault)
        return words

    def more_open(self) -> bool:
        """The folded fields are shown when something of one's own stands there."""
        return bool(self.errors.get("title") or self["title"].value() or self["place"].value())

    def details(self) -> Details:
        words = self.cleaned_data
        chosen = next((one for one in self.titles if one.code == words["ready"]), None)
        title, kind, channel = (
            (chosen.title, chosen.kind, chosen.channel)
            if chosen
            else (words["title"], Activity.Kind.COMMUNICATION.value, Activity.Channel.DIRECT.value)
        )
        return Details(kind, title, self.on, channel, words["clause"], words["place"])


def _digest(people: Sequence[PersonRow]) -> str:
    keys = ",".join(sorted(str(one.key) for one in people))
    return hashlib.sha256(keys.encode()).hexdigest()[:16]
