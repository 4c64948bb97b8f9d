"""A case of a child, step by step after NĐ 56/2017, its team, its clocks and its papers."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedData, EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.cases.models.children import Child
from tuoitho.cases.workflow import CaseState
from tuoitho.organisations.models import Unit, User

STATES = [
    (CaseState.INTAKE, _("Đã tiếp nhận")),
    (CaseState.ASSESSED, _("Đã đánh giá nguy cơ ban đầu")),
    (CaseState.VERIFIED, _("Đã xác minh")),
    (CaseState.MET, _("Đã họp")),
    (CaseState.PLANNED, _("Đã trình kế hoạch")),
    (CaseState.IN_CARE, _("Đang thực hiện kế hoạch")),
    (CaseState.REVIEWED, _("Đã rà soát")),
    (CaseState.CLOSING, _("Chờ phê duyệt kết thúc")),
    (CaseState.CLOSED, _("Đã kết thúc")),
]


class Case(Keyed):
    """A case. `ward`: where it happened, which assesses (Art. 26). `home_ward`: which keeps, plans and decides: the
    ward where it happened until the one where the child lives (`Child.ward`) has accepted it.

    `notified_at`: when the first report reached anyone of the law's receivers. `round`: 1, and one more each time the
    review asks for the plan's cycle again (Art. 30). `follows_procedure`: False for a 16–17-year-old, who is under the
    labour rules but not under NĐ 56. `in_labour`, `hazardous`: as last screened; None while nobody knows.
    `age_low`, `age_high`: the ages when it was notified, kept when the day of birth is removed.
    """

    class Kind(models.TextChoices):
        AT_RISK = "at_risk", _("Có nguy cơ lao động trái quy định")
        IN_LABOUR = "in_labour", _("Có dấu hiệu lao động trái quy định")
        TRAFFICKED = "trafficked", _("Nghi bị mua bán")

    number = models.CharField(max_length=20, unique=True)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="cases")
    ward = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    home_ward = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=STATES, default=CaseState.INTAKE)
    round = models.PositiveSmallIntegerField(default=1)
    follows_procedure = models.BooleanField(default=True)
    in_labour = models.BooleanField(null=True)
    hazardous = models.BooleanField(null=True)
    notified_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    anonymised_at = models.DateTimeField(null=True, blank=True)
    age_low = models.PositiveSmallIntegerField(null=True, blank=True)
    age_high = models.PositiveSmallIntegerField(null=True, blank=True)
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    # What `case_seen` finds beside the row: who decides today, "" for nobody, and whether as deputy.
    decided_by = ""
    by_deputy = False
    # Whether the page that shows it has one of who opened it.
    shows_openings = False
    # Whom the query that fetched this row found in the team, and at what moment.
    _held_for: tuple[int, datetime] | None = None

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["home_ward", "state", "opened_at", "id"], name="case_home_state"),
            models.Index(fields=["home_ward", "opened_at", "id"], name="case_home_opened"),
            models.Index(fields=["ward", "opened_at", "id"], name="case_ward_opened"),
        ]

    @property
    def ages_when_notified(self) -> tuple[int, int] | None:
        """The least and the greatest possible age then; None while nobody knows."""
        if self.age_low is not None and self.age_high is not None:
            return self.age_low, self.age_high
        return self.child.ages(timezone.localdate(self.notified_at))

    def team_holds(self, user: User, at: datetime) -> None:
        """Remember that the query which fetched this row found the user in the team at a moment."""
        self._held_for = (user.pk, at)

    def is_in_team(self, user: User, at: datetime) -> bool:
        """In the team at a moment, the dated copies of former places left out."""
        return self._held_for == (user.pk, at) or TeamMember.objects.on(at).filter(case=self, user=user).exists()


class CaseStep(models.Model):
    """One verb on a case: who, when, to which state, why. Never changed."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=STATES)
    reason = models.CharField(max_length=30, blank=True)
    note = EncryptedText(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)

    # The name of whoever did it, where a query finds it beside the row.
    author = ""


class TeamRows(models.QuerySet["TeamMember"]):
    def on(self, at: datetime) -> Self:
        """Members at a moment who read the whole case; a former place keeps only its dated copy."""
        now = self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=at), starts_at__lte=at)
        return now.exclude(part=TeamMember.Part.FORMER)

    def former(self) -> Self:
        """Who keeps a copy of the case as it stood when it went to another ward."""
        return self.filter(part=TeamMember.Part.FORMER, ends_at__isnull=False)


class TeamMember(models.Model):
    """Who sees a case, from–to: its owner, a helper called in. The chair of its ward does by office."""

    class Part(models.TextChoices):
        OWNER = "owner", _("Người phụ trách")
        HELPER = "helper", _("Người phối hợp")
        FORMER = "former", _("Nơi chuyển đi, chỉ xem đến ngày chuyển")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="team")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=8, choices=Part.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = TeamRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "user"], condition=Q(ends_at__isnull=True), name="once_in_a_team"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")), name="team_ends_after_start"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "ends_at", "case", "starts_at", "part"], name="team_user")]

    def reads_on(self, at: datetime) -> bool:
        """The same as `on`, for a row at hand."""
        now = self.starts_at <= at and (self.ends_at is None or self.ends_at > at)
        return now and self.part != self.Part.FORMER


class CaseForm(Keyed):
    """A form of NĐ 56/2017 filled in: 02, 03, minutes, 04, 05, 06, 07. A new one replaces, the old one stays.

    `answers`: by the field's code in the form's definition; sealed.
    """

    class Form(models.TextChoices):
        RISK = "02", _("Mẫu 02: đánh giá nguy cơ ban đầu")
        VERIFICATION = "03", _("Mẫu 03: thu thập thông tin, đánh giá nguy cơ cụ thể")
        MINUTES = "minutes", _("Biên bản họp")
        PLAN = "04", _("Mẫu 04: kế hoạch hỗ trợ, can thiệp")
        DECISION = "05", _("Mẫu 05: quyết định phê duyệt kế hoạch")
        REVIEW = "06", _("Mẫu 06: rà soát, đánh giá")
        SEPARATION = "07", _("Mẫu 07: quyết định tạm thời cách ly")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="forms")
    form = models.CharField(max_length=8, choices=Form.choices)
    round = models.PositiveSmallIntegerField(default=1)
    answers = EncryptedData()
    number = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")


class Call(models.Model):
    """A call to 111, 113 or the police that a person made and recorded: who, when. The product calls nobody."""

    class To(models.TextChoices):
        HOTLINE = "111", _("Tổng đài 111")
        EMERGENCY = "113", _("Công an 113")
        POLICE = "police", _("Công an phường, thành phố")
        LABOUR = "labour", _("Cán bộ lao động của phường")
        OTHER = "other", _("Nơi khác")

    POLICE_LINES = frozenset({To.POLICE, To.EMERGENCY})

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="calls")
    step = models.OneToOneField(CaseStep, on_delete=models.CASCADE, related_name="call")
    to = models.CharField(max_length=8, choices=To.choices)
    spoke_with = EncryptedText(null=True)
    note = EncryptedText(null=True)
    called_at = models.DateTimeField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
