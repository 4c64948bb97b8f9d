"""The ward's register of employers: kept by the ward officer, the denominator of 2.3 and 3.2."""

from datetime import date

import pytest
from django.urls import reverse

from tests.cast import NOW, TODAY
from tuoitho.base.actors import SYSTEM
from tuoitho.base.models import AuditEntry
from tuoitho.base.refusals import Changed, NotAllowed, Refused
from tuoitho.counts.models import Cell
from tuoitho.registry import actions
from tuoitho.registry.models import Employer, Headcount, refresh_employers
from tuoitho.registry.models.employers import EmployerMark
from tuoitho.registry.tests.samples import an_employer

NEW = {"kind": "enterprise", "name": "Công ty TNHH Dệt lụa Vạn Phúc", "number": "0101234567"}


def cell(unit, measure, year=2024):
    return Cell.objects.filter(unit=unit, year=year, measure=measure).values_list("value", flat=True).first()


def add(world, name="Xưởng may Hoa Sen", kind="household", by="son", another=False, **more):
    fields = {"kind": kind, "name": name, **more}
    return actions.add_employer(unit=world.ward, fields=fields, another=another, by=world.viewer(by), at=NOW)


def form_of(**more):
    return {"kind": "enterprise", "name": "Công ty TNHH Dệt lụa Vạn Phúc", **more}


def test_an_entry_counts_from_the_moment_it_is_saved(world, signed_in):
    page = signed_in("son").post(reverse("registry:add_employer", args=["HD-W01"]), form_of(number="0101234567"))
    made = Employer.objects.get()
    assert page.url == reverse("registry:employer", args=[made.key])
    assert (made.folded, made.name_key) == ("cong ty tnhh det lua van phuc", "det lua van phuc")
    assert cell(world.ward, "enterprises.roll") == 1
    assert cell(world.ward, "cooperatives.roll") is None


def test_the_denominator_is_who_is_open_on_the_last_day_of_the_year(world):
    add(world, "May Một")
    add(world, "May Hai", opened_on=date(2024, 3, 1))
    add(world, "May Ba", opened_on=date(2010, 1, 1), closed_on=date(2023, 11, 17))
    add(world, "May Bốn", closed_on=date(2023, 11, 18))
    add(world, "May Năm", closed_on=date(2024, 1, 1))
    assert cell(world.ward, "households.roll", 2022) == 4
    assert cell(world.ward, "households.roll", 2023) == 3, "open on 17/11/2023: Một, Bốn, Năm"
    assert cell(world.ward, "households.roll", 2024) == 2, "Một and Hai"


def test_the_register_wins_over_a_stated_number_which_stands_where_it_has_nobody(world):
    for measure, count in (("households.roll", 40), ("cooperatives.roll", 2)):
        Headcount.objects.state(world.ward, 2024, {measure: (count, count)}, TODAY, "", world.viewer("son"), NOW)
    one = add(world)
    assert (cell(world.ward, "households.roll"), cell(world.ward, "cooperatives.roll")) == (1, 2)
    Headcount.objects.state(world.ward, 2024, {"households.roll": (55, 55)}, TODAY, "", world.viewer("son"), NOW)
    assert cell(world.ward, "households.roll") == 1
    one.delete()
    refresh_employers(world.ward.pk, TODAY)
    assert cell(world.ward, "households.roll") == 55


def test_what_is_known_by_name_is_not_asked_for(world, signed_in):
    add(world)
    page = signed_in("son").get(reverse("registry:state_headcounts", args=["HD-W01", 2024])).content.decode()
    assert "households_roll" not in page
    assert "households_informed" not in page
    assert "enterprises_roll" in page
    assert reverse("registry:employers", args=["HD-W01"]) in page


def test_only_the_wards_own_officer_keeps_it(world):
    one = add(world)
    for name in ("vinh", "tung", "ngoc", "hanh", "mai"):
        with pytest.raises(NotAllowed):
            add(world, f"Quán {name}", by=name)
        with pytest.raises(NotAllowed):
            actions.edit_employer(employer=one, version=1, fields={}, by=world.viewer(name), at=NOW)
    assert Employer.objects.count() == 1


@pytest.mark.parametrize(
    "more,field",
    [
        ({"opened_on": "01/02/2024", "closed_on": "01/02/2023"}, "closed_on"),
        ({"opened_on": "01/02/2030"}, "opened_on"),
        ({"number": "12"}, "number"),
        ({"workers": "200.000"}, "workers"),
        ({"workers": "3", "workers_13_14": "4"}, "workers"),
        ({"workers": "nhiều"}, "workers"),
        ({"name": "  "}, "name"),
        ({"kind": ""}, "kind"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_lost(world, signed_in, more, field):
    page = signed_in("son").post(reverse("registry:add_employer", args=["HD-W01"]), form_of(address="Ngõ 5", **more))
    assert field in page.context["form"].errors
    assert "Ngõ 5" in page.content.decode()
    assert not Employer.objects.exists()


def test_the_same_number_is_refused_and_shown(world, signed_in):
    first = add(world, "Cơ sở may Hoa Sen", number="0101234567")
    path = reverse("registry:add_employer", args=["HD-W01"])
    page = signed_in("son").post(path, form_of(name="Tên khác hẳn", number="0101 234 567"))
    assert "Mã số này đã là của một cơ sở khác" in page.content.decode()
    assert reverse("registry:employer", args=[first.key]) in page.content.decode()
    assert "Tên khác hẳn" in page.content.decode()
    assert Employer.objects.count() == 1


def test_the_same_name_is_asked_about_before_it_is_saved(world, signed_in):
    add(world, "Công ty TNHH MTV Gốm Sứ Hoa Sen", kind="enterprise")
    path = reverse("registry:add_employer", args=["HD-W01"])
    son = signed_in("son")
    page = son.post(path, form_of(name="Cty gốm sứ Hoa Sen"))
    assert "giống như vậy" in page.content.decode()
    assert Employer.objects.count() == 1
    assert 'name="another"' in page.content.decode()
    son.post(path, form_of(name="Cty gốm sứ Hoa Sen", another="on"))
    assert Employer.objects.count() == 2
    assert cell(world.ward, "enterprises.roll") == 2


def test_one_employer_under_three_names_is_joined_into_one_and_parted_again(world, signed_in):
    names = ("Công ty TNHH Gốm sứ Hoa Sen", "Cty Gốm Sứ Hoa Sen", "CÔNG TY CP GỐM SỨ HOA SEN")
    one, two, three = (an_employer(world.ward, name) for name in names)
    EmployerMark.objects.settle("informed", 2024, [two.pk, three.pk], [two.pk, three.pk])
    refresh_employers(world.ward.pk, TODAY)
    assert (cell(world.ward, "enterprises.roll"), cell(world.ward, "enterprises.informed.named")) == (3, 2)
    son = signed_in("son")
    listed = son.get(reverse("registry:double_employers", args=["HD-W01"])).context["pairs"]
    assert [(pair.entry.pk, pair.first.pk, pair.same) for pair in listed] == [
        (two.pk, one.pk, "tên giống nhau"),
        (three.pk, one.pk, "tên giống nhau"),
    ]
    for row in (two, three):
        son.post(reverse("registry:merge_employers", args=[row.key]), {"into": str(one.key)})
    assert (cell(world.ward, "enterprises.roll"), cell(world.ward, "enterprises.informed.named")) == (1, 1)
    assert not son.get(reverse("registry:double_employers", args=["HD-W01"])).context["pairs"]
    son.post(reverse("registry:part_employers", args=[two.key]))
    assert (cell(world.ward, "enterprises.roll"), cell(world.ward, "enterprises.informed.named")) == (2, 2)


def test_two_told_apart_are_asked_about_no_more(world, signed_in):
    an_employer(world.ward, "Quán Hương", "household")
    two = an_employer(world.ward, "Quan Huong", "household")
    son = signed_in("son")
    son.post(reverse("registry:tell_apart", args=[two.key]))
    assert not son.get(reverse("registry:double_employers", args=["HD-W01"])).context["pairs"]


def test_a_merge_needs_two_of_one_ward_that_stand(world):
    one, two = an_employer(world.ward, "A"), an_employer(world.ward, "B")
    far = an_employer(world.other_ward, "C")
    three = an_employer(world.ward, "D")

    def merge(row, into):
        return actions.merge_employers(employer=row, into=into, by=world.viewer("son"), at=NOW)

    for row, into in ((one, one), (one, far)):
        with pytest.raises(Refused):
            merge(row, into)
    merge(two, one)
    for row, into in ((two, one), (three, two), (one, three)):
        with pytest.raises(Refused):
            merge(row, into)


def test_of_two_who_edit_at_once_the_second_sees_both(world, signed_in):
    one = add(world, address="Ngõ 1")
    son, phuc = signed_in("son"), signed_in("phuc")
    path = reverse("registry:edit_employer", args=[one.key])
    first = form_of(name="May Hoa Sen", kind="household", version=1)
    assert son.post(path, first | {"address": "Ngõ 2"}).status_code == 302
    page = phuc.post(path, first | {"address": "Ngõ 3"})
    assert page.status_code == 409
    assert "Ngõ 2" in page.content.decode()
    assert "Ngõ 3" in page.content.decode()
    one.refresh_from_db()
    assert one.address == "Ngõ 2"
    with pytest.raises(Changed):
        actions.edit_employer(employer=one, version=1, fields={}, by=world.viewer("son"), at=NOW)


def test_contact_number_and_risk_are_sealed_and_never_in_the_trail(world):
    one = add(world, number="0101234567", contact="Bà Hoà 0912345678", risk="có trẻ ở xưởng")
    stored = Employer.objects.filter(pk=one.pk).values_list("number_token", flat=True).get()
    assert b"0101234567" not in bytes(stored)
    trail = " ".join(str(row.__dict__) for row in AuditEntry.objects.all())
    assert "Hoà" not in trail
    assert "0101234567" not in trail


def test_it_is_found_without_tone_marks_or_by_number(world, signed_in):
    add(world, "Xưởng may Đức Hạnh", number="0101234567")
    add(world, "Quán bún Hương")
    son = signed_in("son")
    path = reverse("registry:employers", args=["HD-W01"])
    for text in ("duc hanh", "HẠNH xuong", "0101234567", "0101 234 567"):
        assert [one.name for one in son.get(path, {"find": text}).context["page"].rows] == ["Xưởng may Đức Hạnh"], text
    assert not son.get(path, {"find": "0109999999"}).context["page"].rows
    assert len(son.get(path, {"kind": "household", "state": "open"}).context["page"].rows) == 2


@pytest.mark.parametrize("rows", [3, 60])
def test_the_pages_ask_twelve_queries_at_most_however_long_the_register(
    world, signed_in, rows, django_assert_max_num_queries
):
    for number in range(rows):
        an_employer(world.ward, f"Quán {number // 2}", "household")
    son = signed_in("son")
    son.get(reverse("registry:employers", args=["HD-W01"]))
    for name in ("employers", "double_employers", "add_employer"):
        with django_assert_max_num_queries(12):
            assert son.get(reverse(f"registry:{name}", args=["HD-W01"])).status_code == 200
    one = Employer.objects.first()
    for name in ("employer", "edit_employer"):
        with django_assert_max_num_queries(12):
            assert son.get(reverse(f"registry:{name}", args=[one.key])).status_code == 200


def test_the_list_pages_by_key(world, signed_in):
    for number in range(30):
        an_employer(world.ward, f"Quán {number:02}", "household")
    son = signed_in("son")
    path = reverse("registry:employers", args=["HD-W01"])
    first = son.get(path).context["page"]
    second = son.get(f"{path}?{first.next_query}").context["page"]
    assert [one.name for one in first.rows + second.rows] == [f"Quán {number:02}" for number in range(30)]


def test_a_school_has_no_register(world, signed_in):
    with pytest.raises(Refused):
        actions.add_employer(unit=world.primary, fields=NEW, by=SYSTEM, at=NOW)
    assert signed_in("hanh").get(reverse("registry:employers", args=["HD-TH01"])).status_code == 403
