"""A report told by staff through the verb itself, and a pupil whom it may name."""

from datetime import date, timedelta
from uuid import uuid4

from tests.cast import NOW
from tuoitho.cases.actions import filing
from tuoitho.cases.models.routing import Concern
from tuoitho.cases.tests.stage import NARRATIVE
from tuoitho.registry.models import Enrolment, Pupil, SchoolClass

TOLD = {
    "saw": NARRATIVE,
    "place": "Ngõ 12",
    "danger": "no",
    "trafficking": "no",
    "concern": Concern.NONE,
    "answers": {"child_name": "Trần Gia Bảo"},
    "reporter_name": None,
    "reporter_contact": None,
}


def told(world, who="lan", seat="primary", ward="ward", at=NOW, **more):
    words = {"key": uuid4(), "noticed_at": at - timedelta(hours=3), "enrolment": None} | {
        name: more.pop(name) for name in ("key", "noticed_at", "enrolment") if name in more
    }
    return filing.file_report(
        **words,
        seat=world.units[seat],
        ward=world.units[ward] if ward else None,
        told=TOLD | more,
        by=world.viewer(who),
        at=at,
    )


def a_pupil(world, teacher="lan", unit="primary", name="Bùi Khánh An"):
    place = SchoolClass.objects.create(
        unit=world.units[unit], school_year=2024, grade=3, name=f"3{teacher[0]}", teacher=world.users[teacher]
    )
    pupil = Pupil.objects.create(name=name, born_on=date(2016, 3, 2), sex="m", guardian_name="Bùi Văn Tư")
    return Enrolment.objects.create(pupil=pupil, school_class=place, unit=place.unit, starts_on=date(2024, 9, 5))
