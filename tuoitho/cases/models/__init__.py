from tuoitho.cases.models.cases import Call, Case, CaseForm, CaseStep, TeamMember
from tuoitho.cases.models.catalogue import CatalogueEntry
from tuoitho.cases.models.children import Child, ChildWord
from tuoitho.cases.models.clocks import Clock
from tuoitho.cases.models.flags import BackTest, Flag, FlagLimit, FlagStep, FlagWeights
from tuoitho.cases.models.followups import FollowUp
from tuoitho.cases.models.referrals import Referral, ReferralStep
from tuoitho.cases.models.reminders import Reminder
from tuoitho.cases.models.reports import Answer, Report, ReportPhoto, ReportStep
from tuoitho.cases.models.schooling import Placement
from tuoitho.cases.models.screenings import Screening
from tuoitho.cases.models.services import Service, ServiceGiven, ServiceKind
from tuoitho.cases.models.settings import CaseSettings
from tuoitho.cases.models.watch import Watch

__all__ = [
    "Answer",
    "BackTest",
    "Call",
    "Case",
    "CaseForm",
    "CaseSettings",
    "CaseStep",
    "CatalogueEntry",
    "Child",
    "ChildWord",
    "Clock",
    "Flag",
    "FlagLimit",
    "FlagStep",
    "FlagWeights",
    "FollowUp",
    "Placement",
    "Referral",
    "ReferralStep",
    "Reminder",
    "Report",
    "ReportPhoto",
    "ReportStep",
    "Screening",
    "Service",
    "ServiceGiven",
    "ServiceKind",
    "TeamMember",
    "Watch",
]
