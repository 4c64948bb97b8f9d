from tuoitho.activities.views.attendance import (
    correct_attendance,
    quick,
    take_class_attendance,
    take_staff_attendance,
)
from tuoitho.activities.views.correcting import edit_activity, restore_activity, withdraw_activity
from tuoitho.activities.views.employers import name_employers
from tuoitho.activities.views.logging import log_activity
from tuoitho.activities.views.reading import activities, activity
from tuoitho.activities.views.sheets import class_sheet, staff_sheet

__all__ = [
    "activities",
    "activity",
    "class_sheet",
    "correct_attendance",
    "edit_activity",
    "log_activity",
    "name_employers",
    "quick",
    "restore_activity",
    "staff_sheet",
    "take_class_attendance",
    "take_staff_attendance",
    "withdraw_activity",
]
