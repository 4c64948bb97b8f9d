"""Signature, number, scan: each bound to the version it was made on."""

from datetime import timedelta

import pytest

from tests.cast import NOW, World
from tuoitho.base.refusals import Refused
from tuoitho.reporting import actions
from tuoitho.reporting.models import Paper
from tuoitho.reporting.rules import papers
from tuoitho.reporting.tests.conftest import PDF, Office


def test_the_head_signs_as_head_and_the_deputy_for_the_head(office: Office, world: World) -> None:
    report = office.bring("for_signature")
    paper = actions.sign(submission=report, by=world.viewer("thu"), at=NOW)
    assert (paper.authority, paper.position, paper.signer) == ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG", "Mai Anh Thư")
    actions.send_back(submission=report, note="Ký lại", by=world.viewer("hanh"), at=NOW)
    actions.present(submission=report, by=world.viewer("binh"), at=NOW)
    paper = actions.sign(submission=report, by=world.viewer("hanh"), at=NOW)
    assert (paper.authority, paper.position) == ("", "HIỆU TRƯỞNG")


def test_a_number_is_given_once_a_year_and_the_next_is_suggested(office: Office, world: World) -> None:
    report = office.bring("numbered")
    assert report.papers.get().number == "05/BC-THVX"
    assert papers.next_serial(world.primary, 2024) == 6
    actions.send_back(submission=report, note="", by=world.viewer("hanh"), at=NOW)
    office._do("for_signature", "HD-TH01", world.viewer("binh"), world.viewer("hanh"), NOW)
    office._do("signed", "HD-TH01", world.viewer("binh"), world.viewer("hanh"), NOW)
    words = {"submission": report, "by": world.viewer("binh"), "at": NOW}
    with pytest.raises(Refused, match="số tiếp theo là 6"):
        actions.number(serial=5, numbered_on=NOW.date(), **words)
    with pytest.raises(Refused, match="trước ngày ký"):
        actions.number(serial=6, numbered_on=NOW.date() - timedelta(days=1), **words)
    with pytest.raises(Refused, match="chưa đến"):
        actions.number(serial=6, numbered_on=NOW.date() + timedelta(days=1), **words)
    assert actions.number(serial=6, numbered_on=NOW.date(), **words).number == "06/BC-THVX"


def test_a_scan_is_known_by_its_content_not_its_name(office: Office, world: World) -> None:
    report = office.bring("numbered")
    words = {"submission": report, "by": world.viewer("binh"), "at": NOW}
    with pytest.raises(Refused, match="không phải là PDF"):
        actions.upload_scan(name="bc.pdf", data=b"MZ\x90", **words)
    assert actions.upload_scan(name="bc.exe", data=PDF, **words).scan is not None


def test_a_scan_needs_its_number(office: Office, world: World) -> None:
    report = office.bring("signed")
    with pytest.raises(Refused, match="lấy số trước"):
        actions.upload_scan(submission=report, name="bc.pdf", data=PDF, by=world.viewer("binh"), at=NOW)


def test_a_changed_version_leaves_the_old_scan_without_force(office: Office, world: World) -> None:
    report, binh = office.bring("scanned"), world.viewer("binh")
    old = report.papers.get()
    actions.send_back(submission=report, note="", by=world.viewer("hanh"), at=NOW)
    report = office.report()
    said = {"lessons": ("Sửa sau khi ký", False)}
    actions.write_passages(submission=report, passages=said, version=report.version, by=binh, at=NOW)
    actions.present(submission=report, by=binh, at=NOW)
    actions.sign(submission=report, by=world.viewer("hanh"), at=NOW)
    actions.number(submission=report, serial=6, numbered_on=NOW.date(), by=binh, at=NOW)
    actions.submit(submission=report, by=binh, at=NOW)
    new = report.papers.last()
    assert old.content_hash != new.content_hash
    with pytest.raises(Refused, match="đúng bản báo cáo này"):
        actions.accept(submission=report, by=world.viewer("mai"), at=NOW)
    actions.upload_scan(submission=report, name="bc.pdf", data=PDF, by=binh, at=NOW)
    assert actions.accept(submission=report, by=world.viewer("mai"), at=NOW)


def test_an_exception_from_the_scan_is_recorded_with_its_reason(office: Office, world: World) -> None:
    report = office.bring("numbered")
    actions.submit(submission=report, by=world.viewer("binh"), at=NOW)
    with pytest.raises(Refused, match="lý do"):
        actions.except_scan(submission=report, reason=" ", by=world.viewer("mai"), at=NOW)
    actions.except_scan(submission=report, reason="Máy quét hỏng", by=world.viewer("mai"), at=NOW)
    assert actions.accept(submission=report, by=world.viewer("mai"), at=NOW).content_hash
    assert Paper.objects.get().exception == "Máy quét hỏng"


def test_sent_after_the_last_day_is_taken_and_marked_late(office: Office) -> None:
    late = office.bring("submitted", at=NOW + timedelta(days=10))
    assert late.state == "submitted" and late.is_late(NOW.date())
    assert not office.bring("submitted", "HD-CS01").is_late(NOW.date() + timedelta(days=30))


def test_remarks_are_answered_and_the_receipt_of_a_returned_report_is_void(office: Office, world: World) -> None:
    report = office.bring("accepted")
    words = {"by": world.viewer("mai"), "at": NOW}
    with pytest.raises(Refused, match="nhận xét"):
        actions.return_report(submission=report, remarks={"2.2": " "}, note="", **words)
    actions.return_report(submission=report, remarks={"2.2": "Cao hơn năm trước?"}, note="", **words)
    assert not report.receipts.filter(void_at=None).exists()
    remark = report.remarks.get()
    actions.answer(remark=remark, text="Có thêm hai lớp.", by=world.viewer("binh"), at=NOW)
    assert report.remarks.get().answer == "Có thêm hai lớp."
    assert office.report().state == "returned"
