"""Exactly what a template, or a sheet of paper, may show."""

from tuoitho.programme.pages.goals import goal_words
from tuoitho.programme.pages.lookups import desk_of, goals_above, plan_or_404
from tuoitho.programme.pages.paper import document
from tuoitho.programme.pages.relays import GroupRow, SentLink, group_rows, sent_links
from tuoitho.programme.pages.show import Part, parts_of, passages

__all__ = [
    "GroupRow",
    "Part",
    "SentLink",
    "desk_of",
    "document",
    "goal_words",
    "goals_above",
    "group_rows",
    "parts_of",
    "passages",
    "plan_or_404",
    "sent_links",
]
