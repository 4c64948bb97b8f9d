from tuoitho.cases.models.cases import Call, Case, CaseForm, CaseStep, TeamMember
from tuoitho.cases.models.children import Child, ChildWord
from tuoitho.cases.models.clocks import Clock
from tuoitho.cases.models.reminders import Reminder
from tuoitho.cases.models.reports import Answer, Report, ReportPhoto, ReportStep
from tuoitho.cases.models.requests import DataRequest, RequestStep, Suspect
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.cases.models.watch import Watch

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
    "DataRequest",
    "Reminder",
    "Report",
    "ReportPhoto",
    "ReportStep",
    "RequestStep",
    "Suspect",
    "TeamMember",
    "Watch",
]
