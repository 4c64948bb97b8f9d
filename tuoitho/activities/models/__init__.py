from tuoitho.activities.models.activities import Activity
from tuoitho.activities.models.counting import recount
from tuoitho.activities.models.reaches import OUTSIDERS, PEOPLE, THEMES, Attendance, Reach, is_contact

__all__ = ["OUTSIDERS", "PEOPLE", "THEMES", "Activity", "Attendance", "Reach", "is_contact", "recount"]
