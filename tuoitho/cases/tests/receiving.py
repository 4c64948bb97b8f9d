"""Each verb of those who receive reports, with words that fit, and a report of Lan's in any state."""

from tests.cast import NOW
from tuoitho.cases.actions import receiving
from tuoitho.cases.tests.stage import a_report

NOTE = "Xin trường cho biết lịch học."
# verb → (function, words)
VERBS = {
    "take": (receiving.take, {}),
    "ask_school": (receiving.ask_school, {"note": NOTE}),
    "forward": (receiving.forward, {"note": NOTE}),
    "pass_on": (receiving.pass_on, {"to": "police", "note": NOTE}),
    "take_back": (receiving.take_back, {"note": NOTE}),
    "record_answer": (receiving.record_answer, {"number": "8/CAP", "on": NOW.date()}),
    "propose_end": (receiving.propose_end, {"reason": "unfounded", "note": NOTE}),
    "refuse_end": (receiving.refuse_end, {"note": NOTE}),
    "reopen_report": (receiving.reopen_report, {"note": NOTE}),
}


def do(world, report, verb, who="son", at=NOW, **more):
    act, words = VERBS.get(verb, (receiving.confirm_end, {}))
    words = words | ({} if verb == "take" else {"seen": report.version})
    if verb == "forward":
        words = words | {"to": world.other_ward}
    return act(report=report, **(words | more), by=world.viewer(who), at=at)


def standing(world, state, **more):
    return a_report(world.ward, state=state, reporter=world.lan, school=world.primary, channel="staff", **more)
