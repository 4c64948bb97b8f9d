"""Taking out of the store what names a child: every sealed column of every table that hangs on it, and its files.

Steps, states, days and counts stay. What is found is found by the tables' own keys, so that a table added later is
covered without a word here; a test holds that each sealed column of the room is reached or excepted with a reason.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, Q
from django.utils import timezone

from tuoitho.base import files
from tuoitho.base.fields import sealed_fields
from tuoitho.base.models import StoredFile
from tuoitho.cases.models.cases import Case
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.counted import WardCases
from tuoitho.cases.models.reports import Report
from tuoitho.cases.models.retention import SchoolingKept
from tuoitho.cases.models.words import ChildWord
from tuoitho.counts.models import Period
from tuoitho.registry.models import Pupil

Rows = dict[type[Model], set[int]]


def forget_child(child: Child, at: datetime) -> None:
    """The child, those merged into it, its cases and the reports behind them."""
    children = {child.pk, *Child.objects.filter(merged_into=child).values_list("pk", flat=True)}
    cases = set(Case.objects.filter(child__in=children).values_list("pk", flat=True))
    reports = set(Report.objects.filter(Q(child__in=children) | Q(case__in=cases)).values_list("pk", flat=True))
    _keep_figures(children, at)
    _forget({Child: children, Case: cases, Report: reports}, at)
    Child.objects.filter(pk__in=children).update(birth_year=None, birth_estimated=False, anonymised_at=at)
    Case.objects.filter(pk__in=cases).update(anonymised_at=at)


def forget_report(report: Report, at: datetime) -> None:
    """A report that led to no case, and the child it named when nothing else is known of it."""
    rows: Rows = {Report: {report.pk}}
    child = report.child
    alone = child is not None and not (
        Case.objects.filter(child=child).exists() or Report.objects.filter(child=child).exclude(pk=report.pk).exists()
    )
    if child is not None and alone:
        rows[Child] = {child.pk}
        Child.objects.filter(pk=child.pk).update(birth_year=None, birth_estimated=False, anonymised_at=at)
    _forget(rows, at)


def tables_reached(roots: Collection[type[Model]]) -> list[type[Model]]:
    """The tables of the room that hang on these, nearest first."""
    found = list(roots)
    for table in found:
        found += [other for other in _room() if other not in found and _keys_to(other, table)]
    return found


def _forget(rows: Rows, at: datetime) -> None:
    held: set[int] = set()
    for table in _with_all_that_hangs_on(rows):
        held |= _clear(table, rows[table])
    if Child in rows:
        ChildWord.objects.filter(child__in=rows[Child]).delete()
    Report.objects.filter(pk__in=rows.get(Report, ())).update(reporter=None, digest="", anonymised_at=at)
    for stored in StoredFile.objects.filter(pk__in=held):
        files.remove(stored)


def _with_all_that_hangs_on(rows: Rows) -> list[type[Model]]:
    """Fills `rows` with what hangs on what is there; the tables, nearest first."""
    tables = tables_reached(list(rows))
    for table in tables:
        if table in rows:
            continue
        either = Q(pk__in=[])
        for near in tables[: tables.index(table)]:
            for key in _keys_to(table, near):
                either |= Q(**{f"{key.name}__in": rows[near]})
        rows[table] = set(table._base_manager.filter(either).values_list("pk", flat=True))
    return tables


def _clear(table: type[Model], keys: set[int]) -> set[int]:
    """Empties the sealed columns and lets go of people and files; returns the files nothing holds any more."""
    rows = table._base_manager.filter(pk__in=keys)
    empty: dict[str, Any] = {}
    for field in table._meta.concrete_fields:
        if field.name in sealed_fields(table):
            empty[field.name] = None if field.null else field.get_default()
    held, gone = set(), False
    for key in (field for field in table._meta.concrete_fields if isinstance(field, ForeignKey)):
        if key.related_model is StoredFile:
            held |= set(rows.exclude(**{key.name: None}).values_list(key.attname, flat=True))
            gone = gone or not key.null
        if key.null and key.related_model in (StoredFile, Pupil):
            empty[key.name] = None
    if gone:
        rows.delete()
    elif empty:
        rows.update(**empty)
    return held


def _keep_figures(children: set[int], at: datetime) -> None:
    """Ages and schooling as the years' figures counted them, without the day of birth and the roll behind them."""
    today = timezone.localdate(at)
    periods = list(Period.objects.filter(starts_on__lte=today))
    for case in Case.objects.filter(child__in=children).select_related("child"):
        ages = case.ages_when_notified
        if ages is not None:
            Case.objects.filter(pk=case.pk).update(age_low=ages[0], age_high=ages[1])
        ward = WardCases(case.home_ward_id, today)
        for period in periods:
            words = {"child_id": case.child_id, "year": period.year}
            SchoolingKept.objects.get_or_create(**words, defaults={"attending": ward.learns(period, today)[case.pk]})


def _room() -> list[type[Model]]:
    return [model for model in apps.get_app_config("cases").get_models() if model not in (Child, Case, Report)]


def _keys_to(table: type[Model], near: type[Model]) -> list[Any]:
    return [
        field
        for field in table._meta.concrete_fields
        if isinstance(field, ForeignKey) and field.related_model is near and near is not table
    ]
