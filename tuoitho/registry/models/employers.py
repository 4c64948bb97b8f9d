"""The ward's register of who gives work: enterprises, co-operatives, households. The denominator of 2.3 and 3.2."""

from collections.abc import Collection
from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.crypto import token
from tuoitho.base.fields import EncryptedText
from tuoitho.base.folding import fold, words
from tuoitho.base.models import Keyed
from tuoitho.organisations.models import Unit
from tuoitho.registry.models.marks import BATCH
from tuoitho.registry.reader.employer_names import name_key, number_is_possible, plain_number

MOST_WORKERS = 100_000
YOUNG = ("workers_under_13", "workers_13_14", "workers_15_17")


class EmployerRows(models.QuerySet["Employer"]):
    def standing(self) -> "EmployerRows":
        """Those not merged into another."""
        return self.filter(merged_into__isnull=True)

    def open_on(self, day: date) -> "EmployerRows":
        return self.filter(open_on(day))

    def named(self, text: str) -> "EmployerRows":
        """Those whose name holds every word, tone marks aside; or whose number it is."""
        number = plain_number(text)
        if number_is_possible(number) and number[-3:].isdigit():
            return self.filter(number_token=token(number))
        rows = self
        for word in words(text):
            rows = rows.filter(folded__contains=word)
        return rows


class Employer(Keyed):
    """One enterprise, co-operative or household that gives work in a ward.

    `opened_on` None: not known, taken as open before. `closed_on`: the first day it is closed. Workers None: not known.
    `merged_into`: this row was another name of that one; it counts no more and keeps its history. `told_apart`: someone
    looked and says that this is not the earlier one it resembles.
    """

    class Kind(models.TextChoices):
        ENTERPRISE = "enterprise", _("Doanh nghiệp")
        COOPERATIVE = "cooperative", _("Hợp tác xã")
        HOUSEHOLD = "household", _("Hộ gia đình, hộ kinh doanh")

    class Sector(models.TextChoices):
        TEXTILE = "textile", _("Dệt, may, nhuộm")
        CRAFT = "craft", _("Nghề thủ công, làng nghề khác")
        METAL = "metal", _("Rèn, cơ khí, sửa chữa máy, xe")
        WOOD = "wood", _("Gỗ, mây tre, nội thất")
        FOOD = "food", _("Chế biến thực phẩm, giết mổ")
        CATERING = "catering", _("Ăn uống, giải khát")
        LODGING = "lodging", _("Khách sạn, nhà nghỉ, quán bar, karaoke, xoa bóp")
        TRADE = "trade", _("Bán hàng, chợ, giao hàng")
        BUILDING = "building", _("Xây dựng, vật liệu xây dựng")
        FARMING = "farming", _("Trồng trọt, chăn nuôi, thuỷ sản")
        WASTE = "waste", _("Thu gom, tái chế phế liệu")
        SERVICES = "services", _("Dịch vụ khác, giúp việc")
        OTHER = "other", _("Ngành khác")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False)
    name_key = models.CharField(max_length=120, editable=False)
    number = EncryptedText(null=True)
    number_token = models.BinaryField(max_length=16, null=True, editable=False)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=200, blank=True)
    sector = models.CharField(max_length=10, choices=Sector.choices, blank=True)
    small = models.BooleanField(null=True)
    craft_village = models.BooleanField(null=True)
    formal = models.BooleanField(null=True)
    workers = models.PositiveIntegerField(null=True, blank=True)
    workers_under_13 = models.PositiveIntegerField(null=True, blank=True)
    workers_13_14 = models.PositiveIntegerField(null=True, blank=True)
    workers_15_17 = models.PositiveIntegerField(null=True, blank=True)
    contact = EncryptedText(null=True)
    risk = EncryptedText(null=True)
    recorded_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="other_names")
    told_apart = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = EmployerRows.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(opened_on__isnull=True) | Q(closed_on__gt=F("opened_on")),
                name="employer_closes_after_opening",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "folded", "id"], name="employer_unit_name"),
            models.Index(fields=["unit", "name_key", "id"], name="employer_unit_key"),
            models.Index(fields=["unit", "number_token"], name="employer_unit_number"),
        ]

    def prepare(self) -> None:
        """The columns that follow from what people say; call before the row is written."""
        self.name = " ".join(self.name.split())
        self.folded, self.name_key = fold(self.name)[:200], name_key(self.name)
        self.number = plain_number(self.number) or None
        self.number_token = token(self.number) if self.number else None

    @property
    def audience(self) -> str:
        """The measure's word for its group."""
        return AUDIENCE_OF[self.kind]

    def resembles(self, other: "Employer") -> bool:
        """By number, or by name without its legal form."""
        by_number = self.number_token is not None and self.number_token == other.number_token
        return by_number or self.name_key == other.name_key

    def is_open(self, day: date) -> bool:
        begun = self.opened_on is None or self.opened_on <= day
        return begun and (self.closed_on is None or self.closed_on > day)


class EmployerMarkTable(models.Manager["EmployerMark"]):
    def settle(self, theme: str, year: int, told: Collection[int], of: Collection[int]) -> None:
        """Of these employers `told` were reached in the year, the others were not. Refresh their wards afterwards."""
        self.bulk_create(
            [EmployerMark(employer_id=one, year=year, theme=theme) for one in told],
            batch_size=BATCH,
            ignore_conflicts=True,
        )
        rest = sorted(set(of) - set(told))
        for start in range(0, len(rest), BATCH):
            self.filter(theme=theme, year=year, employer__in=rest[start : start + BATCH]).delete()


class EmployerMark(models.Model):
    """An employer was informed, or trained, at least once in a reporting year."""

    employer = models.ForeignKey(Employer, on_delete=models.CASCADE, related_name="marks")
    year = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=8)

    objects = EmployerMarkTable()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["employer", "year", "theme"], name="one_employer_mark")]


AUDIENCE_OF: dict[str, str] = {
    Employer.Kind.ENTERPRISE: "enterprises",
    Employer.Kind.COOPERATIVE: "cooperatives",
    Employer.Kind.HOUSEHOLD: "households",
}
EMPLOYER_AUDIENCES = tuple(AUDIENCE_OF.values())


def open_on(day: date, at: str = "") -> Q:
    """The condition on an employer (reached through `at`, e.g. "employer__") of being open on a day."""
    begun = Q(**{f"{at}opened_on__isnull": True}) | Q(**{f"{at}opened_on__lte": day})
    return begun & (Q(**{f"{at}closed_on__isnull": True}) | Q(**{f"{at}closed_on__gt": day}))
