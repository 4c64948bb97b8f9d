"""The pages of services, referrals, follow-ups and places of learning."""

from datetime import date

from tests.cast import World
from tuoitho.cases.tests.samples.case import two_cases
from tuoitho.cases.tests.serving import a_follow_up, a_place, a_referral, a_service


def _keys(world: World) -> tuple[dict, dict]:
    inside, outside = two_cases(world, state="in_care")
    return {"key": inside.key}, {"key": outside.key}


def _service(world: World) -> tuple[dict, dict]:
    return {"key": a_service(world).key}, {"key": a_service(world, "other_ward").key}


def _follow_up(world: World) -> tuple[dict, dict]:
    inside, outside = ((case, a_follow_up(case, date(2024, 11, 1))) for case in two_cases(world))
    return {"key": inside[0].key, "one": inside[1].key}, {"key": outside[0].key, "one": outside[1].key}


def _place(world: World) -> tuple[dict, dict]:
    inside, outside = ((case, a_place(case)) for case in two_cases(world))
    return {"key": inside[0].key, "one": inside[1].key}, {"key": outside[0].key, "one": outside[1].key}


def _received(world: World) -> tuple[dict, dict]:
    """Inside: laid before Đồng Cỏ of the ward; outside: before the other ward's school, by that ward."""
    inside, _ = two_cases(world)
    _, outside = two_cases(world)
    return (
        {"key": a_referral(inside, to_unit=world.secondary).key},
        {"key": a_referral(outside, to_unit=world.secondary).key},
    )


def _letter(world: World) -> tuple[dict, dict]:
    inside, outside = _received(world)
    return inside | {"kind": "pdf"}, outside | {"kind": "pdf"}


SERVING = {
    "cases:edit_service": _service,
    "cases:serving": _keys,
    "cases:refer": _keys,
    "cases:following": _keys,
    "cases:end_follow_ups": _keys,
    "cases:start_placement": _keys,
    "cases:record_follow_up": _follow_up,
    "cases:skip_follow_up": _follow_up,
    "cases:confirm_placement": _place,
    "cases:leave_placement": _place,
    "cases:referral_letter": _letter,
    **{
        f"cases:{verb}": _received
        for verb in ("referral", "accept_referral", "refuse_referral", "finish_referral", "revoke_referral")
    },
}
