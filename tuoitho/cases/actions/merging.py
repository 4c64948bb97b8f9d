"""Two records of one child become one; it can be undone exactly. Or a person says that they are two."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases import rules
from tuoitho.cases.models import Child, Likeness, Merge
from tuoitho.cases.models.cells import refresh_child
from tuoitho.cases.models.likeness import pair
from tuoitho.cases.models.merges import empty, fill, point, rows_of
from tuoitho.cases.models.words import ChildWord


@action("cases.merge_children")
def merge_children(*, kept: Child, merged: Child, seen: tuple[int, int], by: Actor, at: datetime) -> Merge:
    """Everything of the one belongs to the other; what is blank there is filled. `seen`: their versions on the page."""
    kept, merged = _hold(kept, merged, by, at)
    for child, version in ((kept, seen[0]), (merged, seen[1])):
        rules.insist_on_version(child, version)
    if kept.pk == merged.pk or kept.merged_into_id or merged.merged_into_id:
        raise Refused(
            _("Một trong hai bản ghi đã được gộp rồi."),
            todo=_("Hãy mở lại danh sách để xem hiện nay."),
            code="cases.merge_children",
        )
    moved = rows_of(merged)
    try:
        with transaction.atomic():
            point(moved, merged, kept)
    except IntegrityError:
        raise Refused(
            _("Hai em cùng có một thứ mà mỗi em chỉ có một."),
            kept=_("Chưa gộp gì."),
            todo=_("Hãy kết thúc một trong hai, rồi gộp lại."),
            code="cases.merge_children",
        ) from None
    filled = fill(kept, merged)
    merged.merged_into = kept
    done = Merge.objects.create(kept=kept, merged=merged, moved=moved, filled=filled, at=at, by=by.key)
    _save(kept, merged, at)
    record(by=by, at=at, verb="cases.merge_children", subject=kept.key, fields=[*moved, *filled])
    return done


@action("cases.undo_merge")
def undo_merge(*, merge: Merge, by: Actor, at: datetime) -> Merge:
    """As it was before; what was added or corrected since stays with the kept record."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    kept, merged = _lock(merge.kept, merge.merged)
    rules.insist(rules.unmerge(by, kept, at), "cases.see_cases")
    if merge.undone_at is not None:
        raise Changed(_("Người khác vừa hoàn tác lần gộp này."), code="cases.undo_merge")
    point(merge.moved, kept, merged)
    empty(kept, merged, merge.filled)
    merged.merged_into = None
    merge.undone_at, merge.undone_by = at, by.key
    merge.save()
    _save(kept, merged, at)
    record(by=by, at=at, verb="cases.undo_merge", subject=kept.key, fields=[*merge.moved, *merge.filled])
    return merge


@action("cases.keep_apart")
def keep_apart(*, one: Child, other: Child, by: Actor, at: datetime) -> Likeness:
    """They are two; nobody is asked again."""
    one, other = _hold(one, other, by, at)
    words = {"apart_at": at, "apart_by": by.key}
    likeness, _new = Likeness.objects.update_or_create(
        **pair(one.pk, other.pk), defaults=words, create_defaults=words | {"found_at": at}
    )
    record(by=by, at=at, verb="cases.keep_apart", subject=likeness.key)
    return likeness


def _hold(one: Child, other: Child, by: Actor, at: datetime) -> tuple[Child, Child]:
    one, other = _lock(one, other)
    rules.insist(rules.merge(by, one, other, at), "cases.see_cases")
    return one, other


def _lock(one: Child, other: Child) -> tuple[Child, Child]:
    """Both rows, held in one order so that two mergers never wait for each other."""
    held = {
        child.pk: child for child in Child.objects.select_for_update().filter(pk__in=[one.pk, other.pk]).order_by("pk")
    }
    return held[one.pk], held[other.pk]


def _save(kept: Child, merged: Child, at: datetime) -> None:
    for child in (kept, merged):
        child.version += 1
        child.save()
    if merged.merged_into_id:
        Likeness.objects.of(merged).filter(apart_at=None).delete()
        ChildWord.objects.filter(child=merged).delete()
    else:
        Likeness.objects.note(merged, at)
    Likeness.objects.note(kept, at)
    for child in (kept, merged):
        refresh_child(child.pk, at)
