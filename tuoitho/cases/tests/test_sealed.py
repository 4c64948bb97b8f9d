"""What is known of a child, and what was told, lies sealed in the store."""

import pytest
from django.db import connection

from tests.cast import NOW, World
from tuoitho.cases.models import Case, CaseForm, Child, Report

pytestmark = pytest.mark.django_db
SECRETS = {"name": "Bé Ngân", "nickname": "Tí Sún", "address": "Ngõ Mơ", "guardian_phone": "0900000001"}
TOLD = "Một em nhỏ bưng bê đến khuya"


def columns(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return " ".join(
            bytes(cell).decode("utf-8", "replace") if isinstance(cell, bytes | memoryview) else str(cell)
            for row in cursor.fetchall()
            for cell in row
        )


def test_child_report_and_form_are_sealed_and_come_back(world: World) -> None:
    child = Child.objects.create(ward=world.ward, recorded_at=NOW, by="user:son", **SECRETS)
    Report.objects.create(channel="tip", receiver=world.ward, child=child, saw=TOLD, received_at=NOW, by="anonymous")
    case = Case.objects.create(
        number="01/2024",
        child=child,
        ward=world.ward,
        home_ward=world.ward,
        owner=world.son,
        kind="at_risk",
        notified_at=NOW,
        opened_at=NOW,
        by="user:son",
    )
    CaseForm.objects.create(case=case, form="02", answers={"harm": ["high"], "told": TOLD}, made_at=NOW, by="user:son")
    stored = columns("cases_child") + columns("cases_report") + columns("cases_caseform")
    assert not [secret for secret in (*SECRETS.values(), TOLD) if secret in stored]
    child.refresh_from_db()
    assert {field: getattr(child, field) for field in SECRETS} == SECRETS
    assert Report.objects.get().saw == TOLD
    assert CaseForm.objects.get().answers == {"harm": ["high"], "told": TOLD}
