"""Commitments signed by employers, with the day they are looked at again."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.cast import NOW
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.registry import actions, queries
from tuoitho.registry.models import EmployerCommitment
from tuoitho.registry.tests.samples import an_employer


def sign(world, employer, by="son", signed_on=date(2024, 3, 1), review_on=date(2024, 11, 9)):
    return actions.sign_commitment(
        employer=employer, signed_on=signed_on, review_on=review_on, paper=None, by=world.viewer(by), at=NOW
    )


def review(world, one, reviewed_on=date(2024, 11, 9), result="kept", by="son"):
    return actions.review_commitment(
        commitment=one, reviewed_on=reviewed_on, result=result, by=world.viewer(by), at=NOW
    )


def test_signed_with_its_paper_then_looked_at_again(world, signed_in):
    employer = an_employer(world.ward)
    son = signed_in("son")
    paper = SimpleUploadedFile("cam-ket.pdf", b"%PDF-1.4 signed")
    said = {"signed_on": "01/03/2024", "review_on": "09/11/2024", "paper": paper}
    son.post(reverse("registry:sign_commitment", args=[employer.key]), said)
    one = EmployerCommitment.objects.get()
    assert queries.due_commitments(world.viewer("son")) == 1
    assert queries.due_commitments(world.viewer("vinh")) == 0
    page = son.get(reverse("registry:employer", args=[employer.key])).content.decode()
    assert "Đến ngày xem lại" in page
    scan = son.get(reverse("registry:commitment_paper", args=[one.key]))
    assert (scan.content, scan["Content-Type"]) == (b"%PDF-1.4 signed", "application/pdf")
    path = reverse("registry:review_commitment", args=[one.key])
    assert " checked" not in son.get(path).content.decode(), "no result is chosen beforehand"
    son.post(path, {"reviewed_on": "09/11/2024", "result": "partly"})
    assert queries.due_commitments(world.viewer("son")) == 0
    assert "Mới thực hiện một phần" in son.get(reverse("registry:employer", args=[employer.key])).content.decode()


@pytest.mark.parametrize(
    "said,field",
    [
        ({"review_on": "01/02/2024"}, "review_on"),
        ({"signed_on": "31/02/2024"}, "signed_on"),
        ({"paper": SimpleUploadedFile("clip.mp4", b"....ftyp")}, "paper"),
        ({"paper": SimpleUploadedFile("to.pdf", b"%PDF" + b"0" * 10_000_001)}, "paper"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(world, signed_in, said, field):
    path = reverse("registry:sign_commitment", args=[an_employer(world.ward).key])
    page = signed_in("son").post(path, {"signed_on": "01/03/2024", "review_on": "01/04/2024", **said})
    assert field in page.context["form"].errors
    assert not EmployerCommitment.objects.exists()


def test_days_that_cannot_be_and_a_second_review_are_refused(world):
    employer = an_employer(world.ward)
    for days in ({"signed_on": date(2024, 12, 1), "review_on": date(2025, 1, 1)}, {"review_on": date(2024, 3, 1)}):
        with pytest.raises(Refused):
            sign(world, employer, **days)
    one = sign(world, employer)
    for day in (date(2024, 2, 1), date(2024, 12, 1)):
        with pytest.raises(Refused):
            review(world, one, day)
    review(world, one)
    with pytest.raises(Refused):
        review(world, one)


def test_only_the_ward_keeps_them(world):
    employer = an_employer(world.ward)
    one = sign(world, employer)
    for stranger in ("vinh", "tung", "hanh", "mai", "ngoc"):
        with pytest.raises(NotAllowed):
            sign(world, employer, by=stranger)
        with pytest.raises(NotAllowed):
            review(world, one, by=stranger)
