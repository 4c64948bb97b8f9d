"""The goals of a draft as fields: each percentage of each target, and one blank beside them to add another."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from tuoitho.programme.forms.fields import PercentField
from tuoitho.programme.forms.rows import GoalRow, comparisons, goal_words
from tuoitho.programme.models import Clause, Target
from tuoitho.programme.rules import SERIES, GoalEdit, is_looser


class GoalsForm(forms.Form):
    """Fields ``g<target>_…`` of what is there and ``n<clause>_…`` of what may be added to a target's line."""

    clauses: Sequence[Clause]
    goals_above: Mapping[str, Target]

    def add_goals(self) -> None:
        for clause in self.clauses:
            for target in clause.targets.all():
                self._add_fields(f"g{target.pk}", target)
                self.fields[f"g{target.pk}_removed"] = forms.BooleanField(label=_("Bỏ tỷ lệ này"), required=False)
            if clause.kind == Clause.Kind.TARGET:
                self._add_fields(f"n{clause.pk}", Target(comparison=">="))

    def _add_fields(self, name: str, target: Target) -> None:
        series = [("", _("Không gắn mã")), *((code, f"{code} · {label}") for code, label in SERIES.items())]
        self.fields[f"{name}_series"] = forms.ChoiceField(
            label=_("Mã chỉ tiêu"), initial=target.series, choices=series, required=False
        )
        self.fields[f"{name}_comparison"] = forms.ChoiceField(
            label=_("So sánh"), initial=target.comparison, choices=comparisons()
        )
        self.fields[f"{name}_percent"] = PercentField(label=_("Tỷ lệ"), initial=target.percent, required=False)
        if self.goals_above:
            self.fields[f"{name}_reason"] = forms.CharField(
                label=_("Lý do, nếu thấp hơn kế hoạch cấp trên"), initial=target.reason, required=False
            )

    def check_goals(self) -> None:
        """No series twice, a number with every added one, and a reason for each looser than the goal above."""
        seen: set[str] = set()
        for name in [*(f"g{target.pk}" for target in self._kept()), *(f"n{clause.pk}" for clause in self._grown())]:
            series = self.cleaned_data.get(f"{name}_series", "")
            if series and series in seen:
                self.add_error(f"{name}_series", _("Mã này đã gắn cho một con số khác."))
            seen.add(series)
            self._check_looser(name, series)
        for clause in self._grown():
            if self.cleaned_data.get(f"n{clause.pk}_percent", "") is None:
                self.add_error(f"n{clause.pk}_percent", _("Hãy ghi tỷ lệ, hoặc để trống cả mã chỉ tiêu."))

    def _check_looser(self, name: str, series: str) -> None:
        above, words = self.goals_above.get(series), self.cleaned_data
        if above is None or f"{name}_percent" not in words or words.get(f"{name}_reason"):
            return
        if is_looser(words[f"{name}_comparison"], words[f"{name}_percent"], above.comparison, above.percent):
            self.add_error(f"{name}_reason", _("Mức này thấp hơn kế hoạch cấp trên; hãy ghi lý do, hoặc nâng mức lên."))

    def goals_edited(self) -> dict[int, GoalEdit]:
        """Target → what it shall be."""
        targets = [target for clause in self.clauses for target in clause.targets.all()]
        return {target.pk: self._goal_edit(f"g{target.pk}", target.reason) for target in targets}

    def goals_added(self) -> list[tuple[int, GoalEdit]]:
        """(line, percentage to add to it)."""
        return [(clause.pk, self._goal_edit(f"n{clause.pk}")) for clause in self._grown()]

    def goal_rows(self, clause: Clause) -> list[GoalRow]:
        return [self._goal_row(f"g{target.pk}", target) for target in clause.targets.all()]

    def blank_row(self, clause: Clause) -> GoalRow | None:
        return self._goal_row(f"n{clause.pk}", None) if clause.kind == Clause.Kind.TARGET else None

    def _kept(self) -> Iterator[Target]:
        for clause in self._standing():
            for target in clause.targets.all():
                if not self.cleaned_data.get(f"g{target.pk}_removed"):
                    yield target

    def _grown(self) -> list[Clause]:
        """Lines of targets to which something was typed in the blank."""
        words = self.cleaned_data
        return [
            clause
            for clause in self._standing()
            if words.get(f"n{clause.pk}_series") or words.get(f"n{clause.pk}_percent") is not None
        ]

    def _standing(self) -> Iterator[Clause]:
        return (clause for clause in self.clauses if not self.cleaned_data.get(f"c{clause.pk}_removed"))

    def _goal_edit(self, name: str, reason: str = "") -> GoalEdit:
        words: dict[str, Any] = self.cleaned_data
        return GoalEdit(
            words[f"{name}_series"],
            words[f"{name}_comparison"],
            words[f"{name}_percent"],
            words.get(f"{name}_reason", reason),
            removed=words.get(f"{name}_removed", False),
        )

    def _goal_row(self, name: str, target: Target | None) -> GoalRow:
        above = self.goals_above.get(target.series) if target else None
        return GoalRow(
            self[f"{name}_series"],
            self[f"{name}_comparison"],
            self[f"{name}_percent"],
            self[f"{name}_reason"] if f"{name}_reason" in self.fields else None,
            self[f"{name}_removed"] if target else None,
            goal_words(above) if above else "",
        )
