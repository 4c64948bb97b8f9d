"""Filling: once, whole or not at all, never beside real data."""

from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tuoitho.base.models import Note
from tuoitho.demo import units
from tuoitho.demo.fill import CHAPTERS, Store, fill, store
from tuoitho.demo.reports import OF_130, SILENT, fates
from tuoitho.demo.scale import FULL, SMALL
from tuoitho.demo.town import Town
from tuoitho.organisations.models import Unit, User


class Killed(Exception):
    pass


def test_percents_rise_from_nought_to_a_hundred(db):
    told = []
    fill(SMALL, lambda percent, title: told.append(percent))
    assert (told[0], told[-1]) == (0, 100)
    assert told == sorted(set(told))
    assert sum(chapter.share for chapter in CHAPTERS) == 100
    assert store() is Store.ILLUSTRATIVE


def test_killed_in_the_middle_it_leaves_nothing_behind(db):
    def kill(percent, title):
        if percent > 60:
            raise Killed

    with pytest.raises(Killed):
        fill(SMALL, kill)
    assert store() is Store.EMPTY
    assert not Unit.objects.exists()


def test_it_refuses_a_store_where_somebody_is_already(db):
    User.objects.create_user("someone", full_name="Nguyễn Văn A")
    with pytest.raises(CommandError, match="dữ liệu thật"):
        call_command("demo", scale="small")
    assert not Unit.objects.exists()


def test_it_refuses_a_real_installation_that_is_still_empty(db):
    Note.objects.create(name="started", value="2024-11-09")
    with pytest.raises(CommandError, match="dữ liệu thật"):
        call_command("demo", scale="small")


def test_a_second_run_has_nothing_to_do(db):
    Note.objects.create(name="illustrative", value="1")
    out = StringIO()
    call_command("demo", scale="small", stdout=out)
    assert "không có gì phải làm" in out.getvalue()
    assert not Unit.objects.exists()


def test_the_whole_district_has_its_units_and_no_name_twice(db):
    town = Town(FULL)
    list(units.write(town))
    assert (len(town.schools), len(town.groups), len(town.wards)) == (130, 60, 17)
    names = Counter(unit.name for unit in town.units.values())
    assert max(names.values()) == 1
    assert all(guide.public and guide.level == Unit.Level.PRESCHOOL for guide in town.guides.values())


def test_the_whole_districts_reports_stand_where_the_story_has_them(db):
    town = Town(FULL)
    list(units.write(town))
    assert Counter(fates(town).values()) == {**OF_130, SILENT: 23}
