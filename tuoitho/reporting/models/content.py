"""What a report says: figures, passages; and what its reader remarked."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.reporting.models.cycles import Submission

# Code → title of the written parts, in the order of the paper.
SECTIONS = {
    "cases": _("Trường hợp trẻ em có nguy cơ hoặc lao động trái quy định"),
    "lessons": _("Bài học kinh nghiệm"),
    "difficulties": _("Khó khăn, vướng mắc"),
    "proposals": _("Đề xuất, kiến nghị"),
    "awards": _("Đề nghị khen thưởng"),
}
HELP_ON_CASES = _("Chỉ ghi đã báo ai, ngày nào, bao nhiêu trường hợp; không ghi tên, lớp, hoàn cảnh của trẻ em.")
"""Of the part `cases`. A school reports and the ward decides: neither child nor family is asked for it."""


Value = tuple[int | None, int | None, int | None]


class FigureTable(models.Manager["Figure"]):
    def take(self, submission: Submission, live: Mapping[str, Value]) -> list[str]:
        """Set the figures of a report to what the records say (series → low, high, denominator); returns what moved.

        A figure changed with a reason keeps its number; what stands in the records beside it is brought up to date.
        """
        known = {figure.series: figure for figure in self.filter(submission=submission)}
        moved = []
        for series, value in live.items():
            figure = known.get(series) or Figure(submission=submission, series=series)
            if series not in known or figure.live != value:
                moved.append(series)
            figure.live_low, figure.live_high, figure.live_denominator = value
            if not figure.reason:
                figure.low, figure.high, figure.denominator = value
            figure.save()
        return moved


class Figure(models.Model):
    """A series as the school reports it: from records (`live_*`, as they stood), or changed with a reason."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="figures")
    series = models.CharField(max_length=6)
    low = models.PositiveIntegerField(null=True)
    high = models.PositiveIntegerField(null=True)
    denominator = models.PositiveIntegerField(null=True)
    live_low = models.PositiveIntegerField(null=True)
    live_high = models.PositiveIntegerField(null=True)
    live_denominator = models.PositiveIntegerField(null=True)
    reason = models.TextField(blank=True)

    objects = FigureTable()

    class Meta:
        ordering = ["series"]
        constraints = [models.UniqueConstraint(fields=["submission", "series"], name="one_figure")]

    @property
    def value(self) -> Value:
        return self.low, self.high, self.denominator

    @property
    def live(self) -> Value:
        return self.live_low, self.live_high, self.live_denominator

    @property
    def answered(self) -> bool:
        return self.low is not None and self.denominator is not None


class Passage(models.Model):
    """A written part. `nothing`: "không phát sinh" is an answer, silence is not. Sealed: it may name who is praised."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="passages")
    section = models.CharField(max_length=20)
    text = EncryptedText()
    nothing = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "section"], name="one_passage")]

    @property
    def answered(self) -> bool:
        return bool(self.text.strip()) or self.nothing


class Remark(Keyed):
    """A reviewer's remark on one figure or section, and the school's answer."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="remarks")
    about = models.CharField(max_length=20)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
