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
    "ClassForm",
    "ConfirmImportForm",
    "EditPupilForm",
    "EditStaffForm",
    "EnrolForm",
    "MovePupilForm",
    "ReadImportForm",
    "ReleasePupilForm",
    "ReleaseStaffForm",
    "StateHeadcountsForm",
]
