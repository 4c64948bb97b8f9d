"""A link as a QR code, drawn without an image library."""

import io

import segno


def svg(link: str) -> str:
    """The code as SVG markup."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()


def png(link: str) -> bytes:
    """The code as a PNG file."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="png", border=2, scale=6)
    return out.getvalue()
