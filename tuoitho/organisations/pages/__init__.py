from tuoitho.organisations.pages.door import ClosedDoor, OwnPasswordFirst, Request, ViewerMiddleware
from tuoitho.organisations.pages.second_step import SecondStep, SecondStepFirst

__all__ = ["ClosedDoor", "OwnPasswordFirst", "Request", "SecondStep", "SecondStepFirst", "ViewerMiddleware"]
