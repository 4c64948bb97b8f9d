"""The screens: what stands on them, who sees what, how much they ask of the store."""

import io
from datetime import date

import openpyxl
import pytest

from tuoitho.counts.models import Cell, Period
from tuoitho.organisations.models import TreeVersion, Unit, UnitName, UnitParent


def put(unit, year: int = 2024, **counts: int) -> None:
    Cell.objects.put(unit.pk, year, {name.replace("__", "."): count for name, count in counts.items()})


@pytest.fixture
def facts(world):
    put(world.primary, pupils__roll=412, pupils__informed__named=388)
    put(world.secondary, pupils__roll=600, pupils__informed__max=300, pupils__informed__sum=450)
    put(world.other_school, pupils__roll=500, pupils__informed__named=490)
    put(world.primary, 2023, pupils__roll=400, pupils__informed__named=300)
    put(world.ward, children__resident=3000, children__found__stated_low=2, children__found__stated_high=2)


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_menu_entry_leads_to_ones_own_unit_and_year(signed_in):
    assert signed_in("hanh").get("/figures/").url == "/figures/HD-TH01/2024/"


def test_before_the_first_year_the_menu_entry_says_how_one_begins(world, signed_in):
    Period.objects.all().delete()
    answer = signed_in("mai").get("/figures/")
    assert answer.status_code == 200 and "Chưa có năm báo cáo nào" in answer.content.decode()


def test_a_school_sees_its_own_series_as_cards_and_the_rest_with_a_reason(facts, signed_in):
    page = text(signed_in("hanh").get("/figures/HD-TH01/2024/"))
    assert "94,2%" in page and "Số liệu của phường" in page
    assert 'href="/figures/HD-TH01/2024/rows/2.2/#numerator"' in page
    assert "tăng 19,2 điểm" in page, "the years as a small line"


def test_in_the_place_of_1_2_a_school_reads_how_often_it_reported(facts, signed_in):
    page = text(signed_in("hanh").get("/figures/HD-TH01/2024/"))
    assert "trường chưa báo tin nào trong năm" in page


def test_the_wards_figure_says_what_is_missing(facts, signed_in):
    page = text(signed_in("mai").get("/figures/HD/2024/"))
    assert "Chưa đủ dữ liệu" in page and "1/2 đơn vị có đủ số liệu" in page
    assert 'href="/figures/HD-W01/2024/"' in page


def test_behind_a_districts_number_stand_its_wards_and_behind_these_their_schools(facts, signed_in):
    assert "/figures/HD-W01/2024/rows/2.2/" in text(signed_in("mai").get("/figures/HD/2024/rows/2.2/"))
    assert "/figures/HD-TH01/2024/rows/2.2/" in text(signed_in("mai").get("/figures/HD-W01/2024/rows/2.2/"))
    page = text(signed_in("mai").get("/figures/HD-TH01/2024/rows/2.2/"))
    assert "Biết tên từng người" in page and "388" in page and "Trong danh sách" in page


def test_head_counts_show_as_an_interval(facts, signed_in):
    page = text(signed_in("quan").get("/figures/HD-CS01/2024/rows/2.2/"))
    assert "50–75%" in page and "300–450" in page


def test_the_counts_of_an_interval_open_their_rows_too(facts, signed_in):
    page = text(signed_in("quan").get("/figures/HD-CS01/2024/"))
    assert '/rows/2.2/#numerator">300–450 / 600</a>' in page


@pytest.mark.parametrize(("sort", "first"), [("value", "Đồng Cỏ"), ("-value", "Hoa Gạo")])
def test_schools_are_compared_sorted(facts, signed_in, sort, first):
    page = text(signed_in("mai").get(f"/figures/HD/2024/compare/?series=2.2&sort={sort}"))
    names = [name for name in ("Vườn Xanh", "Đồng Cỏ", "Hoa Gạo") if name in page]
    assert min(names, key=page.index) == first


def test_filters_stay_in_the_address(facts, signed_in):
    page = text(signed_in("mai").get("/figures/HD/2024/compare/?series=2.2&level=primary&sort=-value"))
    assert "Đồng Cỏ" not in page
    assert "?series=2.2&amp;level=primary&amp;sort=value" in page


def test_only_schools_without_data(facts, signed_in):
    page = text(signed_in("mai").get("/figures/HD/2024/compare/?series=2.1a&data=missing"))
    assert "Vườn Xanh" in page
    page = text(signed_in("mai").get("/figures/HD/2024/compare/?series=2.2&data=missing"))
    assert "Vườn Xanh" not in page


def test_a_long_list_goes_on_by_key(world, signed_in):
    begun = world.ward.starts_on
    for number in range(30):
        school = Unit.objects.create(
            code=f"L{number}", kind="school", level="primary", name=f"Trường số {number:02}", starts_on=begun
        )
        UnitParent.objects.create(child=school, parent=world.ward, starts_on=begun)
    TreeVersion.renew()
    client = signed_in("mai")
    answer = client.get("/figures/HD/2024/compare/?series=2.2&level=primary")
    second = client.get("?" + answer.context["page"].next_query, PATH_INFO="/figures/HD/2024/compare/")
    names = [row.unit.name for page in (answer, second) for row in page.context["rows"]]
    assert len(names) == len(set(names)) == 32
    assert "level=primary" in answer.context["page"].next_query


def test_the_grid_holds_every_school_and_series(facts, signed_in):
    answer = signed_in("mai").get("/figures/HD/2024/grid/")
    assert len(answer.context["columns"]) == 12
    assert len(answer.context["lines"]) == 6
    assert "Đạt, 94,2%, 388 / 412" in text(answer)


def test_the_grid_shows_a_schools_screening_as_two_counts_and_its_absence_as_a_dash(facts, world, signed_in):
    put(world.primary, pupils__found=2, pupils__screened__stated_low=390, pupils__screened__stated_high=390)
    answer = signed_in("mai").get("/figures/HD/2024/grid/")
    squares = {line.unit.code: line.squares[0] for line in answer.context["lines"]}
    assert (squares["HD-TH01"].counts, squares["HD-TH02"].counts, squares["HD-TH02"].url) == ("2 / 390", "", "")
    assert "2 / 390: học sinh phát hiện có dấu hiệu / được rà soát" in text(answer)


def test_the_grid_goes_out_as_a_workbook(facts, signed_in):
    answer = signed_in("mai").get("/figures/HD/2024/grid.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cells = [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]
    assert "Trường Tiểu học Vườn Xanh" in cells and "94,2%" in cells


def test_wards_stand_as_tiles_with_the_same_table_beside(facts, signed_in):
    page = text(signed_in("mai").get("/figures/HD/2024/wards/?series=2.2"))
    assert page.count("Phường Vạn Phúc") >= 2 and 'class="tiles"' in page


def test_the_city_does_not_see_a_small_count_on_any_page(facts, signed_in):
    client = signed_in("yen")
    for path in ("", "rows/1.1/", "wards/?series=1.1", "compare/?series=1.1"):
        page = text(client.get(f"/figures/HD-W01/2024/{path}" if "wards" not in path else f"/figures/HD/2024/{path}"))
        assert "2 / 3.000" not in page and "0,1%" not in page
    assert "được che" in text(client.get("/figures/HD-W01/2024/rows/1.1/"))
    assert "0,1%" in text(signed_in("mai").get("/figures/HD-W01/2024/rows/1.1/"))


@pytest.mark.parametrize("path", ["", "rows/2.2/", "compare/", "grid/", "grid.xlsx", "wards/"])
def test_another_school_is_not_to_be_found(world, signed_in, path):
    assert signed_in("ngoc").get(f"/figures/HD-TH01/2024/{path}").status_code == 404
    assert signed_in("linh").get(f"/figures/HD/2024/{path}").status_code == 404


def test_an_unknown_series_or_year_is_a_sentence(world, signed_in):
    assert signed_in("mai").get("/figures/HD/2024/rows/9.9/").status_code == 404
    assert "Chưa mở kỳ báo cáo năm 2019" in signed_in("mai").get("/figures/HD/2019/").content.decode()


PAGES = ["HD/2024/", "HD/2024/rows/2.2/", "HD/2024/compare/", "HD/2024/grid/", "HD/2024/wards/", "HD/2024/grid.xlsx"]
OWN_ROWS = ["HD-TH01/2024/rows/2.2/", "HD-TH01/2024/rows/2.1a/", "HD-TH01/2024/rows/1.1/", "HD-W01/2024/rows/2.3/"]


@pytest.mark.parametrize("path", [*PAGES, *OWN_ROWS])
def test_every_page_asks_at_most_twelve_queries(facts, signed_in, path, django_assert_max_num_queries):
    client = signed_in("hanh" if "TH01" in path else "mai")
    client.get(f"/figures/{path}")
    with django_assert_max_num_queries(12):
        client.get(f"/figures/{path}")


def test_a_page_of_an_earlier_tree_bears_the_names_of_that_day(facts, world, signed_in):
    for unit in (world.ward, world.primary):
        UnitName.objects.filter(unit=unit).update(ends_on=date(2024, 11, 1))
        UnitName.objects.create(unit=unit, name=f"{unit.name} mới", starts_on=date(2024, 11, 1))
        unit.name = f"{unit.name} mới"
        unit.save()
    mai = signed_in("mai")
    for page in ("HD/2024/", "HD/2024/wards/", "HD-W01/2024/", "HD-TH01/2024/"):
        assert "mới" not in body(mai.get(f"/figures/{page}?tree=2024-10-31")), page
        assert "mới" in body(mai.get(f"/figures/{page}?tree=now")), page
    assert "Vườn Xanh mới" in body(mai.get("/figures/HD/2024/compare/?tree=now"))
    assert "Vườn Xanh mới" not in body(mai.get("/figures/HD/2024/compare/?tree=2024-10-31"))


def body(answer) -> str:
    """The page without the frame, which speaks of today."""
    return text(answer).split("<main", 1)[1].split("</main>", 1)[0]


def test_a_reform_that_lies_ahead_can_be_read_by_its_own_tree(facts, world, signed_in):
    page = text(signed_in("mai").get("/figures/HD/2024/wards/"))
    assert "Đơn vị hành chính từ" not in page
    ahead = date(2025, 7, 1)
    UnitParent.objects.filter(child=world.primary).update(ends_on=ahead)
    UnitParent.objects.create(child=world.primary, parent=world.department, starts_on=ahead)
    TreeVersion.renew()
    page = text(signed_in("mai").get("/figures/HD/2024/wards/"))
    assert "Đơn vị hành chính từ 01/07/2025" in page and "?tree=2025-07-01" in page
    assert "Cộng theo đơn vị hành chính ngày 01/07/2025" in text(
        signed_in("mai").get("/figures/HD/2024/?tree=2025-07-01")
    )
