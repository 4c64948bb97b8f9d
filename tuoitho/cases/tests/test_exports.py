"""One case's file taken out: with a reason, marked, listed with who took it, gone after its days."""

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from django.conf import settings
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base import files
from tuoitho.base.clock import now
from tuoitho.base.models import AuditEntry, StoredFile, Work
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.base.work import run
from tuoitho.cases import jobs
from tuoitho.cases.actions.exports import export_case, take_export
from tuoitho.cases.models import CaseExport
from tuoitho.cases.pages.exports import export_document, watermark
from tuoitho.cases.tests.samples.protection import an_export
from tuoitho.cases.tests.stage import BEFORE, a_case, a_report, join
from tuoitho.cases.tests.walking import opened, walk
from tuoitho.documents import pdf

REASON = "Gửi Toà án nhân dân quận theo yêu cầu số 5"


def asked(world: World, case, by: str = "son", reason: str = REASON) -> CaseExport:  # type: ignore[no-untyped-def]
    return export_case(case=case, reason=reason, by=world.viewer(by), at=NOW)


def made(world: World, case) -> CaseExport:  # type: ignore[no-untyped-def]
    export = asked(world, case)
    run(Work.objects.get(), jobs.make_export)
    assert Work.objects.get().state == Work.DONE
    export.refresh_from_db()
    return export


@pytest.mark.parametrize("who", ["phuc", "vinh", "thao", "ha", "hanh", "mai", "an", "giang", "ngoc"])
def test_only_the_owner_and_the_chair_take_a_file_out(who: str, world: World) -> None:
    case = a_case(world)
    join(case, world.phuc, "helper")
    with pytest.raises(NotAllowed):
        asked(world, case, by=who)
    for may in ("son", "tung"):
        assert asked(world, case, by=may).whose == world.users[may]


@pytest.mark.parametrize("reason", ["", "   ", "xem", "x" * 9])
def test_never_without_a_reason(reason: str, world: World) -> None:
    with pytest.raises(Refused, match="lý do"):
        asked(world, a_case(world), reason=reason)
    assert not Work.objects.exists()


def test_it_is_made_by_the_worker_sealed_and_marked_on_every_page(world: World) -> None:
    case = walk(world, opened(world, at=BEFORE), "review", BEFORE)
    export = made(world, case)
    data = files.read(export.file)
    assert data.startswith(b"%PDF")
    assert b"%PDF" not in Path(settings.DATA, "files", export.file.key.hex[:2], export.file.key.hex).read_bytes()
    mark = watermark(export, now())
    assert world.son.full_name in mark and "/11/2024" in mark and "Toà án" in mark


def test_the_mark_stands_on_each_page(world: World) -> None:
    case = walk(world, opened(world, at=BEFORE), "review", BEFORE)
    data = pdf.render(export_document(world.viewer("son"), asked(world, case), NOW), NOW)
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) > 1 and all("Bùi Thanh Sơn" in page and "Toà án" in page for page in pages)


def test_no_reporter_is_in_it(world: World) -> None:
    case = walk(world, opened(world, at=BEFORE), "verify", BEFORE)
    a_report(world.ward, case=case, reporter=world.lan, reporter_name="Nguyễn Thị Hàng Xóm", reporter_contact="0977")
    said = repr(export_document(world.viewer("son"), asked(world, case), NOW))
    assert "Trần Gia Bảo" in said and "Hàng Xóm" not in said and world.lan.full_name not in said


def test_who_took_it_and_when_is_listed_and_logged(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    case = a_case(world)
    export = an_export(case, world.son)
    answer = signed_in("tung").get(reverse("cases:take_export", args=[case.key, export.key]))
    assert answer.content == b"%PDF made" and answer["Cache-Control"] == "no-store"
    assert "Bảo" not in answer["Content-Disposition"]
    page = signed_in("son").get(reverse("cases:protection", args=[case.key])).content.decode()
    assert "Ngô Sỹ Tùng" in page and "Toà án yêu cầu" in page
    entry = AuditEntry.objects.get(verb="cases.take_export")
    assert (entry.actor, entry.subject) == (world.tung.actor_key, str(case.key))


def test_after_its_days_nobody_takes_it_and_the_file_is_deleted(
    world: World, django_capture_on_commit_callbacks
) -> None:  # type: ignore[no-untyped-def]
    case = a_case(world)
    export = an_export(case, world.son, expires_at=NOW)
    path = Path(settings.DATA, "files", export.file.key.hex[:2], export.file.key.hex)
    with pytest.raises(Refused, match="hết hạn"):
        take_export(export=export, by=world.viewer("son"), at=NOW)
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        jobs.expire_exports(NOW - timedelta(seconds=1))
    assert path.exists()
    with django_capture_on_commit_callbacks(execute=True):
        jobs.expire_exports(NOW)
    assert not path.exists() and not StoredFile.objects.exists()
    export.refresh_from_db()
    assert export.file is None and export.expired_at == NOW
    jobs.expire_exports(NOW)
    assert AuditEntry.objects.filter(verb="cases.expire_export").count() == 1


def test_the_export_of_another_case_is_not_reached_through_ones_own(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    other = a_case(world, ward="other_ward", owner="vinh")
    export = an_export(other, world.vinh)
    own = a_case(world)
    assert signed_in("son").get(reverse("cases:take_export", args=[own.key, export.key])).status_code == 404


def test_a_former_owner_takes_nothing_any_more(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    case = a_case(world, owner="phuc")
    export = an_export(case, world.son)
    assert signed_in("son").get(reverse("cases:take_export", args=[case.key, export.key])).status_code == 404


def test_it_is_asked_for_on_a_page_and_a_short_reason_stays_there(world: World, signed_in) -> None:  # type: ignore[no-untyped-def]
    case, client = a_case(world), signed_in("son")
    path = reverse("cases:export_case", args=[case.key])
    short = client.post(path, {"reason": "xem"})
    assert short.status_code == 400 and ">xem</textarea>" in short.content.decode().replace("\n", "")
    assert client.post(path, {"reason": REASON}).status_code == 302
    assert signed_in("phuc").get(path).status_code == 404
