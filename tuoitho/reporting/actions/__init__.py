from tuoitho.reporting.actions.consolidating import consolidate, number_total, sign_total, upload_total_scan
from tuoitho.reporting.actions.cycles import add_schools, begin, open_cycle
from tuoitho.reporting.actions.editing import answer, change_figure, refresh_figures, write_passages
from tuoitho.reporting.actions.intake import (
    cancel_workbooks,
    file_workbook,
    file_workbooks,
    keep_reading,
    receive_workbooks,
    send_workbooks,
    undo_workbook,
)
from tuoitho.reporting.actions.reminding import remind_due, remind_late
from tuoitho.reporting.actions.reviewing import accept, except_scan, return_report, unlock
from tuoitho.reporting.actions.signing import number, present, send_back, sign, submit, upload_scan

__all__ = [
    "accept",
    "add_schools",
    "answer",
    "begin",
    "cancel_workbooks",
    "change_figure",
    "consolidate",
    "except_scan",
    "file_workbook",
    "file_workbooks",
    "keep_reading",
    "number",
    "number_total",
    "open_cycle",
    "present",
    "receive_workbooks",
    "refresh_figures",
    "remind_due",
    "remind_late",
    "return_report",
    "send_back",
    "send_workbooks",
    "sign",
    "sign_total",
    "submit",
    "undo_workbook",
    "unlock",
    "upload_scan",
    "upload_total_scan",
    "write_passages",
]
