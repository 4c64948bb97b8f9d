from tuoitho.counts.queries.history import History, Population, history_of
from tuoitho.counts.queries.totals import Part, Totals, count_totals

__all__ = ["History", "Part", "Population", "Totals", "count_totals", "history_of"]
