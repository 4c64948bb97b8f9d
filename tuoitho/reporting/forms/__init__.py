from tuoitho.reporting.forms.cycles import OpenCycleForm, ReceiveWorkbooksForm, StateForm
from tuoitho.reporting.forms.editing import AnswerForm, ChangeFigureForm, RefreshFiguresForm, WritePassagesForm
from tuoitho.reporting.forms.steps import (
    ConfirmForm,
    NoteForm,
    NumberForm,
    ReasonForm,
    ReturnReportForm,
    UploadScanForm,
)

__all__ = [
    "AnswerForm",
    "ChangeFigureForm",
    "ConfirmForm",
    "NoteForm",
    "NumberForm",
    "OpenCycleForm",
    "ReasonForm",
    "ReceiveWorkbooksForm",
    "RefreshFiguresForm",
    "ReturnReportForm",
    "StateForm",
    "UploadScanForm",
    "WritePassagesForm",
]
