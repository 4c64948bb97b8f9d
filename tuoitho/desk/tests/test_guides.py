"""Every role has a guide, opened by "?" on each page."""

import re

import pytest

from tests.cast import PEOPLE
from tuoitho.base import guides as shelf
from tuoitho.desk.pages import guides
from tuoitho.organisations.rules import ROLES


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_a_guide_of_one_page(role):
    found = guides.guide_of(role)
    assert found and found.title and "<p>" in found.html


def test_there_is_one_for_owners_of_groups_too():
    assert guides.guide_of("group-owner")


@pytest.mark.parametrize("name", PEOPLE)
def test_the_question_mark_opens_ones_own_guide(name, world, signed_in):
    client = signed_in(name)
    assert 'href="/guide/"' in client.get("/").content.decode()
    html = client.get("/guide/").content.decode()
    assert guides.guide_of(PEOPLE[name][0]).title in html and 'lang="vi"' in html


def test_another_roles_guide_can_be_read_and_a_made_up_one_cannot(world, signed_in):
    client = signed_in("binh")
    assert "Hiệu trưởng" in client.get("/guide/", {"role": "head"}).content.decode()
    for wrong in ("../../pyproject", "nobody", "group-owner"):
        assert client.get("/guide/", {"role": wrong}).status_code == 404


def test_pictures_come_from_their_folder_alone(world, signed_in, monkeypatch, tmp_path):
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "head-desk.png").write_bytes(b"\x89PNG")
    (tmp_path / "secret.png").write_bytes(b"no")
    (tmp_path / "head.md").write_text("# Hiệu trưởng\n\n![Bàn](img/head-desk.png)\n\n![Chưa chụp](img/none.png)\n")
    monkeypatch.setattr(shelf, "GUIDES", tmp_path)
    html = signed_in("hanh").get("/guide/").content.decode()
    assert "/guide/picture/?name=head-desk" in html and "Chưa chụp" not in html, "a picture never taken leaves no hole"
    picture = signed_in("hanh").get("/guide/picture/", {"name": "head-desk"})
    assert picture["Content-Type"] == "image/png" and picture.content == b"\x89PNG"
    for wrong in ("../secret", "none", ""):
        assert signed_in("hanh").get("/guide/picture/", {"name": wrong}).status_code == 404


def test_a_guide_runs_no_html(monkeypatch, tmp_path):
    (tmp_path / "head.md").write_text("# Tiêu đề\n\n<script>alert(1)</script>\n")
    monkeypatch.setattr(shelf, "GUIDES", tmp_path)
    assert not re.search("<script", guides.guide_of("head").html)
