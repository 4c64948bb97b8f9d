"""The department's report is the sum of what was accepted, and every school can prove it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.documents import pdf
from tuoitho.reporting import actions
from tuoitho.reporting.models import Consolidation
from tuoitho.reporting.pages.behind import behind
from tuoitho.reporting.pages.receipt import receipt_page
from tuoitho.reporting.pages.school_paper import SECTIONS
from tuoitho.reporting.pages.total_paper import total_paper, total_sheets
from tuoitho.reporting.pages.whole import whole_report
from tuoitho.reporting.queries import content_of, total_of
from tuoitho.reporting.tests.conftest import YEAR, Office

NUMBER = re.compile(r"\d[\d.,]*\d|\d")


@pytest.fixture
def accepted(office: Office, world: World) -> Office:
    """Two schools accepted, one with a reasoned correction; one submitted; one silent."""
    binh = world.viewer("binh")
    report = office.bring("draft")
    actions.change_figure(
        submission=report,
        series="2.2",
        value=(371, 371, 400),
        reason="Đếm thiếu một lớp",
        version=report.version,
        by=binh,
        at=NOW,
    )
    for step in ("for_signature", "signed", "numbered", "scanned", "submitted", "accepted"):
        office._do(step, "HD-TH01", binh, world.viewer("hanh"), NOW)
    office.bring("accepted", "HD-CS01")
    office.bring("submitted", "HD-TH02")
    return office


def _stored(office: Office, world: World, addressee: str = "city") -> Consolidation:
    mai = world.viewer("mai")
    content = total_of(mai, office.cycle, addressee, mai.on)
    return actions.consolidate(cycle=office.cycle, addressee=addressee, content=content, by=mai, at=NOW)


def test_the_total_is_exactly_the_sum_of_the_accepted_reports(accepted: Office, world: World) -> None:
    said = _stored(accepted, world).content
    by_code = {one["code"]: one for one in said["series"]}
    assert [one["code"] for one in said["schools"]] == ["HD-CS01", "HD-TH01"]
    assert by_code["2.2"]["consolidated"] == [350 + 371, 380 + 371, 800]
    assert by_code["2.1b"]["consolidated"] == [1000, 1200, 1400]
    assert by_code["2.2"]["live"] == [1050, 1140, 1200], "the records count the silent and the submitted too"
    assert said["counts"] == {"schools": 4, "handed_in": 3, "accepted": 2, "late": 0, "groups": 2}


def test_each_school_finds_its_figures_in_the_total_unaltered(accepted: Office, world: World) -> None:
    stored = _stored(accepted, world)
    mine = content_of(world.viewer("hanh"), accepted.report())
    page = receipt_page(mine, [stored])
    assert page.intact and page.totals[0].proved
    stored.content["schools"][1]["figures"]["2.2"][0] -= 1
    altered = receipt_page(mine, [stored]).totals[0]
    assert (altered.holds, altered.same, altered.whole, altered.adds_up) == (True, False, False, False)


def test_consolidating_locks_what_is_in_it_and_a_lock_opens_with_a_reason(accepted: Office, world: World) -> None:
    _stored(accepted, world)
    assert accepted.report().state == "locked" and accepted.report("HD-TH02").state == "submitted"
    with pytest.raises(Refused):
        actions.return_report(submission=accepted.report(), remarks={}, note="sửa", by=world.viewer("mai"), at=NOW)
    actions.unlock(submission=accepted.report(), reason="Sai số", by=world.viewer("mai"), at=NOW)
    assert accepted.report().state == "accepted"
    assert _stored(accepted, world, "committee").content["counts"]["accepted"] == 2


def test_nobody_consolidates_another_department_or_nothing(office: Office, world: World) -> None:
    content = total_of(world.viewer("mai"), office.cycle, "city", NOW.date())
    words = {"cycle": office.cycle, "addressee": "city", "content": content, "at": NOW}
    for name in ("linh", "hanh", "khoa", "yen"):
        with pytest.raises(NotAllowed):
            actions.consolidate(by=world.viewer(name), **words)
    with pytest.raises(Refused, match="Chưa có báo cáo nào"):
        actions.consolidate(by=world.viewer("mai"), **words)


def test_a_figure_that_its_receipt_does_not_prove_stops_the_total(accepted: Office, world: World) -> None:
    accepted.report().figures.filter(series="2.2").update(low=1)
    with pytest.raises(Refused, match="không khớp biên nhận"):
        _stored(accepted, world)


def test_the_department_signs_numbers_and_scans_its_own_report(accepted: Office, world: World) -> None:
    stored, mai = _stored(accepted, world), world.viewer("mai")
    with pytest.raises(NotAllowed):
        actions.sign_total(consolidation=stored, by=world.viewer("hanh"), at=NOW)
    assert actions.sign_total(consolidation=stored, by=mai, at=NOW).position == "TRƯỞNG PHÒNG"
    paper = actions.number_total(consolidation=stored, serial=7, numbered_on=NOW.date(), by=mai, at=NOW)
    assert paper.number == "07/BC-PGDĐT"
    done = actions.upload_total_scan(consolidation=stored, name="a.png", data=b"\x89PNG\r\n\x1a\n", by=mai, at=NOW)
    assert done.proves(stored.content_hash)


def test_the_two_addressees_are_told_different_things_first(accepted: Office, world: World) -> None:
    papers = {
        to: total_paper(total_of(world.viewer("mai"), accepted.cycle, to, NOW.date()), world.department)
        for to in ("city", "committee")
    }
    assert papers["city"].addressees == ("Sở Giáo dục và Đào tạo Hà Nội",)
    assert papers["committee"].addressees == ("Uỷ ban nhân dân quận Hà Đông",)
    first = {to: paper.body[3].rows[0][0] for to, paper in papers.items()}
    assert first["city"].startswith("2.1a") and first["committee"].startswith("1.1")
    assert papers["city"].letterhead.parent == "UBND quận Hà Đông"


def test_every_number_of_the_preview_opens_what_makes_it(accepted: Office, world: World) -> None:
    content = total_of(world.viewer("mai"), accepted.cycle, "city", NOW.date())
    numbers = list(total_paper(content, world.department).numbers())
    assert len(numbers) > 20
    for number in numbers:
        assert behind(content, accepted.cycle, number.ref) is not None, number.ref
    assert behind(content, accepted.cycle, "series:2.2").matched == 2
    assert behind(content, accepted.cycle, "nonsense:1") is None


def test_the_file_speaks_vietnamese_in_its_name_and_its_sheets(
    accepted: Office, world: World, signed_in: Callable[[str], Client]
) -> None:
    address = reverse("reporting:total_file", args=[accepted.cycle.key, "city", "xlsx"])
    assert "bao-cao-tong-hop-so-2024.xlsx" in signed_in("mai").get(address)["Content-Disposition"]
    written = total_sheets(total_of(world.viewer("mai"), accepted.cycle, "city", NOW.date()))[-1]
    assert written.rows and {row[0] for row in written.rows} <= set(SECTIONS.values())


@pytest.mark.parametrize(("code", "to"), [("HD", "city"), ("HD", "committee"), ("HD-TH01", "department")])
def test_the_json_holds_every_number_printed(
    accepted: Office, world: World, tmp_path: Path, code: str, to: str
) -> None:
    """Every figure that pdftotext finds in a table or a sentence stands in the JSON, as printed."""
    files = whole_report(world.viewer("mai"), code, YEAR, to, NOW)
    assert files["docx"][:2] == files["xlsx"][:2] == b"PK"
    (tmp_path / "a.pdf").write_bytes(files["pdf"])
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True
    ).stdout.decode()
    said = json.loads(files["json"])
    known = set(NUMBER.findall(" ".join(one["text"] for one in said["numbers"])))
    # Codes, years, dates and goals are in the content; rows and pages are counted from 1.
    known |= set(NUMBER.findall(json.dumps(said["content"]) + json.dumps(said["paper"]).replace("-", " ")))
    known |= {str(place) for place in range(1, 10)} | {"18", "11", "17", "2023"}
    known |= {one.rstrip("0").rstrip(".").replace(".", ",") for one in known if "." in one}
    printed = {one.rstrip(".,") for one in NUMBER.findall(text)}
    assert len(printed) > 10
    assert printed - known == set()


def test_the_same_report_gives_the_same_bytes(accepted: Office, world: World) -> None:
    content = total_of(world.viewer("mai"), accepted.cycle, "city", NOW.date())
    document = total_paper(content, world.department)
    assert pdf.render(document, NOW) == pdf.render(document, NOW)
