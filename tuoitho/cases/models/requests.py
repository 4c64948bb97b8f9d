"""What someone asks of the ward about a child's data, and the people a child has to be kept safe from.

Source: Law 91/2025/QH15 Art. 4, 24; NĐ 356/2025/NĐ-CP Art. 5.
"""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedText
from tuoitho.base.folding import words
from tuoitho.base.models import Keyed
from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.children import Child
from tuoitho.cases.workflow import RequestState
from tuoitho.law.terms import DUTIES, due
from tuoitho.organisations.models import Unit

STATES = [
    (RequestState.RECEIVED, _("Mới nhận")),
    (RequestState.ACKNOWLEDGED, _("Đã phản hồi là đã nhận")),
    (RequestState.BARRED, _("Chờ Chủ tịch quyết định")),
    (RequestState.DECIDED, _("Đã quyết định")),
    (RequestState.ANSWERED, _("Đã trả lời")),
]
ACKNOWLEDGE = "rights_acknowledge"


class DataRequest(Keyed):
    """A request about a child's data. The child itself may ask, without a parent.

    `about`, `wish`: whose data and what is asked, in the asker's words. `case`: set by someone of its team; whoever
    else handles requests learns nothing from it. `acknowledge_by`, `answer_by`: the law's terms from `received_at`.
    """

    class Asker(models.TextChoices):
        CHILD = "child", _("Chính em ấy")
        REPRESENTATIVE = "guardian", _("Cha mẹ, người giám hộ, người đại diện")
        REPORTER = "reporter", _("Người đã báo tin")
        OTHER = "other", _("Người khác")

    class Kind(models.TextChoices):
        VIEW = "view", _("Xem dữ liệu")
        CORRECT = "correct", _("Sửa dữ liệu")
        PROVIDE = "provide", _("Cung cấp bản sao")
        WITHDRAW = "withdraw", _("Rút lại đồng ý")
        RESTRICT = "restrict", _("Hạn chế xử lý")
        OBJECT = "object", _("Phản đối xử lý")
        ERASE = "erase", _("Xoá dữ liệu")

    class Outcome(models.TextChoices):
        GRANTED = "granted", _("Đồng ý")
        PARTLY = "partly", _("Đồng ý một phần")
        REFUSED = "refused", _("Từ chối")

    class Because(models.TextChoices):
        """Why something is withheld."""

        SAFETY = "safety", _("Có thể gây hại cho trẻ em hoặc người khác")
        THIRD = "third", _("Lộ thông tin của người báo tin hoặc người khác (NĐ 56/2017 Đ.24)")
        DUTY = "duty", _("Dữ liệu phục vụ nhiệm vụ luật định của cơ quan nhà nước (Luật 91/2025 Đ.19)")
        NOT_ENTITLED = "entitled", _("Người yêu cầu không phải trẻ em ấy, không phải người đại diện hợp pháp")
        IDENTITY = "identity", _("Chưa chứng minh được mình là ai")
        NONE_HELD = "none", _("Không cung cấp thông tin thuộc loại được yêu cầu")

    ward = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=STATES, default=RequestState.RECEIVED)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    asker = models.CharField(max_length=8, choices=Asker.choices)
    asker_name = EncryptedText(null=True)
    asker_contact = EncryptedText(null=True)
    about = EncryptedText()
    wish = EncryptedText(null=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="requests")
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    because = models.CharField(max_length=8, choices=Because.choices, blank=True)
    words = EncryptedText(null=True)
    number = models.CharField(max_length=40, blank=True)
    received_at = models.DateTimeField()
    acknowledge_by = models.DateTimeField()
    answer_by = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["ward", "state", "answer_by", "id"], name="request_ward_state")]

    @property
    def next_due(self) -> datetime:
        """The term that runs."""
        return self.answer_by if self.acknowledged_at else self.acknowledge_by


class RequestStep(models.Model):
    """One verb on a request: who, when, to which state. Never changed."""

    request = models.ForeignKey(DataRequest, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=STATES)
    note = EncryptedText(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)


class SuspectRows(models.QuerySet["Suspect"]):
    def standing(self) -> "SuspectRows":
        return self.filter(cleared_at__isnull=True)


class Suspect(Keyed):
    """Someone believed to harm the child: gets no access to its data while it stands."""

    child = models.ForeignKey(Child, on_delete=models.CASCADE, related_name="suspects")
    name = EncryptedText()
    relation = EncryptedText(null=True)
    because = EncryptedText(null=True)
    named_at = models.DateTimeField()
    by = models.CharField(max_length=80)
    cleared_at = models.DateTimeField(null=True, blank=True)
    cleared_by = models.CharField(max_length=80, blank=True)
    cleared_because = EncryptedText(null=True)

    objects: ClassVar = SuspectRows.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["child"], condition=Q(cleared_at__isnull=True), name="suspect_standing")
        ]


def terms_of(kind: str, received_at: datetime) -> tuple[datetime, datetime]:
    """(acknowledge by, answer by) of a request."""
    kinds = DataRequest.Kind
    duty = {
        kinds.WITHDRAW: "rights_withdraw",
        kinds.RESTRICT: "rights_withdraw",
        kinds.OBJECT: "rights_withdraw",
        kinds.ERASE: "rights_erase",
    }.get(kinds(kind), "rights_view")
    return due(DUTIES[ACKNOWLEDGE], received_at), due(DUTIES[duty], received_at)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the words of the shorter all stand in the longer, in any order."""
    first, second = set(words(one)), set(words(other))
    return bool(first and second) and (first <= second or second <= first)


def is_suspected(child: Child, asker_name: str | None) -> bool:
    """Whether the asker may be someone the child has to be kept safe from. When unsure: yes."""
    return bool(asker_name) and any(
        same_person(suspect.name, asker_name or "") for suspect in Suspect.objects.standing().filter(child=child)
    )
