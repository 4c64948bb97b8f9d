"""`tuoitho law`: JSON lines in and out, in order; a bad line is told and loses no other."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from tests.cast import NOW
from tuoitho.base.actors import SYSTEM
from tuoitho.cases.actions.catalogue import add_entry
from tuoitho.cases.models import CatalogueEntry

pytestmark = pytest.mark.django_db


def run(tmp_path: Path, what: str, *lines: str) -> list[dict]:
    path, out = tmp_path / "in.jsonl", StringIO()
    path.write_text("\n".join(lines), encoding="utf-8")
    call_command("law", what, str(path), stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_check_answers_each_line_in_order(tmp_path: Path) -> None:
    young = {"id": "a", "on": "2024-10-15", "age": 12, "relation": "employed", "hours_day": 9}
    found = run(tmp_path, "check", json.dumps(young), json.dumps({"id": "b", "on": "2024-10-15", "age": 30}))
    assert [one["id"] for one in found] == ["a", "b"]
    assert found[0]["verdict"] == "unlawful" and found[0]["band"] == "under_13"
    assert {"article": "BLLĐ 146.1", "text": "Quá 4 giờ một ngày"} in found[0]["reasons"]
    assert found[0]["sanction"] == {"act": "NĐ 12/2022 Đ.29", "individual_vnd": [20_000_000, 25_000_000]}
    assert found[1]["verdict"] == "out_of_scope" and found[1]["statistics"] == {"unicef_2024": None}


def test_a_bad_line_is_told_and_the_others_are_answered(tmp_path: Path) -> None:
    path, out = tmp_path / "in.jsonl", StringIO()
    path.write_text('{"id": 1, "hours_day": 25}\nkhông phải JSON\n{"id": 3, "age": 30}\n', encoding="utf-8")
    with pytest.raises(CommandError, match="2 dòng"):
        call_command("law", "check", str(path), stdout=out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    assert found[0]["id"] == 1 and "hours_day" in found[0]["error"]
    assert "Dòng 2" in found[1]["error"]
    assert found[2]["verdict"] == "out_of_scope"


def test_due_counts_in_working_days_across_tet(tmp_path: Path) -> None:
    """Friday before Tết 2025: the holiday is 25 January to 2 February."""
    found = run(tmp_path, "due", '{"duty": "approval", "since": "2025-01-24T10:00:00+07:00"}')
    assert found == [
        {
            "duty": "approval",
            "due": "2025-02-04T23:59:59+07:00",
            "article": "NĐ 56/2017 Đ.28.4",
            "working_days": True,
        }
    ]
    with pytest.raises(CommandError):
        run(tmp_path, "due", '{"duty": "approval", "since": "2025-01-24"}')


def test_the_lists_say_what_is_unverified() -> None:
    out = StringIO()
    call_command("law", "catalogue", json=True, stdout=out)
    places = {row["code"]: row for row in json.loads(out.getvalue())["places"]}
    assert places["BLLĐ-147.2.b"]["verified"] and not places["TT09-IV.1"]["verified"]
    out = StringIO()
    call_command("law", "catalogue", stdout=out)
    assert "chưa xác minh" in out.getvalue()
    out = StringIO()
    call_command("law", "duties", json=True, stdout=out)
    assert {"emergency", "plan", "approval"} <= {row["code"] for row in json.loads(out.getvalue())["duties"]}


def test_no_file_is_one_sentence() -> None:
    with pytest.raises(CommandError, match="Không mở được"):
        call_command("law", "check", "khong-co.jsonl")


def test_what_the_installation_added_counts_from_its_day(tmp_path: Path) -> None:
    words = {"text": "Khai thác tổ yến", "article": "TT 09/2020 PL III", "confidence": "R", "source": "Công báo"}
    marks = {"hazardous": True, "light": False, "arts": False, "extra": False}
    since = date(2024, 1, 1)
    add_entry(of="task", code="TT09-III.7", words=words | marks, starts_on=since, by=SYSTEM, at=NOW)
    record = {"age": 16, "relation": "employed", "task": "TT09-III.7"}
    found = run(tmp_path, "check", json.dumps(record | {"on": "2024-01-01"}))
    assert (found[0]["verdict"], found[0]["hazardous"]) == ("unlawful", True)
    with pytest.raises(CommandError):
        run(tmp_path, "check", json.dumps(record | {"on": "2023-12-31"}))
    for on, holds in (("2024-01-01", True), ("2023-12-31", False)):
        out = StringIO()
        call_command("law", "catalogue", "--on", on, json=True, stdout=out)
        listed = json.loads(out.getvalue())
        assert ("TT09-III.7" in {row["code"] for row in listed["tasks"]}) is holds
        assert listed["version"].endswith("+1")


def test_before_there_is_a_store_the_laws_own_catalogue_judges(tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {CatalogueEntry._meta.db_table}")
    found = run(tmp_path, "check", json.dumps({"on": "2024-10-15", "age": 16, "task": "BLLĐ-147.1.e"}))
    assert found[0]["verdict"] == "unlawful"
