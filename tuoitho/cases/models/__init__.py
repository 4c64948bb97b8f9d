from tuoitho.cases.models.cases import Call, Case, CaseForm, CaseStep, TeamMember
from tuoitho.cases.models.children import Child, ChildWord
from tuoitho.cases.models.clocks import Clock
from tuoitho.cases.models.exports import CaseExport, ExportTaken
from tuoitho.cases.models.reminders import Reminder
from tuoitho.cases.models.reports import Answer, Report, ReportPhoto, ReportStep
from tuoitho.cases.models.requests import DataRequest, RequestStep, Suspect
from tuoitho.cases.models.retention import Hold, SchoolingKept
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.cases.models.watch import Watch

__all__ = [
    "Answer",
    "Call",
    "Case",
    "CaseExport",
    "CaseForm",
    "CaseSettings",
    "CaseStep",
    "Child",
    "ChildWord",
    "Clock",
    "DataRequest",
    "ExportTaken",
    "Hold",
    "Reminder",
    "Report",
    "ReportPhoto",
    "ReportStep",
    "RequestStep",
    "SchoolingKept",
    "Suspect",
    "TeamMember",
    "Watch",
]
