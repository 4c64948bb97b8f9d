from tuoitho.organisations.models.following import successors_of
from tuoitho.organisations.models.people import Post, User, UserManager
from tuoitho.organisations.models.units import Change, TreeVersion, Unit, UnitName, UnitParent

__all__ = ["Change", "Post", "TreeVersion", "Unit", "UnitName", "UnitParent", "User", "UserManager", "successors_of"]
