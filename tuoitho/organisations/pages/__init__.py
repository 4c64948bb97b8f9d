from tuoitho.organisations.pages.door import ClosedDoor, OwnPasswordFirst, Request, ViewerMiddleware

__all__ = ["ClosedDoor", "OwnPasswordFirst", "Request", "ViewerMiddleware"]
