"""Pupil and staff lists out of Excel files, as schools and the sector database write them. Reads, decides nothing."""

from tuoitho.registry.reader.lists import NoList, Person, Reading, read_list
from tuoitho.registry.reader.sentences import Fault

__all__ = ["Fault", "NoList", "Person", "Reading", "read_list"]
