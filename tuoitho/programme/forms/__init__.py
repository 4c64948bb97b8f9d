"""Words into clean values; nothing is saved here."""

from tuoitho.programme.forms.adopt import AdoptForm
from tuoitho.programme.forms.amounts import PaperForm
from tuoitho.programme.forms.correct import CorrectForm
from tuoitho.programme.forms.money import (
    BecauseForm,
    BudgetForm,
    DonorForm,
    IncomeForm,
    PledgeForm,
    SpendingForm,
)
from tuoitho.programme.forms.relay import RelayForm
from tuoitho.programme.forms.upload import UploadForm

__all__ = [
    "AdoptForm",
    "BecauseForm",
    "BudgetForm",
    "CorrectForm",
    "DonorForm",
    "IncomeForm",
    "PaperForm",
    "PledgeForm",
    "RelayForm",
    "SpendingForm",
    "UploadForm",
]
