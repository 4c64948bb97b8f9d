"""The draft as one form: its head, every line, every goal, and what was not understood."""

from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from tuoitho.programme.forms.fields import LinesField
from tuoitho.programme.forms.goals import GoalsForm
from tuoitho.programme.forms.rows import LineRow, Section, titles
from tuoitho.programme.models import Clause, Plan, Target
from tuoitho.programme.rules import ClauseEdit, Correction

Kind = Clause.Kind
_HEADS = (Kind.OBJECTIVE, Kind.TASK)
_DONE_BY = (Kind.ITEM, Kind.DUTY)
_DATES = ["%d/%m/%Y", "%Y-%m-%d"]


def _date_input() -> forms.DateInput:
    return forms.DateInput({"placeholder": gettext_lazy("ngày/tháng/năm"), "autocomplete": "off"}, "%d/%m/%Y")


class CorrectForm(GoalsForm):
    """`goals_above`: series → target carried out. After `is_valid`: `correction`. `wide`: fields that take a line."""

    wide = frozenset({"title", "report_to", "report_address", "basis", "recipients"})

    version = forms.IntegerField(widget=forms.HiddenInput)
    number = forms.CharField(label=gettext_lazy("Số, ký hiệu"), max_length=60, required=False)
    signed_on = forms.DateField(
        label=gettext_lazy("Ngày ban hành"), required=False, input_formats=_DATES, widget=_date_input()
    )
    place = forms.CharField(label=gettext_lazy("Địa danh"), max_length=100, required=False)
    title = forms.CharField(label=gettext_lazy("Trích yếu"), widget=forms.Textarea(attrs={"rows": 3}))
    from_year = forms.IntegerField(label=gettext_lazy("Từ năm"), min_value=2000, max_value=2100)
    to_year = forms.IntegerField(label=gettext_lazy("Đến năm"), min_value=2000, max_value=2100)
    horizon = forms.IntegerField(
        label=gettext_lazy("Định hướng đến năm"), min_value=2000, max_value=2100, required=False
    )
    report_day = forms.IntegerField(label=gettext_lazy("Báo cáo trước ngày"), min_value=1, max_value=31)
    report_month = forms.IntegerField(label=gettext_lazy("Tháng"), min_value=1, max_value=12)
    report_to = forms.CharField(label=gettext_lazy("Gửi báo cáo về"), max_length=200, required=False)
    report_address = forms.CharField(label=gettext_lazy("Địa chỉ nhận báo cáo"), max_length=200, required=False)
    signatory = forms.CharField(label=gettext_lazy("Người ký"), max_length=120, required=False)
    basis = LinesField(label=gettext_lazy("Văn bản được thực hiện, mỗi dòng một số"), required=False)
    recipients = LinesField(label=gettext_lazy("Nơi nhận, mỗi dòng một nơi"), required=False)

    def __init__(
        self,
        plan: Plan,
        clauses: Sequence[Clause],
        goals_above: Mapping[str, Target],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        self.header_names = tuple(name for name in self.base_fields if name != "version")
        initial = {name: getattr(plan, name) for name in (*self.header_names, "version")}
        super().__init__(data, initial=initial)
        self.plan, self.clauses, self.goals_above = plan, list(clauses), goals_above
        for clause in self.clauses:
            self._add_line(clause)
        self.add_goals()
        for n, text in enumerate(plan.unread):
            self.fields[f"u{n}"] = forms.ChoiceField(label=text, choices=self._places, required=False)
        self._dress()

    def _dress(self) -> None:
        for bound in self.visible_fields():
            widget = bound.field.widget
            chosen = "form-select" if isinstance(widget, forms.Select) else "form-control"
            ticked = isinstance(widget, forms.CheckboxInput)
            widget.attrs.setdefault("class", "form-check-input" if ticked else chosen)

    def _add_line(self, clause: Clause) -> None:
        name, label = f"c{clause.pk}", f"{clause.address} · {clause.get_kind_display()}"
        rows = max(1, min(6, len(clause.text) // 70 + 1))
        text = forms.CharField(label=label, initial=clause.text, widget=forms.Textarea(attrs={"rows": rows}))
        self.fields[f"{name}_text"] = text
        if clause.kind not in _HEADS:
            self.fields[f"{name}_removed"] = forms.BooleanField(label=_("Bỏ dòng này"), required=False)
        if clause.kind == Kind.TASK:
            widget = forms.Textarea(attrs={"rows": 2})
            self.fields[f"{name}_added"] = LinesField(
                label=_("Thêm việc, mỗi dòng một việc"), required=False, widget=widget
            )
        if clause in self._parties:
            self.fields[f"{name}_party"] = forms.CharField(
                label=_("Bên thực hiện"), initial=clause.party, max_length=200
            )
        if self.plan.carries_out_id and clause.kind in _DONE_BY:
            self.fields[f"{name}_due_on"] = forms.DateField(
                label=_("Hạn"), initial=clause.due_on, required=False, input_formats=_DATES,
                widget=_date_input(),
            )  # fmt: skip
            self.fields[f"{name}_responsible"] = forms.CharField(
                label=_("Người phụ trách"), initial=clause.responsible or "", max_length=120, required=False
            )

    @cached_property
    def _parties(self) -> list[Clause]:
        """The first duty of each party, where the party's name is changed."""
        duties = [clause for clause in self.clauses if clause.kind == Kind.DUTY]
        return [next(group) for _place, group in groupby(duties, key=lambda clause: clause.place)]

    @cached_property
    def _places(self) -> list[tuple[str, str]]:
        """Where a line that was not understood may go."""
        return [
            ("", _("Để nguyên, chưa gắn")),
            *((f"{kind}@{place}", label) for kind, place, label in self._open_places()),
        ]

    def _open_places(self) -> Iterator[tuple[str, str, str]]:
        yield Kind.GENERAL, "I.1", _("Mục tiêu chung")
        for clause in self.clauses:
            if clause.kind == Kind.OBJECTIVE:
                yield Kind.TARGET, clause.address, _("Chỉ tiêu của: %(title)s") % {"title": clause.text[:60]}
            elif clause.kind == Kind.TASK:
                yield Kind.ITEM, clause.address, _("Việc của: %(title)s") % {"title": clause.text[:60]}
            elif clause in self._parties:
                yield Kind.DUTY, clause.place, _("Trách nhiệm của: %(title)s") % {"title": clause.party[:60]}
        yield Kind.OUTLOOK, "I.3", _("Định hướng")
        yield Kind.OBJECTIVE, "I.2", _("Một mục tiêu cụ thể mới")
        yield Kind.TASK, "II", _("Một nhiệm vụ mới")
        yield Kind.FUNDING, "III", _("Kinh phí")
        yield Kind.REPORT, "V", _("Báo cáo")
        yield Kind.HAND_DOWN, "V", pgettext("clause", "Chuyển kế hoạch")

    def clean(self) -> dict[str, Any]:
        words = self.cleaned_data
        if words.get("from_year", 0) > words.get("to_year", 9999):
            self.add_error("to_year", _("Năm kết thúc đứng trước năm bắt đầu."))
        if words.get("report_day", 1) > monthrange(2024, words.get("report_month", 1))[1]:
            self.add_error("report_day", _("Tháng ấy không có ngày này."))
        self.check_goals()
        return words

    @property
    def correction(self) -> Correction:
        words = self.cleaned_data
        return Correction(
            version=words["version"],
            header={name: words[name] for name in self.header_names},
            clauses={clause.pk: self._clause_edit(clause) for clause in self.clauses},
            goals=self.goals_edited(),
            new_goals=self.goals_added(),
            placed={n: place for n in range(len(self.plan.unread)) if (place := words.get(f"u{n}"))},
            added=[(c.address, text) for c in self.clauses for text in words.get(f"c{c.pk}_added") or []],
        )

    def _clause_edit(self, clause: Clause) -> ClauseEdit:
        words, name = self.cleaned_data, f"c{clause.pk}"
        first = next((head for head in self._parties if head.place == clause.place), None)
        return ClauseEdit(
            text=words[f"{name}_text"],
            party=words[f"c{first.pk}_party"] if first and clause.kind == Kind.DUTY else clause.party,
            due_on=words.get(f"{name}_due_on", clause.due_on),
            responsible=words.get(f"{name}_responsible", clause.responsible or ""),
            removed=words.get(f"{name}_removed", False),
        )

    def _row(self, clause: Clause) -> LineRow:
        def bound(part: str) -> BoundField | None:
            name = f"c{clause.pk}_{part}"
            return self[name] if name in self.fields else None

        return LineRow(
            clause,
            text=self[f"c{clause.pk}_text"],
            removed=bound("removed"),
            party=bound("party"),
            due_on=bound("due_on"),
            responsible=bound("responsible"),
            added=bound("added"),
            goals=self.goal_rows(clause),
            new_goal=self.blank_row(clause),
        )

    @property
    def header(self) -> list[BoundField]:
        return [self[name] for name in self.header_names]

    @property
    def unread(self) -> list[BoundField]:
        return [self[f"u{n}"] for n in range(len(self.plan.unread))]

    @property
    def sections(self) -> list[Section]:
        """The lines under the headings of an official plan; what holds an error stands open."""
        wrong = {name.partition("_")[0] for name in self.errors} if self.is_bound else set()
        return [
            Section(title, rows, any(self._names(row.clause) & wrong for row in rows))
            for title, kinds in titles()
            if (rows := [self._row(clause) for clause in self.clauses if clause.kind in kinds])
        ]

    @staticmethod
    def _names(clause: Clause) -> set[str]:
        return {f"c{clause.pk}", f"n{clause.pk}", *(f"g{target.pk}" for target in clause.targets.all())}

    def differences(self) -> list[tuple[str, Any, Any]]:
        """(field, as stored now, as typed here) wherever the two differ, to be seen before one replaces the other."""
        names = [name for name in self.changed_data if name != "version"]
        return [(str(self.fields[name].label), self._shown(name, stored=True), self._shown(name)) for name in names]

    def _shown(self, name: str, *, stored: bool = False) -> Any:
        value = self.get_initial_for_field(self.fields[name], name) if stored else self[name].data
        return self.fields[name].prepare_value(value)
