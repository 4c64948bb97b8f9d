from tuoitho.cases.models.cases import Call, Case, CaseForm, CaseStep, TeamMember
from tuoitho.cases.models.catalogue import CatalogueEntry
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.clocks import Clock
from tuoitho.cases.models.consents import Consent
from tuoitho.cases.models.exports import CaseExport, ExportTaken
from tuoitho.cases.models.flags import BackTest, Flag, FlagLimit, FlagStep, FlagWeights
from tuoitho.cases.models.followups import FollowUp
from tuoitho.cases.models.handovers import Handover
from tuoitho.cases.models.likeness import Likeness
from tuoitho.cases.models.merges import Merge
from tuoitho.cases.models.referrals import Referral, ReferralStep
from tuoitho.cases.models.reminders import Reminder
from tuoitho.cases.models.reports import Answer, Report, ReportPhoto, ReportStep
from tuoitho.cases.models.requests import DataRequest, RequestStep, Suspect
from tuoitho.cases.models.retention import Hold, SchoolingKept
from tuoitho.cases.models.schooling import Placement
from tuoitho.cases.models.screenings import Screening
from tuoitho.cases.models.services import Service, ServiceGiven, ServiceKind
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.cases.models.watch import Watch
from tuoitho.cases.models.words import ChildWord

__all__ = [
    "Answer",
    "BackTest",
    "Call",
    "Case",
    "CaseExport",
    "CaseForm",
    "CaseSettings",
    "CaseStep",
    "CatalogueEntry",
    "Child",
    "ChildWord",
    "Clock",
    "Consent",
    "DataRequest",
    "ExportTaken",
    "Flag",
    "FlagLimit",
    "FlagStep",
    "FlagWeights",
    "FollowUp",
    "Handover",
    "Hold",
    "Likeness",
    "Merge",
    "Placement",
    "Referral",
    "ReferralStep",
    "Reminder",
    "Report",
    "ReportPhoto",
    "ReportStep",
    "RequestStep",
    "SchoolingKept",
    "Screening",
    "Service",
    "ServiceGiven",
    "ServiceKind",
    "Suspect",
    "TeamMember",
    "Watch",
]
