from tuoitho.cases.models.cases import Call, Case, CaseForm, CaseStep, TeamMember
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.clocks import Clock
from tuoitho.cases.models.likeness import Likeness
from tuoitho.cases.models.merges import Merge
from tuoitho.cases.models.reminders import Reminder
from tuoitho.cases.models.reports import Answer, Report, ReportPhoto, ReportStep
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.cases.models.watch import Watch
from tuoitho.cases.models.words import ChildWord

__all__ = [
    "Answer",
    "Call",
    "Case",
    "CaseForm",
    "CaseSettings",
    "CaseStep",
    "Child",
    "ChildWord",
    "Clock",
    "Likeness",
    "Merge",
    "Reminder",
    "Report",
    "ReportPhoto",
    "ReportStep",
    "TeamMember",
    "Watch",
]
