"""What a screening shows: the verdict in words with its articles, what would change it, and what was answered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tuoitho.base.parts import local
from tuoitho.cases.models import Case, Screening
from tuoitho.cases.models.screenings import BANDS
from tuoitho.cases.queries.screenings import screenings_of
from tuoitho.law.articles import ARTICLES, article_of
from tuoitho.law.confidence import Confidence
from tuoitho.organisations.queries import Viewer

Text = str | Promise
# Verdict → a status of the kit and its words.
VERDICTS: Mapping[str, tuple[str, Text]] = {
    "unlawful": ("missed", gettext_lazy("Có dấu hiệu trái quy định")),
    "lawful": ("met", gettext_lazy("Chưa thấy dấu hiệu trái quy định")),
    "undetermined": ("not_enough_data", gettext_lazy("Chưa đủ thông tin để kết luận")),
    "out_of_scope": ("not_applicable", gettext_lazy("Không thuộc Bộ luật Lao động")),
}
AGE_BANDS: Mapping[str, Text] = {
    "under_13": gettext_lazy("chưa đủ 13 tuổi"),
    "13_14": gettext_lazy("đủ 13 đến chưa đủ 15 tuổi"),
    "15_17": gettext_lazy("đủ 15 đến chưa đủ 18 tuổi"),
    "adult": gettext_lazy("đủ 18 tuổi"),
    "unknown": gettext_lazy("chưa rõ"),
}
HAZARDOUS: Mapping[bool | None, Text] = {
    True: gettext_lazy("Có"),
    False: gettext_lazy("Không"),
    None: gettext_lazy("Chưa kết luận được"),
}
COUNTED: Mapping[bool | None, Text] = {
    True: gettext_lazy("Được đếm là lao động trẻ em"),
    False: gettext_lazy("Không được đếm là lao động trẻ em"),
    None: gettext_lazy("Chưa biết có được đếm hay không"),
}
# Fact → what it is called where it is missing or was answered, in the order of the form.
FACTS: Mapping[str, Text] = {
    "born": gettext_lazy("Ngày sinh"),
    "age": gettext_lazy("Tuổi tròn vào ngày ấy"),
    "on": gettext_lazy("Ngày làm gần nhất"),
    "relation": gettext_lazy("Làm cho ai"),
    "task": gettext_lazy("Việc em làm"),
    "place": gettext_lazy("Nơi em làm"),
    "hours_day": gettext_lazy("Mỗi ngày làm bao lâu"),
    "hours_week": gettext_lazy("Mỗi tuần làm bao lâu"),
    "from": gettext_lazy("Bắt đầu lúc"),
    "to": gettext_lazy("Xong lúc"),
    "night": gettext_lazy("Có lúc nào làm từ 22 giờ đến 6 giờ sáng"),
    "overtime": gettext_lazy("Có làm thêm giờ"),
    "parental_consent": gettext_lazy("Cha, mẹ hoặc người giám hộ đồng ý cho làm"),
    "written_contract": gettext_lazy("Có hợp đồng bằng văn bản"),
    "health_checked": gettext_lazy("Đã từng khám sức khoẻ để làm việc này"),
    "health_check_on": gettext_lazy("Lần khám gần nhất trước ngày làm"),
    "register": gettext_lazy("Người sử dụng lao động có sổ theo dõi riêng"),
    "provincial_consent": gettext_lazy("Có văn bản đồng ý của cơ quan lao động cấp tỉnh (chưa đủ 13 tuổi)"),
    "affects_study": gettext_lazy("Việc làm ảnh hưởng việc học"),
    "chores_week": gettext_lazy("Việc nhà mỗi tuần"),
}
RELATIONS: Mapping[str, Text] = {
    "employed": gettext_lazy("Làm cho người khác, có trả công hoặc không"),
    "family": gettext_lazy("Làm cùng gia đình, trong việc làm ăn của nhà"),
    "own_home": gettext_lazy("Chỉ làm việc nhà"),
}


@dataclass(frozen=True)
class Cited:
    """A sentence with the article it rests on; not `verified` shows as "chưa xác minh"."""

    text: str
    article: str
    verified: bool


@dataclass(frozen=True)
class Result:
    """A screening in words. `fine`: the band for a person and for an organisation, in đồng. `unread`: entries of the
    catalogue that nobody has verified, on which nothing was decided."""

    made_at: datetime
    who: str
    status: str
    verdict: Text
    age: Text
    hazardous: Text
    reasons: Sequence[Cited]
    missing: Sequence[Text]
    unread: Sequence[Cited]
    fine: tuple[tuple[int, int], tuple[int, int]] | None
    fine_by: Cited | None
    see_also: Sequence[Cited]
    counted: Text
    answers: Sequence[tuple[Text, str]]
    note: str
    catalogue_version: str


def results(viewer: Viewer, case: Case) -> list[Result]:
    """Newest first. One query."""
    return [result(row) for row in screenings_of(viewer, case)]


def result(row: Screening) -> Result:
    """One screening as a team member reads it."""
    found = row.judgement
    status, verdict = VERDICTS[found["verdict"]]
    fine = found["sanction"]
    low, high = fine["individual_vnd"] if fine else (0, 0)
    return Result(
        made_at=row.made_at,
        who=row.officer.full_name if row.officer else "",
        status=status,
        verdict=verdict,
        age=AGE_BANDS[found["band"]],
        hazardous=HAZARDOUS[found["hazardous"]],
        reasons=[_reason(one, found) for one in found["reasons"]],
        missing=[FACTS[name] for name in found["missing"]],
        unread=list(_unread(found)),
        fine=((low, high), (2 * low, 2 * high)) if fine else None,
        fine_by=_article(fine["act"]) if fine else None,
        see_also=[_article(code) for code in found["see_also"]],
        counted=COUNTED[found["statistics"]["unicef_2024"]],
        answers=list(_answers(row.facts, found)),
        note=row.note or "",
        catalogue_version=row.catalogue_version,
    )


def _reason(reason: Mapping[str, str], found: Mapping[str, Any]) -> Cited:
    """A reason is as sure as the entry it repeats, else as its article."""
    for entry in (found["task"], found["place"]):
        if entry and entry["article"] == reason["article"] and entry["text"] == reason["text"]:
            return _entry(entry)
    article = article_of(reason["article"])
    return Cited(_of_law(reason), reason["article"], article is not None and article.verified)


def _unread(found: Mapping[str, Any]) -> Iterator[Cited]:
    for entry in (found["task"], found["place"]):
        if entry and not _entry(entry).verified:
            yield _entry(entry)


def _entry(entry: Mapping[str, Any]) -> Cited:
    return Cited(_of_law(entry), entry["article"], Confidence(entry["confidence"]).verified)


def _of_law(kept: Mapping[str, str]) -> str:
    """The law's words, kept in Vietnamese, in the reader's language."""
    words = kept["text"]
    return _(words)


def _article(code: str) -> Cited:
    article = ARTICLES[code]
    return Cited(_(article.summary), code, article.verified)


def _answers(facts: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[tuple[Text, str]]:
    """(question, answer) of what was known."""
    for name, label in FACTS.items():
        value = facts.get(name)
        if value not in (None, []):
            yield label, _words(name, value, found)


def _words(name: str, value: Any, found: Mapping[str, Any]) -> str:
    if name in ("task", "place"):
        return _of_law(found[name])
    if name == "relation":
        return str(RELATIONS[value])
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if name in BANDS:
        return _hours(name, value)
    if name == "born":
        return _born(*(date.fromisoformat(day) for day in value))
    if name in ("on", "health_check_on"):
        return _day(date.fromisoformat(value))
    return value[:5] if isinstance(value, str) else str(value)


def _hours(name: str, span: Sequence[float]) -> str:
    band = next((band for band in BANDS[name].values() if [band.low, band.high] == list(span)), None)
    if band:
        return str(band.label)
    return _("%(hours)s giờ") % {"hours": local(span[0], 2)}


def _born(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return _("năm %(years)s") % {"years": years}


def _day(day: date) -> str:
    return date_format(day, "d/m/Y")
