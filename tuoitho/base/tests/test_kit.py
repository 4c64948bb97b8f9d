"""Each part of the kit says in words what it shows in colour, and works by keyboard and without script."""

import re
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from tuoitho.base import parts
from tuoitho.base.paging import Page
from tuoitho.base.templatetags import kit

PACKAGE = Path(kit.__file__).resolve().parents[2]
TEMPLATES = [path for path in PACKAGE.rglob("*.html") if "templates" in path.parts]


def shown(source: str, **context: object) -> str:
    return Template("{% load kit %}" + source).render(Context(context))


def card(**changes: object) -> parts.TargetCard:
    given = {"code": "1.2", "text": "Được hỗ trợ kịp thời", "status": "near", "comparison": ">=", "goal": 90}
    return parts.TargetCard(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("code", parts.STATUSES)
def test_a_status_is_a_word_an_icon_and_a_colour(code):
    html = shown("{% status code %}", code=code)
    tone = parts.STATUSES[code]
    assert str(tone.word) in html
    assert "<svg" in html
    assert f"tag {tone.colour}" in html


def test_a_status_that_nobody_defined_is_a_mistake():
    with pytest.raises(KeyError):
        shown("{% status 'green' %}")


def test_missing_data_is_never_green():
    assert parts.STATUSES["not_enough_data"].colour == "none"
    assert parts.STATUSES["not_applicable"].colour == "none"


def test_every_status_has_an_icon_of_its_own():
    icons = [tone.icon for tone in parts.STATUSES.values()]
    assert len(set(icons)) == len(icons)


def test_a_cell_of_a_grid_says_its_words_to_those_who_see_no_colour():
    assert re.search(r'visually-hidden">Chưa đạt, 63%<', shown("{% status_cell 'missed' '63%' %}"))


def test_a_target_shows_value_goal_parts_and_status():
    html = shown(
        "{% target_card card %}",
        card=card(
            value=Fraction(5400, 56),
            url="/v/",
            numerator=54,
            denominator=91240,
            numerator_url="/n/",
            denominator_url="/d/",
            counted="trẻ",
        ),
    )
    assert '<a href="/v/">96,4%</a>' in html
    assert "Mục tiêu: từ 90% trở lên" in html
    assert '<a href="/n/">54</a> / <a href="/d/">91.240</a> trẻ' in html
    assert "Gần đạt" in html


def test_a_target_without_data_shows_a_dash_and_not_zero():
    html = shown("{% target_card card %}", card=card(status="not_enough_data"))
    assert "<span>–</span>" in html
    assert "0%" not in html.replace("90%", "")


def test_a_target_known_in_bounds_shows_both():
    bounded = card(low=71, high=79)
    assert bounded.printed == "71–79%"
    assert bounded.bar == {"fill": "71.00", "range": "79.00", "goal": "90.00"}


def test_a_target_that_must_stay_low_keeps_its_goal_inside_the_bar():
    bar = card(comparison="<", goal=1, value=Fraction(6, 100)).bar
    assert bar is not None
    assert 0 < float(bar["fill"]) < float(bar["goal"]) < 100


@pytest.mark.parametrize(
    ("comparison", "goal", "sentence"),
    [
        (">=", 90, "từ 90% trở lên"),
        (">=", 100, "100%"),
        (">", 85, "trên 85%"),
        ("<", 1, "dưới 1%"),
        ("<=", 2, "không quá 2%"),
    ],
)
def test_a_goal_is_said_in_words(comparison, goal, sentence):
    assert card(comparison=comparison, goal=goal).goal_sentence == sentence


def test_years_are_a_line_and_the_same_in_words():
    html = shown("{% target_card card %}", card=card(trend=[(2022, 70), (2023, None), (2024, Fraction(941, 10))]))
    assert 'aria-label="2022: 70%; 2024: 94,1%"' in html
    assert "tăng 24,1 điểm" in html


def test_one_known_year_makes_no_line():
    assert card(trend=[(2023, None), (2024, 94)]).sparkline is None
    assert card(trend=[(2023, None), (2024, 94)]).change is None


def test_a_thing_to_do_names_its_step():
    html = shown(
        "{% todo_list items %}", items=[parts.Todo("23 trường chưa gửi", "Hạn 17/11", "/go/", "Chép lời nhắn")]
    )
    assert re.search(r'<a class="btn btn-plain" href="/go/">Chép lời nhắn</a>', html)


def test_a_table_scrolls_inside_a_region_that_the_keyboard_reaches():
    html = shown("{% table_wrap 'Các trường' %}<table></table>{% endtable_wrap %}")
    assert '<div class="table-wrap" role="region" aria-label="Các trường" tabindex="0"><table></table></div>' in html


def test_what_people_typed_is_escaped_inside_blocks():
    html = shown("{% note 'due' title %}{{ typed }}{% endnote %}", title="<i>", typed="<script>")
    assert "<script>" not in html
    assert "<i>" not in html


def test_pages_go_on_and_back_to_the_top_only_where_there_is_something():
    assert shown("{% pager page %}", page=Page([])).strip() == ""
    html = shown("{% pager page %}", page=Page([], next_query="after=k"))
    assert 'href="?after=k"' in html
    assert "Về đầu danh sách" not in html


def test_work_under_way_asks_for_itself_and_finished_work_does_not():
    running = SimpleNamespace(state="running", done=412, total=1300, sentence="")
    html = shown("{% work_progress work '/poll/' '/stop/' %}", work=running, csrf_token="token")
    assert 'hx-get="/poll/"' in html
    assert 'value="412" max="1300"' in html
    assert "Đã xong 412 trong 1.300" in html
    assert 'value="token"' in html
    running.state = "done"
    assert "hx-get" not in shown("{% work_progress work '/poll/' '/stop/' %}", work=running)


def test_failed_work_says_what_happened():
    failed = SimpleNamespace(state="failed", done=4, total=13, sentence="Dòng 7, ô C7: ngày sinh không đọc được.")
    assert "ô C7" in shown("{% work_progress work '/poll/' %}", work=failed)


class ActivityForm(forms.Form):
    name = forms.CharField(label="Tên hoạt động")
    danger = forms.ChoiceField(
        label="Em đang nguy hiểm?", choices=[("yes", "Có"), ("no", "Không")], widget=forms.RadioSelect
    )
    file = forms.FileField(label="Danh sách")


def test_a_refused_form_says_first_what_is_wrong_and_links_to_it():
    html = shown("{% kit_form form 'Lưu' %}", form=ActivityForm(data={}), csrf_token="token")
    assert 'role="alert"' in html
    assert '<a href="#id_name">Tên hoạt động</a>' in html
    assert 'enctype="multipart/form-data"' in html
    assert html.index('role="alert"') < html.index('name="name"')


def test_a_refused_password_is_neither_unsaved_nor_still_there():
    html = shown("{% kit_form form 'Đăng nhập' secret=True %}", form=ActivityForm(data={}), csrf_token="token")
    assert "Hãy xem lại" in html
    assert "Chưa lưu được" not in html and "vẫn còn ở dưới" not in html


def test_a_question_has_a_legend_and_no_answer_beforehand():
    html = shown("{% choice_chips form.danger %}", form=ActivityForm())
    assert "<legend>Em đang nguy hiểm?</legend>" in html
    assert html.count('type="radio"') == 2
    assert "checked" not in html


def test_a_file_may_be_chosen_without_script():
    html = shown("{% file_drop form.file %}", form=ActivityForm())
    assert '<label class="form-label" for="id_file">' in html
    assert 'type="file"' in html


@pytest.mark.parametrize(
    ("template", "value", "vietnamese", "english"),
    [
        ("{{ value|vn_count }}", 4806, "4.806", "4,806"),
        ("{{ value|vn_percent }}", Fraction(1882, 20), "94,1%", "94.1%"),
        ("{{ value|vn_percent }}", 90, "90%", "90%"),
        ("{{ value|vn_percent:2 }}", 0.055, "0,06%", "0.06%"),
        ("{{ value|vn_percent }}", None, "–", "–"),
    ],
)
def test_numbers_are_printed_in_the_readers_language(template, value, vietnamese, english):
    with override("vi"):
        assert shown(template, value=value) == vietnamese
    with override("en"):
        assert shown(template, value=value) == english


def test_dates_are_day_month_year_in_the_hour_of_viet_nam():
    assert kit.vn_date(date(2024, 11, 9)) == "09/11/2024"
    assert kit.vn_date(datetime(2024, 11, 9, 1, 0, tzinfo=UTC)) == "08:00 09/11/2024"
    assert kit.vn_date(None) == ""


def test_a_person_is_called_by_the_last_two_names():
    assert kit.initials("Nguyễn Thị Hoàng Mai") == "HM"
    assert kit.initials("") == ""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_template_keeps_the_content_security_policy(path):
    source = path.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", source), "script inside the page"
    assert not re.search(r"<style|\sstyle=", source), "style inside the page"
    assert not re.search(r"\son[a-z]+\s*=\s*[\"']", source), "handler inside the page"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_icon_named_in_a_template_exists(path):
    source = path.read_text("utf-8")
    assert "bi bi-" not in source, "there is no icon font: use the icon tag"
    for name in re.findall(r'{% icon ["\']([^"\']+)["\']', source):
        assert kit.icon(name)
