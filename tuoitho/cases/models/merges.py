"""Two records of one child become one, and two again when it was a mistake. What points at a child is found in the
models themselves: a noun added later moves too."""

from collections.abc import Collection, Iterator
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, F, Value

from tuoitho.base.models import Keyed
from tuoitho.cases.models.children import Child
from tuoitho.cases.models.likeness import Likeness
from tuoitho.cases.models.words import ChildWord

# Known of the other record and not of this one: the child is found by it and reached by it.
FILLED = (
    "ward_id",
    "name",
    "nickname",
    "born_on",
    "birth_year",
    "sex",
    "has_papers",
    "in_school",
    "schools",
    "address",
    "family",
    "description",
    "guardian_name",
    "guardian_phone",
    "pupil_id",
    "contact_who",
    "contact_how",
    "contact_when",
)
# Silence towards the home is never lost by a merge: the kept record has it if either had.
SILENCE = ("silent_home", "silent_because", "silent_by", "silent_at")


class Merge(Keyed):
    """`moved`: "room.noun.column" → ids of the rows that pointed at the merged child. `filled`: columns of the kept one
    that were blank and took the merged one's value."""

    kept = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    merged = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField(default=dict)
    filled = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["merged"], condition=models.Q(undone_at__isnull=True), name="merged_once_at_a_time"
            )
        ]


def pointing() -> Iterator[tuple[str, type[models.Model], str]]:
    """("room.noun.column", model, column) of everything that belongs to a child."""
    for relation in Child._meta.related_objects:
        model, column = relation.related_model, relation.field.attname
        if relation.one_to_many and model not in (Child, ChildWord, Likeness, Merge):
            yield f"{model._meta.label_lower}.{column}", model, column


def rows_of(child: Child) -> dict[str, list[int]]:
    """What would move, by "room.noun.column"."""
    found = {
        name: list(model._default_manager.filter(**{column: child.pk}).order_by("pk").values_list("pk", flat=True))
        for name, model, column in pointing()
    }
    return {name: ids for name, ids in found.items() if ids}


def counts_of(children: Collection[Child]) -> list[tuple[str, int, int]]:
    """("room.noun.column", child's id, how many rows) of what belongs to these children. One query."""
    parts = [
        model._default_manager.filter(**{f"{column}__in": [child.pk for child in children]})
        .order_by()
        .annotate(noun=Value(name), whose=F(column))
        .values_list("noun", "whose")
        .annotate(rows=Count("pk"))
        for name, model, column in pointing()
    ]
    return [tuple(row) for row in parts[0].union(*parts[1:], all=True)]


def point(moved: dict[str, list[int]], of: Child, to: Child) -> None:
    """Those rows that still belong to one child belong to the other."""
    for name, model, column in pointing():
        if ids := moved.get(name):
            model._default_manager.filter(pk__in=ids, **{column: of.pk}).update(**{column: to.pk})


def fill(kept: Child, merged: Child) -> list[str]:
    """Put what only the merged record knows into the kept one; the columns that took a value."""
    # An estimated year belongs to its flag: a day of birth known on one record is not weakened by the other's guess.
    names = [name for name in FILLED if _blank(getattr(kept, name)) and not _blank(getattr(merged, name))]
    if "birth_year" in names:
        names.append("birth_estimated")
    if merged.silent_home and not kept.silent_home:
        names += SILENCE
    for name in names:
        setattr(kept, name, getattr(merged, name))
    return names


def empty(kept: Child, merged: Child, names: list[str]) -> None:
    """The reverse, for what nobody corrected in between."""
    for name in names:
        if getattr(kept, name) == getattr(merged, name):
            setattr(kept, name, _nothing(name))


def _blank(value: Any) -> bool:
    return value is None or value == ""


def _nothing(name: str) -> Any:
    field = next(one for one in Child._meta.concrete_fields if one.attname == name)
    return None if field.null else field.get_default()
