from tuoitho.organisations.pages.door import ClosedDoor, OwnPasswordFirst, Request, SecondStep, ViewerMiddleware

__all__ = ["ClosedDoor", "OwnPasswordFirst", "Request", "SecondStep", "ViewerMiddleware"]
