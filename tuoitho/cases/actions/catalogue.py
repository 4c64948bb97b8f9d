"""The catalogue of tasks and places is added to, corrected and verified: each time a new version, from a day on."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.refusals import Changed, Refused
from tuoitho.cases import rules
from tuoitho.cases.models import CatalogueEntry
from tuoitho.cases.models.catalogue import MARKS
from tuoitho.law.confidence import Confidence
from tuoitho.law.work import CATALOGUE, Entry
from tuoitho.law.work.judging import IN_FORCE

Words = Mapping[str, Any]


@action("cases.add_entry")
def add_entry(*, of: str, code: str, words: Words, starts_on: date, by: Actor, at: datetime) -> CatalogueEntry:
    """A task or place the catalogue does not know. `words`: text, article, the four marks, confidence, source."""
    _insist(by)
    if _latest(of, code) or code in _built_in(of):
        raise _refusal(_("Mã %(code)s đã có trong danh mục.") % {"code": code}, _("Hãy sửa mục ấy, hoặc dùng mã khác."))
    return _put("add_entry", of, code, 0, words, starts_on, by, at)


@action("cases.edit_entry")
def edit_entry(
    *, of: str, code: str, seen: int, words: Words, starts_on: date, by: Actor, at: datetime
) -> CatalogueEntry:
    """A correction, for work from a day on. `seen`: the version before one's eyes, 0 for the law's own.

    What was verified is replaced only by what is verified: nobody lifts a prohibition by hearsay.
    """
    _insist(by)
    before = _held(of, code, starts_on)
    if before and before.verified and not Confidence(words["confidence"]).verified:
        raise _refusal(
            _("Mục này đã xác minh nên chỉ thay bằng nội dung đã đọc ở văn bản hoặc nguồn thứ hai."),
            _("Hãy ghi nguồn và mức xác minh."),
        )
    return _put("edit_entry", of, code, seen, words, starts_on, by, at)


@action("cases.verify_entry")
def verify_entry(
    *, of: str, code: str, seen: int, confidence: str, source: str, by: Actor, at: datetime
) -> CatalogueEntry:
    """The text was read and is as it stands here: the same words, from the same day on, with who, when and where."""
    _insist(by)
    latest = _latest(of, code)
    starts_on = latest.starts_on if latest else IN_FORCE
    held = latest.entry if latest else _built_in(of)[code]
    if not Confidence(confidence).verified:
        raise _refusal(_("Chưa đọc được văn bản thì mục vẫn là chưa xác minh."))
    words = {mark: getattr(held, mark) for mark in MARKS} | {"text": held.text, "article": held.article}
    return _put("verify_entry", of, code, seen, words | {"confidence": confidence, "source": source}, starts_on, by, at)


def _put(
    verb: str, of: str, code: str, seen: int, words: Words, starts_on: date, by: Actor, at: datetime
) -> CatalogueEntry:
    _insist_on_sense(words, starts_on)
    latest = _latest(of, code)
    if (latest.version if latest else 0) != seen:
        raise _changed(verb)
    try:
        with transaction.atomic():
            row = CatalogueEntry.objects.create(
                of=of, code=code, version=seen + 1, **words, starts_on=starts_on, recorded_at=at, by=by.key
            )
    except IntegrityError:
        raise _changed(verb) from None
    record(by=by, at=at, verb=f"cases.{verb}", subject=f"{of}:{code}", fields=sorted(words))
    return row


def _insist_on_sense(words: Words, starts_on: date) -> None:
    if words["hazardous"] and (words["light"] or words["arts"] or words["extra"]):
        raise _refusal(_("Một mục không thể vừa bị cấm vừa được phép."), _("Hãy chọn một trong hai."))
    if starts_on < IN_FORCE:
        raise _refusal(_("Danh mục chỉ có luật từ 01/01/2021, ngày Bộ luật Lao động 2019 có hiệu lực."))


def _held(of: str, code: str, on: date) -> Entry | None:
    catalogue = CatalogueEntry.objects.merged(on)
    return (catalogue.tasks if of == CatalogueEntry.Of.TASK else catalogue.places).get(code)


def _built_in(of: str) -> Mapping[str, Entry]:
    return CATALOGUE.tasks if of == CatalogueEntry.Of.TASK else CATALOGUE.places


def _latest(of: str, code: str) -> CatalogueEntry | None:
    return CatalogueEntry.objects.filter(of=of, code=code).order_by("-version").first()


def _insist(by: Actor) -> None:
    rules.insist(rules.keep_catalogue(by), "cases.keep_catalogue")


def _refusal(sentence: str, todo: str = "") -> Refused:
    return Refused(sentence, kept=_("Danh mục không thay đổi."), todo=todo, code="cases.catalogue")


def _changed(verb: str) -> Changed:
    return Changed(
        _("Người khác vừa sửa mục này."),
        kept=_("Bản của họ đã được giữ; bản của bạn chưa lưu và còn trên trang."),
        todo=_("Hãy xem bản hiện nay rồi lưu lại nếu vẫn đúng."),
        code=f"cases.{verb}",
    )
