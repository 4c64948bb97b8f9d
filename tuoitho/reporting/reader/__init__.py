"""Returned workbooks as plain values and sentences. Pure: which school and which measures, the caller says."""

from tuoitho.reporting.reader.layout import FORM, FORM_VERSION
from tuoitho.reporting.reader.reading import Problem, Reading, read_workbook

__all__ = ["FORM", "FORM_VERSION", "Problem", "Reading", "read_workbook"]
