"""A case handed to the ward where the child lives, or to which it moved: offered, accepted by one of its officers."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.models import Keyed
from tuoitho.cases.models.cases import Case
from tuoitho.cases.workflow import HandoverState
from tuoitho.law.calendar import add_working_days
from tuoitho.law.terms import end_of
from tuoitho.organisations.models import Unit, User

STATES = [
    (HandoverState.WAITING, _("Đang chờ")),
    (HandoverState.ACCEPTED, _("Đã nhận")),
    (HandoverState.REFUSED, _("Không nhận")),
    (HandoverState.TAKEN_BACK, _("Đã rút lại")),
]

ANSWER_WITHIN = 2
"""Working days after which an unanswered offer is the sender's again to press or take back. The decree names no term
for it; two working days are what it gives a chair to approve (Art. 28.4)."""


class HandoverTable(models.Manager["Handover"]):
    def waiting(self) -> models.QuerySet["Handover"]:
        return self.filter(state=HandoverState.WAITING)

    def take_back(self, case: Case, at: datetime, by: str) -> None:
        """The case ends or follows another way: what still waits is withdrawn."""
        self.waiting().filter(case=case).update(state=HandoverState.TAKEN_BACK, answered_at=at, answered_by=by)


class Handover(Keyed):
    """One offer of a case. Until one of the other ward accepts it, everything stays where it is.

    `because`: "lives" (the child lives there, Art. 26, 28 NĐ 56/2017) or "moved". `from_ward`: which kept it.
    """

    class Because(models.TextChoices):
        LIVES = "lives", _("Em sống ở phường ấy")
        MOVED = "moved", _("Em đã chuyển đến phường ấy")

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="handovers")
    from_ward = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    to_ward = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    from_user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    because = models.CharField(max_length=6, choices=Because.choices)
    note = EncryptedText(null=True)
    state = models.CharField(max_length=10, choices=STATES, default=HandoverState.WAITING)
    offered_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=80, blank=True)
    refused_because = EncryptedText(null=True)
    by = models.CharField(max_length=80)

    def is_overdue(self, at: datetime) -> bool:
        """Still without an answer when the term is over."""
        last_day = add_working_days(timezone.localdate(self.offered_at), ANSWER_WITHIN)
        return self.state == HandoverState.WAITING and at > end_of(last_day)

    objects: ClassVar = HandoverTable()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case"], condition=Q(state="waiting"), name="one_offer_at_a_time"),
        ]
        indexes: ClassVar = [models.Index(fields=["to_ward", "state", "offered_at", "id"], name="handover_to")]
