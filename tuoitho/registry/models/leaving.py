"""Why a pupil is no longer on a roll."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LeftBecause(models.TextChoices):
    """With the enrolment's last day this is a dated fact. Moving to another class is not leaving (`"moved"`)."""

    SCHOOL = "school", _("Chuyển trường")
    AWAY = "away", _("Chuyển nơi ở, chưa rõ trường mới")
    DROPPED = "dropped", _("Bỏ học, thôi học")
    FINISHED = "finished", _("Hết cấp học")
    DIED = "died", _("Qua đời")
    ERROR = "error", _("Ghi nhầm vào danh sách")
    OTHER = "other", _("Lý do khác")


# Whoever left for these and is on no roll since may be out of school.
OUT_OF_SIGHT = (LeftBecause.DROPPED, LeftBecause.AWAY)
