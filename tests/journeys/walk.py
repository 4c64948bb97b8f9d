"""Following every link that a person meets, as the browser would fetch it."""

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import Resolver404, resolve

from tests.second_step import pass_second_step
from tuoitho.organisations.models import User

MOST_PAGES = 150
MOST_OF_A_KIND = 2
DEBRIS = re.compile(r"\bNone\b|\{\{|\{%|%\(|\bnan\b")
LEFT_ALONE = ("/static/", "/language/")


@dataclass
class Walk:
    """`kinds`: name of a kind of page → an address of it. `wrong`: what is wrong, in words."""

    kinds: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class Links(HTMLParser):
    """The links and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def walk(name: str) -> Walk:
    """The pages that a person's links lead to from the desk: a few of each kind."""
    client = Client()
    user = User.objects.get(username=name)
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    pass_second_step(client, user)
    walked, seen = Walk(), Counter[str]()
    ahead, known = deque(["/"]), {"/"}
    while ahead and seen.total() < MOST_PAGES:
        address = ahead.popleft()
        kind = kind_of(address)
        if seen[kind] < MOST_OF_A_KIND:
            seen[kind] += 1
            new = [link for link in _open(client, address, kind, walked) if link not in known]
            known.update(new)
            ahead.extend(dict.fromkeys(new))
    walked.wrong = [f"{name}: {line}" for line in walked.wrong]
    return walked


def _open(client: Client, address: str, kind: str, walked: Walk) -> list[str]:
    """The addresses of this site that a page links to; a file has none."""
    answer = client.get(address, follow=True)
    if answer.status_code >= 400:
        walked.wrong.append(f"{address} answers {answer.status_code}")
    if not answer.get("Content-Type", "").startswith("text/html"):
        return []
    walked.kinds.setdefault(kind, address)
    page = Links(answer.content.decode())
    walked.wrong += [f"{address} says {found!r}" for found in set(DEBRIS.findall(" ".join(page.words)))]
    targets = [urldefrag(urljoin(address, link)).url for link in page.found]
    return [one for one in targets if one.startswith("/") and not one.startswith(LEFT_ALONE)]


def kind_of(address: str) -> str:
    """The name of the page at an address of this site."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return address
