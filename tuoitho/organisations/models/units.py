"""Units over time: names and parents from–to (half open), and the changes that made them."""

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.folding import fold
from tuoitho.base.models import Keyed


class OnDate(models.QuerySet):
    """Rows in force on a date: from ≤ date < to, an open end is for ever."""

    def on(self, day: date) -> "OnDate":
        return self.filter(Q(starts_on__lte=day), Q(ends_on__isnull=True) | Q(ends_on__gt=day))


class Unit(Keyed):
    """A body of the programme. Its name and parent are rows with dates; `name` is the one in force last, for lists."""

    class Kind(models.TextChoices):
        CITY = "city", _("Thành phố (Sở Giáo dục và Đào tạo)")
        DEPARTMENT = "department", _("Phòng Giáo dục và Đào tạo")
        WARD = "ward", _("Uỷ ban nhân dân phường")
        SCHOOL = "school", _("Trường")
        GROUP = "group", _("Nhóm trẻ, lớp mẫu giáo độc lập")

    class Level(models.TextChoices):
        PRESCHOOL = "preschool", _("Mầm non")
        PRIMARY = "primary", _("Tiểu học")
        LOWER_SECONDARY = "lower_secondary", _("Trung học cơ sở")

    code = models.CharField(max_length=20, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    level = models.CharField(max_length=16, choices=Level.choices, blank=True)
    public = models.BooleanField(default=True)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=240, editable=False, db_index=True)
    place = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = OnDate.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kind", "folded", "id"], name="unit_kind_folded")]

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(f"{self.name} {self.code}")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return self.name


class UnitName(models.Model):
    """What a unit is called, from–to."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="names")
    name = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = OnDate.as_manager()


class UnitParent(models.Model):
    """Under whom a unit stands, from–to. One parent on any date (the tree's own check holds it)."""

    child = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="parents")
    parent = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="children")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = OnDate.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["child"], condition=Q(ends_on__isnull=True), name="one_open_parent"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")), name="parent_ends_after_start"
            ),
        ]


class Change(Keyed):
    """A reform of the tree below `unit`: steps as data (`models.steps`), prepared, then applied, perhaps undone.

    `diff` is what apply wrote, enough to take it back row by row (`models.rows`), and the preview as it was seen.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", _("Đã chuẩn bị")
        APPLIED = "applied", _("Đã áp dụng")
        UNDONE = "undone", _("Đã hoàn tác")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="changes")
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=200, blank=True)
    on_date = models.DateField()
    steps = models.JSONField(default=list)
    diff = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PREPARED)
    prepared_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["-prepared_at", "-id"], name="change_newest")]


class TreeVersion(models.Model):
    """A stamp that every change of the tree renews, so that a process knows its tree is old."""

    stamp = models.UUIDField(default=uuid.uuid4)

    @classmethod
    def lock(cls) -> None:
        """Nobody else changes the tree until this transaction ends."""
        if not cls.objects.select_for_update().filter(pk=1).exists():
            cls.renew()

    @classmethod
    def renew(cls) -> None:
        """Call in the transaction of every change to units or parents."""
        cls.objects.update_or_create(pk=1, defaults={"stamp": uuid.uuid4()})
