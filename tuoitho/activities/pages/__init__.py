from tuoitho.activities.pages.activity import ActivityPage, activity_page
from tuoitho.activities.pages.conflict import Difference, differences
from tuoitho.activities.pages.lines import ActivityLine, line
from tuoitho.activities.pages.sheet import sheet

__all__ = ["ActivityLine", "ActivityPage", "Difference", "activity_page", "differences", "line", "sheet"]
