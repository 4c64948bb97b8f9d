"""An employer checks itself on a phone, without an account."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import NOW, World
from tuoitho.base.actors import LinkHolder, link_key
from tuoitho.base.models import AuditEntry, Link
from tuoitho.base.refusals import NotAllowed, Refused
from tuoitho.law.articles import ARTICLES
from tuoitho.law.guidance import GUIDANCE, QUESTIONS, advice_on, guidance_for
from tuoitho.registry import actions
from tuoitho.registry.models import Employer, SelfCheck
from tuoitho.registry.tests.samples import an_employer

GOOD = {one.code: one.good for one in QUESTIONS}


@pytest.fixture
def asked(world: World) -> actions.Asked:
    employer = an_employer(world.ward, "Xưởng rèn Đa Sỹ", "household", sector="metal")
    return actions.ask_self_check(employer=employer, by=world.viewer("son"), at=NOW)


def door(secret: str) -> str:
    return reverse("public:self_check", kwargs={"secret": secret})


def test_ten_questions_are_answered_once_and_the_guidance_follows(asked: actions.Asked, signed_in) -> None:
    phone = Client()
    page = phone.get(door(asked.secret)).content.decode()
    assert page.count('type="radio"') == 30
    assert " checked" not in page, "nothing is chosen beforehand"
    after = phone.post(door(asked.secret), GOOD | {"danger": "yes", "book": "unsure"}, follow=True).content.decode()
    assert "Hãy chuyển ngay em khỏi việc và nơi ấy" in after
    assert "BLLĐ 147" in after
    assert "Rèn, đúc, nấu kim loại" in after
    assert "Hãy chuyển em sang giờ ban ngày" not in after
    assert phone.post(door(asked.secret), GOOD).status_code == 200
    check = SelfCheck.objects.get()
    assert check.answers["danger"] == "yes"
    shown = signed_in("son").get(reverse("registry:employer", args=[check.employer.key])).content.decode()
    assert "Cơ sở trả lời ngày" in shown
    assert "Hãy chuyển ngay em khỏi việc và nơi ấy" in shown


def test_a_question_left_out_keeps_the_others_and_says_so(asked: actions.Asked) -> None:
    said = {code: answer for code, answer in GOOD.items() if code != "night"}
    page = Client().post(door(asked.secret), said).content.decode()
    assert "Hãy chọn một câu trả lời" in page
    assert len(re.findall(r"<input[^>]* checked(?=[ >=])[^>]*>", page)) == 9
    assert SelfCheck.objects.get().answered_at is None


def test_a_wrong_old_or_withdrawn_link_opens_nothing(world: World, asked: actions.Asked) -> None:
    for secret in ("x" * 32, asked.secret[:-1]):
        assert "mười câu" not in Client().get(door(secret)).content.decode().lower()
    actions.ask_self_check(employer=asked.check.employer, by=world.viewer("son"), at=NOW)
    assert "đã được thu hồi" in Client().get(door(asked.secret)).content.decode()
    late = Link.objects.latest("pk")
    Link.objects.filter(pk=late.pk).update(expires_at=NOW)
    assert Link.objects.filter(purpose="self_check").count() == 2


def test_the_action_takes_no_other_link_and_no_second_answer(world: World, asked: actions.Asked) -> None:
    holder = LinkHolder(link_key(asked.check.link.key))
    other = actions.ask_self_check(employer=an_employer(world.ward, "Khác"), by=world.viewer("son"), at=NOW)
    with pytest.raises(NotAllowed):
        actions.answer_self_check(check=other.check, answers=GOOD, by=holder, at=NOW)
    for answers in ({}, GOOD | {"night": "maybe"}, GOOD | {"more": "yes"}):
        with pytest.raises(Refused):
            actions.answer_self_check(check=asked.check, answers=answers, by=holder, at=NOW)
    actions.answer_self_check(check=asked.check, answers=GOOD, by=holder, at=NOW)
    with pytest.raises(Refused):
        actions.answer_self_check(check=asked.check, answers=GOOD, by=holder, at=NOW)
    assert "yes" not in str([row.__dict__ for row in AuditEntry.objects.filter(verb="registry.answer_self_check")])


def test_only_the_ward_that_keeps_the_register_asks(world: World) -> None:
    employer = an_employer(world.ward)
    for stranger in ("vinh", "tung", "hanh", "mai"):
        with pytest.raises(NotAllowed):
            actions.ask_self_check(employer=employer, by=world.viewer(stranger), at=NOW)


def test_every_line_names_an_article_and_every_sector_has_guidance() -> None:
    lines = [one.advice for one in QUESTIONS]
    lines += [line for sector in Employer.Sector.values for line in guidance_for(sector)]
    assert all(line.article in ARTICLES for line in lines)
    assert set(GUIDANCE) <= set(Employer.Sector.values)
    assert len(QUESTIONS) == 10
    assert advice_on(GOOD) == ()
    assert len(advice_on({})) == 10
