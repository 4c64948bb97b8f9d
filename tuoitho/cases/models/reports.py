"""What was told: by the public without a name, by staff who saw something, by 111. Each waits for the ward."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tuoitho.base.fields import EncryptedData, EncryptedText
from tuoitho.base.models import Keyed, StoredFile
from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.children import Child
from tuoitho.cases.workflow import ReportState
from tuoitho.organisations.models import Unit, User

STATES = [
    (ReportState.RECEIVED, _("Mới nhận")),
    (ReportState.TAKEN, _("Đang xử lý")),
    (ReportState.PASSED_ON, _("Đã chuyển cơ quan khác")),
    (ReportState.IN_CASE, _("Đã lập hồ sơ")),
    (ReportState.CLOSING, _("Chờ người thứ hai xác nhận đóng")),
    (ReportState.CLOSED, _("Đã kết thúc")),
]


class Answer(models.TextChoices):
    """A plain question never answered in advance: `""` is "not asked"."""

    YES = "yes", _("Có")
    NO = "no", _("Không")
    UNSURE = "unsure", _("Không rõ")


class PassedTo(models.TextChoices):
    """A body outside the product."""

    POLICE = "police", _("Công an")
    LABOUR = "labour", _("Cán bộ lao động, cơ quan về lao động")
    CHILD_AFFAIRS = "child_affairs", _("Cơ quan về trẻ em của thành phố")
    COMMUNE = "commune", _("Uỷ ban nhân dân xã, phường chưa dùng phần mềm")
    HOTLINE = "hotline", _("Tổng đài 111")
    OTHER = "other", _("Cơ quan khác")


class EndedBecause(models.TextChoices):
    """Why a report ends without a case."""

    UNFOUNDED = "unfounded", _("Xác minh không có dấu hiệu như tin báo")
    KNOWN = "known", _("Cùng một việc với tin hoặc hồ sơ đã có")
    ELSEWHERE = "elsewhere", _("Cơ quan khác đã nhận và đang xử lý")
    OF_AGE = "of_age", _("Người được báo đã đủ 18 tuổi")
    NO_TRACE = "no_trace", _("Không đủ thông tin để tìm ra em, đã làm hết cách")
    NUISANCE = "nuisance", _("Tin trêu đùa, thử máy")


REASONS = {choice.value: choice.label for choices in (PassedTo, EndedBecause) for choice in choices}


class Report(Keyed):
    """A tip or a report of staff (Mẫu 01 of NĐ 56/2017, Art. 25).

    `happened_in`: the ward where it happened, which receives it (Art. 26.1). `passes_by`: the unit whose people it
    concerns; nobody there sees it. `receiver`: whose inbox it stands in (the ward, or the city's centre when the ward
    is passed by). `school`: the school of the reporter; None for the public. `digest`: of the code the teller keeps.
    `answers`: what else is known, by the field's code in form 01. `opened_by`: who read it first at its seat, so that
    a second reader knows of the first; every opening is in the audit chain.
    """

    class Channel(models.TextChoices):
        TIP = "tip", _("Tin báo của người dân")
        CHILD = "child", _("Trẻ em tự báo")
        STAFF = "staff", _("Báo cáo của nhà trường")
        INSPECTOR = "inspector", _("Báo cáo của đoàn kiểm tra")
        PHONE = "phone", _("Điện thoại, kể cả 111")
        IN_PERSON = "in_person", _("Gặp trực tiếp")
        LETTER = "letter", _("Thư, công văn")

    class Concern(models.TextChoices):
        """Who the person concerned works for; asked so that the tip passes that unit by."""

        NONE = "none", _("Không")
        SCHOOL = "school", _("Làm ở trường học")
        WARD = "ward", _("Làm ở phường")
        POLICE = "police", _("Làm ở công an")
        UNSURE = "unsure", _("Không rõ")

    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=10, choices=STATES, default=ReportState.RECEIVED)
    happened_in = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    receiver = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    school = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    concern = models.CharField(max_length=6, choices=Concern.choices, blank=True)
    passes_by = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    danger = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    trafficking = models.CharField(max_length=6, choices=Answer.choices, blank=True)
    saw = EncryptedText()
    place = EncryptedText(null=True)
    seen = EncryptedText(null=True)
    details = EncryptedText(null=True)
    answers = EncryptedData(null=True)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    reporter = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reporter_name = EncryptedText(null=True)
    reporter_contact = EncryptedText(null=True)
    digest = models.CharField(max_length=64, blank=True, db_index=True)
    noticed_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opened_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    needs_school = models.BooleanField(default=False)
    answer_number = models.CharField(max_length=40, blank=True)
    answer_date = models.DateField(null=True, blank=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="reports")
    anonymised_at = models.DateTimeField(null=True, blank=True)
    by = models.CharField(max_length=80)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["receiver", "state", "received_at", "id"], name="report_receiver_state"),
            models.Index(fields=["school", "received_at", "id"], name="report_school"),
            models.Index(fields=["reporter", "received_at", "id"], name="report_reporter"),
        ]


class ReportStep(models.Model):
    """One verb on a report: who, when, to which state, why. Never changed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    state = models.CharField(max_length=10, choices=STATES)
    reason = models.CharField(max_length=30, blank=True)
    note = EncryptedText(null=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)


class ReportPhoto(models.Model):
    """A photo of a report: the original sealed for the police, and a working copy without metadata."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="photos")
    original = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    working = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
