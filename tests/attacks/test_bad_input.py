"""Whatever is typed or handed in gets a sentence, never a broken page, and saves nothing."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.documents.xlsx import Column, Sheet, workbook
from tuoitho.organisations.models import Unit
from tuoitho.programme.models import Plan
from tuoitho.registry.models import ImportBatch, Pupil
from tuoitho.registry.tests.people import a_class
from tuoitho.reporting.models import Cycle, Submission

SignedIn = Callable[[str], Client]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DIGITS = "9" * 5000


def book(*rows: tuple[object, ...]) -> bytes:
    heads = [Column(head) for head in ("STT", "Họ và tên", "Ngày sinh", "Lớp", "Mã định danh")]
    return workbook([Sheet("Danh sách", heads, rows)], NOW)


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def altered(old: bytes, new: bytes) -> bytes:
    """A good workbook with something else in its first sheet."""
    with zipfile.ZipFile(io.BytesIO(book((1, "A B", 41887.5, "4A", "01")))) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    assert old in parts[sheet]
    return packed({**parts, sheet: parts[sheet].replace(old, new)})


WORD = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
SPACE = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(document: bytes) -> bytes:
    return packed({"[Content_Types].xml": WORD, "_rels/.rels": RELATIONS, "word/document.xml": document})


FILES = {
    "empty.xlsx": b"",
    "random.xlsx": bytes(range(256)) * 20,
    "cut.xlsx": book()[:900],
    "locked.xlsx": OLE + "EncryptedPackage".encode("utf-16-le") + bytes(900),
    "broken.xls": OLE + "Workbook".encode("utf-16-le") + bytes(900),
    "bomb.xlsx": packed({"xl/worksheets/sheet1.xml": bytes(60_000_000)}),
    "far.xlsx": altered(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    "endless.xlsx": altered(b"<v>41887.5</v>", b"<v>1e999</v>"),
    "no-number.xlsx": altered(b"<v>41887.5</v>", b"<v>NaN</v>"),
    "long-digits.xlsx": book((1, "A B", DIGITS, "4A", DIGITS)),
    "no-day.xlsx": book((1, "A B", "31/02/2014", "4A", "01"), (2, "C D", -5, "4A" * 99, "02")),
    "no-body.docx": word(SPACE + b"/>"),
    "deep.docx": word(SPACE + b"><w:body>" + b"<w:p>" * 3000 + b"</w:p>" * 3000 + b"</w:body></w:document>"),
    "broken.pdf": b"%PDF-1.7\n" + bytes(range(256)),
    "nul.txt": b"abc\0def",
    "one-line.txt": b"tr\xc3\xaan 90% " * 20_000,
    "lines.txt": b"1. x\n" * 200_000,
    "../../etc/\nl\xe1\xba\xadu\xe2\x80\xae.xlsx": OLE + bytes(40),
}
DOORS = {
    "programme:upload": ("mai", {}, "file", {}),
    "pupil": ("hanh", {"code": "HD-TH01", "kind": "pupil"}, "file", {"school_year": "2024"}),
    "staff": ("hanh", {"code": "HD-TH01", "kind": "staff"}, "file", {"school_year": "2024"}),
    "organisations:import_units": ("an", {}, "table", {"starts_on": "2024-01-01"}),
    "organisations:import_accounts": ("an", {}, "table", {}),
}


@pytest.mark.parametrize("door", DOORS)
def test_no_file_breaks_a_page_or_leaves_anything_but_a_preview(world: World, signed_in: SignedIn, door: str) -> None:
    who, where, field, words = DOORS[door]
    url = reverse(door if ":" in door else "registry:read_import", kwargs=where)
    client, units = signed_in(who), Unit.objects.count()
    for name, data in FILES.items():
        answer = client.post(url, {**words, field: SimpleUploadedFile(name, data)})
        assert answer.status_code in (200, 302, 409), f"{name}: {answer.status_code}"
    assert (Pupil.objects.count(), Unit.objects.count(), Plan.objects.count()) == (0, units, 0)
    assert not ImportBatch.objects.filter(state="confirmed").exists()


@pytest.mark.parametrize("typed", ["", "-1", "9" * 25, DIGITS, "31/02/2024", "01/01/0001", "31/12/9999", "a\0b", "NaN"])
def test_a_date_or_number_beyond_belief_is_asked_again_and_the_rest_stays(
    world: World, signed_in: SignedIn, typed: str
) -> None:
    there = a_class(world.primary)
    words = {"name": "Người Vừa Gõ", "born": typed, "starts_on": typed, "code": "77"}
    answer = signed_in("binh").post(reverse("registry:enrol", kwargs={"key": there.key}), words)
    assert answer.status_code == 200 and "Người Vừa Gõ" in answer.content.decode()
    assert not Pupil.objects.exists()


def test_a_disks_worth_of_files_is_turned_away_unread(world: World, signed_in: SignedIn) -> None:
    url = reverse("registry:read_import", kwargs={"code": "HD-TH01", "kind": "pupil"})
    answer = signed_in("hanh").generic("POST", url, b"", content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 200
    answer = signed_in("hanh").post(url, {}, CONTENT_LENGTH=str(121 * 2**20))
    assert answer.status_code == 409 and "120 MB" in answer.content.decode()


@pytest.mark.parametrize("path", ["/units/unit/%00/", "/search/?q=a%00b", "/units/?q=%00", "/activities/?unit=%00"])
def test_a_nul_in_an_address_leads_nowhere(world: World, signed_in: SignedIn, path: str) -> None:
    assert signed_in("mai").get(path).status_code == 404


@pytest.mark.parametrize("typed", ["9999-12-31", "0001-01-01", "31/12/9999"])
def test_a_deputy_until_the_end_of_time_is_asked_again(world: World, signed_in: SignedIn, typed: str) -> None:
    post = world.viewer("hanh").post
    assert post is not None
    words = {"person": "binh", "starts_on": "09/11/2024", "last_day": typed}
    answer = signed_in("hanh").post(reverse("organisations:deputise", kwargs={"key": post.key}), words)
    assert answer.status_code == 200 and "binh" in answer.content.decode()


def test_a_forged_version_refreshes_nothing(world: World, signed_in: SignedIn) -> None:
    cycle = Cycle.objects.create(unit=world.department, year=2024, due_on=NOW.date(), opened_at=NOW, by="system")
    report = Submission.objects.create(cycle=cycle, unit=world.primary, begun_at=NOW)
    for version in ("", "x", "-1", DIGITS, "9" * 25):
        answer = signed_in("binh").post(
            reverse("reporting:refresh_figures", kwargs={"key": report.key}), {"version": version}
        )
        assert answer.status_code in (200, 302)
    assert Submission.objects.get(pk=report.pk).version == report.version
