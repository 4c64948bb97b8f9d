"""What a person does with a page: press, fill, choose a file, take a file home, read it."""

import io
import subprocess
from pathlib import Path

from docx import Document
from playwright.sync_api import Locator, Page, expect
from python_calamine import CalamineWorkbook


def press(page: Page, words: str) -> None:
    """The first button or link of the page's main part that says these words, whatever icon stands before them."""
    main = page.locator("main")
    main.get_by_role("button", name=words).or_(main.get_by_role("link", name=words)).first.click()


def follow(page: Page, entry: str) -> None:
    """An entry of the menu."""
    page.get_by_role("navigation", name="Menu chính").get_by_role("link", name=entry).click()


def says(page: Page, *words: str) -> None:
    """Each of these sentences stands in the page's main part."""
    for one in words:
        expect(page.locator("main")).to_contain_text(one)


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    """Put files, each with its name, into the page's field for them."""
    page.locator("main input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/octet-stream", "buffer": data} for name, data in files]
    )


def line_of(page: Page, words: str) -> Locator:
    """The row of a table that speaks of something."""
    return page.locator("main tr").filter(has_text=words)


def take(page: Page, words: str) -> bytes:
    """Press, and take the file that comes."""
    with page.expect_download() as coming:
        press(page, words)
    return Path(coming.value.path()).read_bytes()


def text_of_pdf(data: bytes) -> str:
    """The words of a .pdf as Poppler reads them, on one line."""
    read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def text_of_docx(data: bytes) -> str:
    """The words of a .docx, its tables included, on one line."""
    body = Document(io.BytesIO(data)).element.body
    return " ".join("".join(body.itertext()).split())


def cells_of(data: bytes) -> list[object]:
    """Every cell of every sheet of an .xlsx."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
