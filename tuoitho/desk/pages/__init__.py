from tuoitho.desk.pages.desks import Desk, desk_of
from tuoitho.desk.pages.frame import frame, other_posts
from tuoitho.desk.pages.guides import Guide, guide_of, picture_of
from tuoitho.desk.pages.plan import LivingPlan, living_plan, running_year, units_under
from tuoitho.desk.pages.proof import Proof, missing_lists, proof_of
from tuoitho.desk.pages.search import Group, search

__all__ = [
    "Desk",
    "Group",
    "Guide",
    "LivingPlan",
    "Proof",
    "desk_of",
    "frame",
    "guide_of",
    "living_plan",
    "missing_lists",
    "other_posts",
    "picture_of",
    "proof_of",
    "running_year",
    "search",
    "units_under",
]
