"""A minor's work judged by the law in force on its day."""

from tuoitho.law.work.beside import see_also
from tuoitho.law.work.catalogue import CATALOGUE, Catalogue, Entry
from tuoitho.law.work.facts import Relation, Span, WorkFacts
from tuoitho.law.work.judging import Band, Judgement, Reason, Verdict, judge
from tuoitho.law.work.reading import read_facts

__all__ = [
    "CATALOGUE",
    "Band",
    "Catalogue",
    "Entry",
    "Judgement",
    "Reason",
    "Relation",
    "Span",
    "Verdict",
    "WorkFacts",
    "judge",
    "read_facts",
    "see_also",
]
