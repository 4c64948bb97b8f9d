"""How early warning is weighed, how many cards a person can follow, and what the weights would have shown."""

from collections.abc import Mapping
from datetime import date, datetime

from django.utils.translation import gettext as _

from tuoitho.base.action import action
from tuoitho.base.actors import Actor
from tuoitho.base.audit import record
from tuoitho.base.models import Work
from tuoitho.base.refusals import Changed, Refused
from tuoitho.base.work import ask
from tuoitho.cases import rules
from tuoitho.cases.models import BackTest, FlagLimit, FlagWeights
from tuoitho.cases.models.flags import TEST_WORK
from tuoitho.cases.models.weighing import DEFAULT_POINTS, MOST_POINTS, MOST_WEIGHT
from tuoitho.cases.queries.weighing import Hindsight
from tuoitho.organisations.models import Unit

LEAST_LIMIT, MOST_LIMIT = 1, 40


@action("cases.set_weights")
def set_weights(
    *, unit: Unit, points: Mapping[str, int], least: int, reason: str, seen: int, by: Actor, at: datetime
) -> FlagWeights:
    """New weights for the schools below the unit, from the next night on. `seen`: how many settings one has seen."""
    rules.insist(rules.weigh_flags(by, unit.pk), "cases.weigh_flags")
    Unit.objects.select_for_update().get(pk=unit.pk)
    if FlagWeights.objects.filter(unit=unit).count() != seen:
        raise Changed(
            _("Người khác vừa đổi trọng số."),
            kept=_("Những gì họ đặt vẫn được giữ; phần của bạn chưa lưu và còn trên trang."),
            todo=_("Hãy so lại rồi lưu."),
            code="cases.weights_changed",
        )
    whole = set(points) == set(DEFAULT_POINTS) and all(0 <= one <= MOST_WEIGHT for one in points.values())
    if not whole or not any(points.values()) or not 1 <= least <= MOST_POINTS or not reason.strip():
        raise Refused(
            _("Mỗi trọng số từ 0 đến %(most)s, ít nhất một số lớn hơn 0, kèm lý do.") % {"most": MOST_WEIGHT},
            kept=_("Trọng số cũ vẫn dùng."),
            code="cases.set_weights",
        )
    row = FlagWeights.objects.create(
        unit=unit, points=dict(points), least=least, reason=reason.strip(), set_at=at, by=by.key
    )
    record(by=by, at=at, verb="cases.set_weights", subject=row.key, unit=unit.code, fields=sorted(points))
    return row


@action("cases.set_flag_limit")
def set_flag_limit(*, unit: Unit, per_person: int, by: Actor, at: datetime) -> None:
    """How many cards one person of the school can follow at once."""
    rules.insist(rules.limit_flags(by, unit.pk), "cases.see_flags")
    if not LEAST_LIMIT <= per_person <= MOST_LIMIT:
        raise Refused(
            _("Mỗi người theo dõi từ %(least)s đến %(most)s thẻ.") % {"least": LEAST_LIMIT, "most": MOST_LIMIT},
            kept=_("Mức cũ vẫn dùng."),
            code="cases.set_flag_limit",
        )
    FlagLimit.objects.create(unit=unit, per_person=per_person, set_at=at, by=by.key)
    record(by=by, at=at, verb="cases.set_flag_limit", subject=unit.code, unit=unit.code, fields=["per_person"])


@action("cases.ask_back_test")
def ask_back_test(*, unit: Unit, by: Actor, at: datetime) -> Work:
    """Let the weights in force be tried on last school year's facts."""
    rules.insist(rules.weigh_flags(by, unit.pk), "cases.weigh_flags")
    work = ask(TEST_WORK, unit.key, by=by, at=at, unit=unit.code)
    record(by=by, at=at, verb="cases.ask_back_test", subject=work.key, unit=unit.code)
    return work


@action("cases.back_test")
def back_test(
    *,
    unit: Unit,
    school_year: int,
    on_date: date,
    weights: FlagWeights | None,
    schools: int,
    tested: Hindsight,
    by: Actor,
    at: datetime,
) -> BackTest:
    """Keep the numbers of a back-test."""
    rules.insist(by.holds("cases.weigh_flags", unit.pk), "cases.weigh_flags")
    row = BackTest.objects.create(
        unit=unit,
        school_year=school_year,
        on_date=on_date,
        weights=weights,
        schools=schools,
        pupils=tested.pupils,
        followed=tested.followed,
        hits=tested.hits,
        happened=tested.happened,
        made_at=at,
        by=by.key,
    )
    record(by=by, at=at, verb="cases.back_test", subject=row.key, unit=unit.code)
    return row
