"""A child's need laid before another body, which sees a sheet and never the case."""

from collections.abc import Collection
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedData, EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.reports import Report
from tuoitho.cases.models.services import Service, ServiceKind
from tuoitho.cases.workflow import ReferralState
from tuoitho.organisations.models import Unit, User

STATES = [
    (ReferralState.WAITING, _("Chờ nơi nhận trả lời")),
    (ReferralState.ACCEPTED, _("Nơi nhận đã nhận")),
    (ReferralState.REFUSED, _("Nơi nhận từ chối")),
    (ReferralState.DONE, _("Đã thực hiện xong")),
    (ReferralState.REVOKED, _("Đã thu hồi")),
]
OPEN = (ReferralState.WAITING, ReferralState.ACCEPTED)


class ReferralRows(models.QuerySet["Referral"]):
    def unconcerned(self, seats: Collection[int] = ()) -> "ReferralRows":
        """Without those whose receiver, or any unit where a reader sits, a report of the child has to pass by, even one
        that came later."""
        of_child = Report.objects.filter(Q(case=OuterRef("case")) | Q(child=OuterRef("case__child")))
        return self.filter(~Exists(of_child.filter(Q(passes_by=OuterRef("to_unit")) | Q(passes_by__in=list(seats)))))

    def unanswered(self, today: date) -> "ReferralRows":
        """Still waiting after the day by which an answer was asked for."""
        return self.filter(state=ReferralState.WAITING, answer_by__lt=today)


class Referral(Keyed):
    """A referral. `to_unit`: a receiver in the product, `to_user` the one person there who alone is to see it; or
    `to_body`, an outside body that is written to on paper.

    `sheet`: all that the receiver sees, chosen by the sender: `called`, `age`, `asks`, `background`, `contact`, `from`.
    `urgent`: an emergency of health or a notice to the police, which no consent gates. `answer_by`: the day after which
    it comes back to the sender's desk. `answer_number`, `answer_date`: of a paper answer.
    """

    class Consent(models.TextChoices):
        """To a voluntary service: of the parents or guardian, and of the child from 7."""

        YES = "yes", _("Đã đồng ý")
        NO = "no", _("Không đồng ý")
        NOT_ASKED = "not_asked", _("Chưa hỏi được, hoặc hỏi thì không an toàn cho em")
        NOT_NEEDED = "not_needed", _("Không cần hỏi: gửi phường khác, công an, cấp cứu")

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=13, choices=ServiceKind.choices)
    to_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    to_body = models.CharField(max_length=160, blank=True)
    sheet = EncryptedData()
    urgent = models.BooleanField(default=False)
    consent = models.CharField(max_length=10, choices=Consent.choices)
    consent_who = EncryptedText(null=True)
    override_because = EncryptedText(null=True)
    state = models.CharField(max_length=10, choices=STATES, default=ReferralState.WAITING)
    answer_by = models.DateField()
    answer_number = models.CharField(max_length=40, blank=True)
    answer_date = models.DateField(null=True, blank=True)
    sent_at = models.DateTimeField()
    by = models.CharField(max_length=80)

    objects: ClassVar = ReferralRows.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(to_unit__isnull=False, to_body="") | (Q(to_unit__isnull=True) & ~Q(to_body="")),
                name="referral_to_one_receiver",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["to_unit", "state", "answer_by", "id"], name="referral_receiver"),
            models.Index(fields=["case", "-sent_at", "-id"], name="referral_case"),
        ]

    @property
    def receiver(self) -> str:
        return self.to_unit.name if self.to_unit else self.to_body


class ReferralStep(models.Model):
    """One verb on a referral: who, when, to which state, why. Never changed."""

    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=STATES)
    note = EncryptedText(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    who = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
