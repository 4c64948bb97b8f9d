"""Where the worker looks: its library loads a module of this name from every app. Nothing else names the timetable."""

from tuoitho.config import schedule

__all__ = ["schedule"]
