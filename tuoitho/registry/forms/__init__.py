from tuoitho.registry.forms.attendance import CallRollForm, OnDayForm
from tuoitho.registry.forms.circumstances import CircumstancesForm
from tuoitho.registry.forms.commitments import ReviewCommitmentForm, SignCommitmentForm
from tuoitho.registry.forms.employers import AddEmployerForm, EditEmployerForm, FindEmployersForm
from tuoitho.registry.forms.facts import ConfirmFactsForm, ReadFactsForm
from tuoitho.registry.forms.headcounts import StateHeadcountsForm
from tuoitho.registry.forms.imports import ConfirmImportForm, ReadImportForm
from tuoitho.registry.forms.people import (
    AddStaffForm,
    ClassForm,
    EditPupilForm,
    EditStaffForm,
    EnrolForm,
    MovePupilForm,
    ReleasePupilForm,
    ReleaseStaffForm,
)
from tuoitho.registry.forms.summers import CheckSummerForm

__all__ = [
    "AddEmployerForm",
    "AddStaffForm",
    "CallRollForm",
    "CheckSummerForm",
    "CircumstancesForm",
    "ClassForm",
    "ConfirmFactsForm",
    "ConfirmImportForm",
    "EditEmployerForm",
    "EditPupilForm",
    "EditStaffForm",
    "EnrolForm",
    "FindEmployersForm",
    "MovePupilForm",
    "OnDayForm",
    "ReadFactsForm",
    "ReadImportForm",
    "ReleasePupilForm",
    "ReleaseStaffForm",
    "ReviewCommitmentForm",
    "SignCommitmentForm",
    "StateHeadcountsForm",
]
