from tuoitho.registry.forms.attendance import CallRollForm, OnDayForm
from tuoitho.registry.forms.circumstances import CircumstancesForm
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

__all__ = [
    "AddStaffForm",
    "CallRollForm",
    "CircumstancesForm",
    "ClassForm",
    "ConfirmImportForm",
    "EditPupilForm",
    "EditStaffForm",
    "EnrolForm",
    "MovePupilForm",
    "OnDayForm",
    "ReadImportForm",
    "ReleasePupilForm",
    "ReleaseStaffForm",
    "StateHeadcountsForm",
]
