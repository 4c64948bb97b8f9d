"""Exactly what a template, or a sheet of paper, may show."""

from tuoitho.programme.pages.donors import DonorPage, donor_page, donor_paper, promises
from tuoitho.programme.pages.goals import goal_words
from tuoitho.programme.pages.lookups import desk_of, donor_or_404, goals_above, kept_by, plan_or_404, unit_or_desk
from tuoitho.programme.pages.money import MoneyPage, money_page, money_sheet, unreceipted_words
from tuoitho.programme.pages.paper import document
from tuoitho.programme.pages.relays import GroupRow, SentLink, group_rows, sent_links
from tuoitho.programme.pages.show import Part, parts_of, passages

__all__ = [
    "DonorPage",
    "GroupRow",
    "MoneyPage",
    "Part",
    "SentLink",
    "desk_of",
    "document",
    "donor_or_404",
    "donor_page",
    "donor_paper",
    "goal_words",
    "goals_above",
    "group_rows",
    "kept_by",
    "money_page",
    "money_sheet",
    "parts_of",
    "passages",
    "plan_or_404",
    "promises",
    "sent_links",
    "unit_or_desk",
    "unreceipted_words",
]
