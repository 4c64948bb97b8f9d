"""The tree of a date, what a person may see on it, and what upper rooms ask of units and people in post."""

from tuoitho.organisations.queries.audit import (
    actor_key_of,
    actors_named,
    audit_entries,
    refusals_of,
    units_named,
    verbs_left,
    verify_chain,
)
from tuoitho.organisations.queries.changes import change_of, changes_of, posts_closing, units_touched
from tuoitho.organisations.queries.people import (
    account_of,
    people_in_post,
    people_known,
    post_of,
    posts_of,
    posts_of_account,
)
from tuoitho.organisations.queries.units import (
    children_on,
    count_units,
    found_units,
    names_on,
    search_units,
    unit_story,
    units_on,
    ward_of,
)
from tuoitho.organisations.queries.viewer import (
    Viewer,
    current_stamp,
    own_unit,
    tree_on,
    unit_of,
    units_of,
    viewer_of,
)

__all__ = [
    "Viewer",
    "account_of",
    "actor_key_of",
    "actors_named",
    "audit_entries",
    "change_of",
    "changes_of",
    "children_on",
    "count_units",
    "current_stamp",
    "found_units",
    "names_on",
    "own_unit",
    "people_in_post",
    "people_known",
    "post_of",
    "posts_closing",
    "posts_of",
    "posts_of_account",
    "refusals_of",
    "search_units",
    "tree_on",
    "unit_of",
    "unit_story",
    "units_named",
    "units_of",
    "units_on",
    "units_touched",
    "verbs_left",
    "verify_chain",
    "viewer_of",
    "ward_of",
]
