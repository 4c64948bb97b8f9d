from tuoitho.reporting.views.cycles import cycle, cycles, late, open_cycle, outbox, reminder_letter
from tuoitho.reporting.views.editing import answer, begin, change_figure, refresh_figures, write_passages
from tuoitho.reporting.views.reading import check_receipt, paper, paper_file, report, scan
from tuoitho.reporting.views.reviewing import accept, except_scan, return_report, unlock
from tuoitho.reporting.views.signing import number, present, send_back, sign, submit, upload_scan
from tuoitho.reporting.views.totals import (
    consolidate,
    number_total,
    sign_total,
    total,
    total_file,
    upload_total_scan,
)
from tuoitho.reporting.views.workbooks import (
    file_workbooks,
    intake,
    receive_workbooks,
    send_workbooks,
    undo_workbook,
    work,
    workbooks_file,
)

__all__ = [
    "accept",
    "answer",
    "begin",
    "change_figure",
    "check_receipt",
    "consolidate",
    "cycle",
    "cycles",
    "except_scan",
    "file_workbooks",
    "intake",
    "late",
    "number",
    "number_total",
    "open_cycle",
    "outbox",
    "paper",
    "paper_file",
    "present",
    "receive_workbooks",
    "refresh_figures",
    "reminder_letter",
    "report",
    "return_report",
    "scan",
    "send_back",
    "send_workbooks",
    "sign",
    "sign_total",
    "submit",
    "total",
    "total_file",
    "undo_workbook",
    "unlock",
    "upload_scan",
    "upload_total_scan",
    "work",
    "workbooks_file",
    "write_passages",
]
