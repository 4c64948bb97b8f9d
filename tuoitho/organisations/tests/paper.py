"""What is printed on the slips that a page carries."""

import re
from base64 import b64decode

from django.http import HttpResponse

from tuoitho.documents.reading import read_text


def slips_of(page: HttpResponse) -> str:
    found = re.search(r'href="data:application/pdf;base64,([^"]+)" download="phieu-', page.content.decode())
    assert found, "the page carries no slips"
    return " ".join(read_text("phieu.pdf", b64decode(found[1])))
