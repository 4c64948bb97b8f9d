"""A case walked through its steps by the verbs themselves."""

from datetime import date, datetime, timedelta

from tests.cast import NOW, TODAY, World
from tuoitho.cases.actions import decisions, serving, steps
from tuoitho.cases.actions.opening import open_case
from tuoitho.cases.models import Case
from tuoitho.cases.tests.stage import a_child, a_report
from tuoitho.cases.workflow import ReportState
from tuoitho.law.child_forms import FORMS, Kind

ANSWER = {
    Kind.TEXT: "12/QĐ-UBND",
    Kind.LONG: "Theo lời em và hàng xóm.",
    Kind.DATE: "2024-11-09",
    Kind.TIME: "08:00",
    Kind.YES_NO: False,
    Kind.LEVEL: "low",
}


def answers(form: str, **more) -> dict:
    """Every question of a form answered."""
    rows = [{"what": "Trở lại trường", "who": "Trường", "starts": "2024-11-11", "ends": "", "cost": ""}]
    return {one.code: rows if one.kind is Kind.ROWS else ANSWER[one.kind] for one in FORMS[form].fields} | more


def opened(world: World, *, at: datetime = NOW, born_on: date | None = date(2013, 5, 4), **more) -> Case:
    """Opened by Sơn from a report of an hour ago."""
    report = a_report(world.ward, state=ReportState.TAKEN, at=at - timedelta(hours=1))
    child = a_child(world.ward, born_on=born_on)
    words = {"child": child, "report": report, "kind": Case.Kind.IN_LABOUR, "home_ward": world.ward} | more
    return open_case(**words, by=world.viewer("son"), at=at)


SERVED = {
    "kind": "school",
    "service": None,
    "provider": "Trường Tiểu học Vườn Xanh",
    "given_on": TODAY,
    "note": "Nhập học lại.",
}

# verb → (who, function, words)
WALK = {
    "assess_risk": ("son", steps.assess_risk, {"answers": answers("02")}),
    "verify": ("son", steps.verify, {"answers": answers("03")}),
    "hold_meeting": ("son", steps.hold_meeting, {"answers": answers("minutes")}),
    "submit_plan": ("son", steps.submit_plan, {"answers": answers("04")}),
    "approve_plan": ("tung", decisions.approve_plan, {"answers": answers("05")}),
    "record_service": ("son", serving.record_service, SERVED),
    "review": ("son", steps.review, {"answers": answers("06")}),
    "propose_closing": ("son", steps.propose_closing, {"reason": "stable", "note": "Đã ổn định."}),
    "confirm_closing": ("tung", decisions.confirm_closing, {}),
}


def walk(world: World, case: Case, until: str, at: datetime = NOW, **more) -> Case:
    """From where the case stands through `until`, all at one moment unless told."""
    verbs = list(WALK)
    done = set(case.steps.values_list("verb", flat=True))
    for verb in verbs[: verbs.index(until) + 1]:
        if verb not in done:
            who, act, words = WALK[verb]
            case.refresh_from_db()
            words = words | {"given_on": at.date()} if "given_on" in words else words
            act(case=case, **words, seen=case.version, by=world.viewer(who), at=at)
    case.refresh_from_db()
    return case
