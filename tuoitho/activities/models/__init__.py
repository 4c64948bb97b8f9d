from tuoitho.activities.models.activities import Activity
from tuoitho.activities.models.counting import employers_at, recount, recount_all
from tuoitho.activities.models.reaches import OUTSIDERS, PEOPLE, THEMES, Attendance, Reach, is_contact

__all__ = [
    "OUTSIDERS",
    "PEOPLE",
    "THEMES",
    "Activity",
    "Attendance",
    "Reach",
    "employers_at",
    "is_contact",
    "recount",
    "recount_all",
]
