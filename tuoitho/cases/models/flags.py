"""Early warning: a card a pupil, what was done, and how it is weighed. A card is no label and ends by itself."""

from datetime import date, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedData
from tuoitho.base.models import Keyed
from tuoitho.cases.models.weighing import DEFAULT_LEAST, DEFAULT_LIMIT, Weighed, Weights
from tuoitho.cases.workflow import FlagState
from tuoitho.organisations.models import Unit
from tuoitho.registry.models import Enrolment, Pupil, SchoolClass

STATES = [
    (FlagState.OPEN, _("Chờ làm")),
    (FlagState.ACTING, _("Đang theo dõi")),
    (FlagState.CHECKED, _("Đã xem lại")),
    (FlagState.DISMISSED, _("Đã bỏ thẻ")),
    (FlagState.EXPIRED, _("Hết hạn")),
]
STANDING = (FlagState.OPEN, FlagState.ACTING)
TEST_WORK = "cases.back_test"
LIFE = timedelta(days=60)
ACT_WITHIN = timedelta(days=7)
CHECK_WITHIN = timedelta(days=30)
GRACE = timedelta(days=14)
REST = timedelta(days=30)
"""A card lives 60 days, and 14 more than its check-back. Closed, it is kept 30 more, in which the same facts bring no
new one."""


class Outcome(models.TextChoices):
    """What came of it."""

    BETTER = "better", _("Khá hơn: em đi học đều, theo kịp")
    SAME = "same", _("Vẫn như cũ, cần theo tiếp")
    REPORTED = "reported", _("Có dấu hiệu phải làm việc, đã báo tin đến phường")
    LEFT = "left", _("Em đã rời trường")
    FALSE_ALARM = "false_alarm", _("Báo nhầm: không có gì phải lo")


class Deed(models.TextChoices):
    """What the school did. None of it asks a child out, warns a home or goes to an employer."""

    ASKED = "asked", _("Đã hỏi lý do nghỉ như với mọi em")
    TUTORED = "tutored", _("Đã sắp xếp phụ đạo, bạn kèm bạn")
    SUPPORTED = "supported", _("Đã làm hồ sơ miễn, giảm học phí, học bổng hoặc hỗ trợ khác")
    FOCAL = "focal", _("Đã bàn với cán bộ đầu mối, tư vấn học đường hoặc y tế trường")
    WATCHED = "watched", _("Quan sát thêm ở lớp, điểm danh đều")
    REPORTED = "reported", _("Đã báo tin đến phường")


class NotNeeded(models.TextChoices):
    """Why a card is dismissed."""

    KNOWN = "known", _("Đã rõ lý do: ốm, việc gia đình, có phép")
    WRONG = "wrong", _("Dữ liệu ghi nhầm")
    FOLLOWED = "followed", _("Đang được theo dõi theo cách khác")
    OTHER = "other", _("Lý do khác, ghi ở dưới")


class FlagRows(models.QuerySet["Flag"]):
    def standing(self) -> Self:
        return self.filter(state__in=STANDING)

    def within(self, classes: models.QuerySet[SchoolClass], on: date) -> Self:
        """Whose pupil sits in one of these classes that day, at the school that keeps the card."""
        here = Enrolment.objects.on(on).filter(pupil=OuterRef("pupil"), unit=OuterRef("unit"), school_class__in=classes)
        return self.filter(Exists(here))


class Flag(Keyed):
    """A card: why (`reasons`, code → amount, sealed), who sees it (class and teacher are those of the pupil's roll of
    the day), by when (`due_on`), check-back (`check_on`), what came of it (`outcome`).

    From `expires_on` on nothing in it tells of a child: pupil, reasons, points and what was said are erased.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=STATES, default=FlagState.OPEN)
    reasons = EncryptedData(null=True)
    points = models.PositiveSmallIntegerField(default=0)
    raised_on = models.DateField()
    due_on = models.DateField()
    check_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField()
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar = FlagRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pupil"], condition=Q(state__in=STANDING), name="one_standing_flag")
        ]
        indexes: ClassVar = [
            models.Index(fields=["unit", "state", "due_on", "id"], name="flag_unit_state"),
            models.Index(fields=["expires_on"], condition=Q(pupil__isnull=False), name="flag_expires"),
        ]

    def forget(self) -> None:
        """Leave nothing of the child: neither here nor in what was said. Saves."""
        self.pupil, self.reasons, self.points = None, None, 0
        self.version += 1
        self.save()
        self.steps.update(said=None)


class FlagStep(models.Model):
    """One verb on a card: who, when, to which state. Never changed; `said` (codes and words, sealed) goes with the
    card's reasons."""

    flag = models.ForeignKey(Flag, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=STATES)
    said = EncryptedData(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)


class FlagWeights(Keyed):
    """Weights as a department set them, with its reason. The latest counts; the earlier ones stay."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    points = models.JSONField()
    least = models.PositiveSmallIntegerField(default=DEFAULT_LEAST)
    reason = models.CharField(max_length=400)
    set_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "-id"], name="flag_weights_unit")]

    @property
    def weights(self) -> Weights:
        return Weights(self.points, self.least)


class FlagLimit(models.Model):
    """How many cards one person of a school can follow at once, as its focal person said. The latest counts."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    per_person = models.PositiveSmallIntegerField(default=DEFAULT_LIMIT)
    set_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    @classmethod
    def of(cls, unit_id: int) -> int:
        """The limit in force."""
        last = cls.objects.filter(unit=unit_id).order_by("-pk").first()
        return last.per_person if last else DEFAULT_LIMIT


class BackTest(Keyed):
    """What the weights would have shown: numbers only.

    On `on_date` of a school year: `followed` pupils at most, as many as the schools can follow, would have had a card;
    `happened`: pupils who left school or were reported from then until the year's end; `hits`: both. `weights` None:
    those the product came with.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    school_year = models.PositiveSmallIntegerField()
    on_date = models.DateField()
    weights = models.ForeignKey(FlagWeights, on_delete=models.PROTECT, null=True, related_name="+")
    schools = models.PositiveIntegerField()
    pupils = models.PositiveIntegerField()
    followed = models.PositiveIntegerField()
    hits = models.PositiveIntegerField()
    happened = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["unit", "-id"], name="back_test_unit")]


def plain(one: Weighed) -> dict[str, float | list[str]]:
    """Reasons as a card keeps them."""
    return {code: list(amount) if isinstance(amount, tuple) else amount for code, amount in one.reasons.items()}
