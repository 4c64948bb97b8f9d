from tuoitho.indicators.queries.asking import current_year, figures_of, place_of, tree_day, units_named, values
from tuoitho.indicators.queries.figures import Figures, Place
from tuoitho.indicators.queries.values import Value

__all__ = [
    "Figures",
    "Place",
    "Value",
    "current_year",
    "figures_of",
    "place_of",
    "tree_day",
    "units_named",
    "values",
]
