from tuoitho.activities.forms.activity import EditActivityForm, LogActivityForm, WithdrawActivityForm
from tuoitho.activities.forms.attendance import CorrectAttendanceForm, TakeAttendanceForm
from tuoitho.activities.forms.employers import NameEmployersForm
from tuoitho.activities.forms.filters import FilterForm

__all__ = [
    "CorrectAttendanceForm",
    "EditActivityForm",
    "FilterForm",
    "LogActivityForm",
    "NameEmployersForm",
    "TakeAttendanceForm",
    "WithdrawActivityForm",
]
