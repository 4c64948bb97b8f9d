"""A photo is what its content is, opens under a limit, and its working copy tells nothing but what is to be seen."""

import io
import struct
import zlib

import pytest
from PIL import Image

from tuoitho.documents.reading import Unreadable, read_picture
from tuoitho.documents.reading.picture import EDGE, LARGEST

MAKER = "Lan 12 Pro"
GPS, MODEL, ORIENTATION = 0x8825, 0x0110, 0x0112


def photo(kind: str = "JPEG", size: tuple[int, int] = (120, 80), mode: str = "RGB", **more) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "teal" if mode != "P" else 3).save(out, kind, **more)
    return out.getvalue()


def telling(orientation: int = 1) -> bytes:
    """A photo that says where, when and by which telephone it was taken."""
    exif = Image.Exif()
    exif[MODEL], exif[ORIENTATION] = MAKER, orientation
    exif[GPS] = {1: "N", 2: (20.0, 58.0, 30.0), 3: "E", 4: (105.0, 46.0, 0.0)}
    return photo(exif=exif, comment=b"Ngo 5", icc_profile=b"x" * 200)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that swells to width × height points."""

    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 4096)) + part(b"IEND", b"")


@pytest.mark.parametrize(("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")])
def test_the_three_kinds_that_telephones_make_are_taken_whole_and_copied(kind: str, ending: str) -> None:
    data = photo(kind)
    picture = read_picture(data)
    assert (picture.original, picture.kind) == (data, ending)
    with Image.open(io.BytesIO(picture.working)) as copy:
        assert (copy.format, copy.size) == ("JPEG", (120, 80))


def test_the_copy_has_no_place_no_time_no_device() -> None:
    data = telling()
    assert Image.open(io.BytesIO(data)).getexif()[MODEL] == MAKER
    with Image.open(io.BytesIO(read_picture(data).working)) as copy:
        assert not copy.getexif() and "icc_profile" not in copy.info and "comment" not in copy.info


def test_the_copy_stands_upright_and_is_small_enough_to_open_on_a_telephone() -> None:
    with Image.open(io.BytesIO(read_picture(telling(orientation=6)).working)) as copy:
        assert copy.size == (80, 120)
    with Image.open(io.BytesIO(read_picture(photo(size=(5000, 2500))).working)) as copy:
        assert copy.size == (EDGE, EDGE // 2)


@pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "L", "1", "I;16"])
def test_every_way_of_colouring_becomes_plain_colour(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (9, 9)).save(out, "PNG")
    with Image.open(io.BytesIO(read_picture(out.getvalue()).working)) as copy:
        assert copy.mode == "RGB"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không có gì"),
        (b"\xff\xd8\xff" + b"x" * LARGEST, "40 MB"),
        (b"%PDF-1.7 " + b"x" * 500, "không phải là ảnh"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải là ảnh"),
        (b"GIF89a" + b"\0" * 40, "không phải là ảnh"),
        (photo()[:300], "hỏng"),
        (bomb(30_000, 30_000), "lớn bất thường"),
        (bomb(8_000, 8_000), "lớn bất thường"),
        (photo("PNG", (300, 300))[:120], "hỏng"),
    ],
    ids=["empty", "40 MB", "pdf", "svg", "gif", "cut", "bomb", "small bomb", "cut png"],
)
def test_whatever_is_no_photo_or_swells_is_refused_in_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_picture(data)
    assert words in str(refused.value)


def test_one_byte_less_than_40_mb_is_read_for_what_it_is() -> None:
    with pytest.raises(Unreadable) as refused:
        read_picture(b"x" * (LARGEST - 1))
    assert "không phải là ảnh" in str(refused.value)
