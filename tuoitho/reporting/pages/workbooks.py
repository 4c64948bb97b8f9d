"""The workbook of one school, filled in with what is known; `reader` reads the same layout back."""

from datetime import datetime

from tuoitho.activities.models import Activity
from tuoitho.base.folding import fold
from tuoitho.documents import xlsx
from tuoitho.documents.xlsx import Column, Sheet, Value
from tuoitho.reporting.models import HELP_ON_CASES, SECTIONS
from tuoitho.reporting.queries import Facts
from tuoitho.reporting.reader import FORM, FORM_VERSION
from tuoitho.reporting.reader.layout import ACTIVITIES, AUDIENCES, CHANNELS, FIGURES, HEADS, KINDS, REPORT, TICK

BLANK_ACTIVITIES = 40


def workbook_name(facts: Facts) -> str:
    """File name without tone marks: the school's code and name."""
    name = "-".join(fold(facts.submission.unit.name).split())
    return f"{facts.submission.unit.code}-{name}-{facts.submission.cycle.year}.xlsx"


def workbook(facts: Facts, made_at: datetime) -> bytes:
    submission = facts.submission
    meta = {
        "form": FORM,
        "version": FORM_VERSION,
        "unit": submission.unit.code,
        "year": str(submission.cycle.year),
        "cycle": str(submission.cycle.key),
    }
    return xlsx.workbook([_figures(facts), _activities(facts), _report(facts)], made_at, meta)


def _titles(facts: Facts, what: str) -> tuple[str, str]:
    return (f"{facts.submission.unit.name} · năm báo cáo {facts.submission.cycle.year}", what)


def _figures(facts: Facts) -> Sheet:
    code, label, low, high = HEADS[FIGURES]
    rows: list[list[Value]] = []
    for measure, said in facts.measures.items():
        span = facts.spans.get(measure)
        known: list[Value] = [span[0], span[1] if span[0] != span[1] else None] if span else [None, None]
        rows.append([measure, said.label, *known])
    return Sheet(
        FIGURES,
        [
            Column(code, 22, locked=True),
            Column(label, 62, locked=True),
            Column(low, 18, "integer", note="Đếm người, mỗi người một lần; không đếm lượt."),
            Column(high, 18, "integer", note="Chỉ điền khi không biết chính xác."),
        ],
        rows,
        _titles(facts, "Điền số người vào cột thứ ba. Không có ai thì ghi 0; chưa biết thì để trống."),
        protected=True,
    )


def _activities(facts: Facts) -> Sheet:
    heads = HEADS[ACTIVITIES]
    columns = [
        Column(heads[0], 12, note="Để trống với hoạt động mới. Dòng đã có mã chỉ để xem."),
        Column(heads[1], 44),
        Column(heads[2], 12, "date"),
        Column(heads[3], 16, choices=tuple(KINDS)),
        Column(heads[4], 26, choices=tuple(CHANNELS)),
        Column(heads[5], 14, note="Ví dụ II.2"),
        *(Column(head, 14, "integer") for head in heads[6:]),
    ]
    rows = [_activity(activity) for activity in facts.activities]
    what = "Ghi thêm hoạt động vào các dòng trống bên dưới; số ở đây là lượt người dự."
    return Sheet(ACTIVITIES, columns, rows, _titles(facts, what), blank=BLANK_ACTIVITIES)


def _activity(activity: Activity) -> list[Value]:
    kinds, channels = ({code: word for word, code in words.items()} for words in (KINDS, CHANNELS))
    reached = {reach.audience: reach.reached for reach in activity.reaches.all()}
    return [
        activity.key.hex[:8],
        activity.title,
        activity.on_date,
        kinds.get(activity.kind, ""),
        channels.get(activity.channel, ""),
        activity.clause,
        *(reached.get(audience) for audience in AUDIENCES.values()),
    ]


def _report(facts: Facts) -> Sheet:
    code, title, text, nothing = HEADS[REPORT]
    known = {passage.section: passage for passage in facts.passages}
    rows: list[list[Value]] = []
    for section, words in SECTIONS.items():
        passage = known.get(section)
        tick = TICK if passage and passage.nothing else ""
        rows.append([section, str(words), passage.text if passage else "", tick])
    return Sheet(
        REPORT,
        [
            Column(code, 14, locked=True),
            Column(title, 44, locked=True),
            Column(text, 90, note=f"{SECTIONS['cases']}: {HELP_ON_CASES} Mục khác: không ghi tên trẻ em, tên cha mẹ."),
            Column(nothing, 14, choices=(TICK,)),
        ],
        rows,
        _titles(facts, "Viết vào cột thứ ba, hoặc đánh dấu x nếu không phát sinh."),
        protected=True,
    )
