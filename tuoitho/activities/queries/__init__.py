from tuoitho.activities.queries.counts import (
    count_activities,
    count_by_address,
    count_by_clause,
    count_reached,
    count_since,
)
from tuoitho.activities.queries.plan import clause_text, clauses_for
from tuoitho.activities.queries.rows import (
    activities_of,
    activity_of,
    attended_by,
    evidence_of,
    filtered,
    last_clause,
    last_told,
    periods,
    recorder_of,
    rows_of,
    units_seen,
    units_to_log_for,
)

__all__ = [
    "activities_of",
    "activity_of",
    "attended_by",
    "clause_text",
    "clauses_for",
    "count_activities",
    "count_by_address",
    "count_by_clause",
    "count_reached",
    "count_since",
    "evidence_of",
    "filtered",
    "last_clause",
    "last_told",
    "periods",
    "recorder_of",
    "rows_of",
    "units_seen",
    "units_to_log_for",
]
