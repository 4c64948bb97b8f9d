from tuoitho.reporting.queries.content import (
    Content,
    consolidations_of,
    content_of,
    intakes_of,
    letters_of,
    moved_to,
    result_of,
    totals_with,
    work_of,
)
from tuoitho.reporting.queries.counts import count_late, count_states, states_in
from tuoitho.reporting.queries.cycles import (
    cycle_by_key,
    cycle_of,
    cycles_of,
    cycles_to_remind,
    late_submissions,
    own_submissions,
    period_of,
    submission_in,
    submission_of,
    submissions_of,
)
from tuoitho.reporting.queries.facts import Facts, facts_of, viewer_behind
from tuoitho.reporting.queries.live import Live, count_live, count_reported, count_tasks
from tuoitho.reporting.queries.odd import odd_figures
from tuoitho.reporting.queries.totals import tasks_of, total_of

__all__ = [
    "Content",
    "Facts",
    "Live",
    "consolidations_of",
    "content_of",
    "count_late",
    "count_live",
    "count_reported",
    "count_states",
    "count_tasks",
    "cycle_by_key",
    "cycle_of",
    "cycles_of",
    "cycles_to_remind",
    "facts_of",
    "intakes_of",
    "late_submissions",
    "letters_of",
    "moved_to",
    "odd_figures",
    "own_submissions",
    "period_of",
    "result_of",
    "states_in",
    "submission_in",
    "submission_of",
    "submissions_of",
    "tasks_of",
    "total_of",
    "totals_with",
    "viewer_behind",
    "work_of",
]
