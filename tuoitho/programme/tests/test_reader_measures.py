"""What a percentage in a sentence promises."""

import pytest

from tuoitho.programme.reader import Measure
from tuoitho.programme.reader.measures import read_measures


@pytest.mark.parametrize(
    ("sentence", "comparison", "percent"),
    [
        ("90% học sinh được dự", ">=", 90.0),
        ("85 % cha mẹ", ">=", 85.0),
        ("giảm còn dưới 1 %", "<", 1.0),
        ("thấp hơn 2,5%", "<", 2.5),
        ("không quá 3%", "<=", 3.0),
        ("không vượt quá 3%", "<=", 3.0),
        ("tối đa 4%", "<=", 4.0),
        ("giảm xuống còn 4,9%", "<=", 4.9),
        ("5% trở xuống", "<=", 5.0),
        ("trên 90%", ">", 90.0),
        ("đạt hơn 75 phần trăm", ">", 75.0),
        ("ít nhất 95%", ">=", 95.0),
        ("tối thiểu 80%", ">=", 80.0),
        ("tối thiếu 80%", ">=", 80.0),
        ("không dưới 70%", ">=", 70.0),
        ("đạt từ 60% trở lên", ">=", 60.0),
        ("tăng từ 60% lên 80%", ">=", 80.0),
        ("giảm từ 5% xuống 3%", "<=", 3.0),
        ("đạt 80 - 90%", ">=", 80.0),
        ("từ 80% đến 90%", ">=", 80.0),
        ("TRÊN 90% TRẺ EM", ">", 90.0),
        ("tỷ lệ 99.5％", ">=", 99.5),
    ],
)
def test_one_percentage(sentence, comparison, percent):
    assert read_measures(sentence) == (Measure(comparison, percent),)


def test_several_percentages_keep_their_order():
    assert read_measures("dưới 1% trẻ, 90% cha mẹ và trên 70% cơ sở") == (
        Measure("<", 1.0),
        Measure(">=", 90.0),
        Measure(">", 70.0),
    )


@pytest.mark.parametrize("sentence", ["từ 5 đến 17 tuổi", "ngày 18/11", "năm 2025", "1000% công sức", "phần trăm"])
def test_other_numbers_are_no_percentages(sentence):
    assert read_measures(sentence) == ()
