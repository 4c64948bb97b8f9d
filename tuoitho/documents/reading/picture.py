"""A photo from outside: what it is by its content, how large before a point is drawn, a copy that tells no more."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from tuoitho.documents.reading.refusal import Unreadable
from tuoitho.documents.texts import gettext_noop

LARGEST = 40 * 2**20
MOST_POINTS = 52_000_000
"""More than the 50 megapixels that telephones take; an opened picture of this size still fits a small server."""
EDGE = 2048
KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}

_TOO_LARGE = gettext_noop("Ảnh từ %(limit)d MB trở lên thì không nhận được.")
_EMPTY = gettext_noop("Tệp ảnh không có gì bên trong.")
_NOT_A_PICTURE = gettext_noop("Tệp này không phải là ảnh jpg, png hay webp, dù tên tệp có thể ghi như vậy.")
_TOO_MANY_POINTS = gettext_noop("Ảnh này mở ra lớn bất thường nên chương trình không mở.")
_BROKEN = gettext_noop("Ảnh này bị hỏng, không mở được.")


@dataclass(frozen=True)
class Picture:
    """`original`: the bytes as they came; `kind`: jpg, png or webp; `working`: a JPEG of at most 2048 points an edge,
    upright, without place, time, device or any other metadata."""

    original: bytes
    kind: str
    working: bytes


def read_picture(data: bytes) -> Picture:
    """The photo and its working copy. Raises `Unreadable` for what is no photo, too large, or swells when opened."""
    if not data:
        raise Unreadable(_EMPTY)
    if len(data) >= LARGEST:
        raise Unreadable(_TOO_LARGE, limit=LARGEST // 2**20)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is below, and lower
            with Image.open(io.BytesIO(data), formats=tuple(KINDS)) as opened:
                return Picture(data, KINDS[str(opened.format)], _copied(opened))
    except Image.DecompressionBombError:
        raise Unreadable(_TOO_MANY_POINTS) from None
    except UnidentifiedImageError:
        raise Unreadable(_NOT_A_PICTURE) from None
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError):
        raise Unreadable(_BROKEN) from None


def _copied(opened: Image.Image) -> bytes:
    if opened.width * opened.height > MOST_POINTS:
        raise Unreadable(_TOO_MANY_POINTS)
    opened.draft("RGB", (EDGE, EDGE))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((EDGE, EDGE))
    bare = Image.new("RGB", upright.size, "white")
    # A palette or a see-through ground becomes plain colour on white; only points are taken over.
    flat = upright.convert("RGBA")
    bare.paste(flat, mask=flat.getchannel("A"))
    out = io.BytesIO()
    bare.save(out, "JPEG", quality=85)
    return out.getvalue()
