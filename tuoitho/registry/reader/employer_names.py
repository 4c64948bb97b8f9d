"""When two ways of writing name one employer: the words that say what kind of firm it is fall away. Pure."""

from tuoitho.base.folding import fold

# Longest first, on folded text: "Công ty TNHH một thành viên X", "Cty X" and "X" are one name.
_FORMS = (
    "trach nhiem huu han",
    "mot thanh vien",
    "hai thanh vien tro len",
    "hai thanh vien",
    "doanh nghiep tu nhan",
    "lien hiep hop tac xa",
    "ho kinh doanh ca the",
    "ho kinh doanh",
    "ho gia dinh",
    "doanh nghiep",
    "hop tac xa",
    "cong ty",
    "c ty",
    "co phan",
    "1 thanh vien",
    "1 tv",
    "1tv",
    "mtv",
    "cty",
    "ct",
    "tnhh",
    "dntn",
    "htx",
    "hkd",
    "cp",
)


def name_key(name: str) -> str:
    """What is left of a name once tone marks and the words of the legal form are gone; all of it if nothing else is."""
    folded = fold(name)
    left = f" {folded} "
    for form in _FORMS:
        left = left.replace(f" {form} ", " ").replace(f" {form} ", " ")
    return " ".join(left.split())[:120] or folded[:120]


def plain_number(text: object) -> str:
    """A tax or household-business number as it is compared: capitals and digits alone."""
    return "".join(one for one in str(text or "").upper() if one.isalnum())


def number_is_possible(number: str) -> bool:
    """Tax numbers have 10, 12 or 13 characters, household-business numbers from 8 to 14 with digits among them."""
    return 8 <= len(number) <= 14 and number.isascii() and sum(one.isdigit() for one in number) >= 6
