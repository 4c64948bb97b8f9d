from tuoitho.desk.views.desks import desk
from tuoitho.desk.views.guides import guide, picture
from tuoitho.desk.views.plan import evidence, living_plan, missing
from tuoitho.desk.views.search import article, search

__all__ = ["article", "desk", "evidence", "guide", "living_plan", "missing", "picture", "search"]
