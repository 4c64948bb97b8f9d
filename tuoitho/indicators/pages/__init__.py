from tuoitho.indicators.pages.cards import Card, card_of, cards_page
from tuoitho.indicators.pages.grid import Square, grid_page, grid_sheet, square_of
from tuoitho.indicators.pages.head import Head, head_of, printed
from tuoitho.indicators.pages.listing import Row, compare_page, rows_page, wards_page

__all__ = [
    "Card",
    "Head",
    "Row",
    "Square",
    "card_of",
    "cards_page",
    "compare_page",
    "grid_page",
    "grid_sheet",
    "head_of",
    "printed",
    "rows_page",
    "square_of",
    "wards_page",
]
