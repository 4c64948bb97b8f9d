from tuoitho.counts.models.cells import Cell
from tuoitho.counts.models.periods import Period

__all__ = ["Cell", "Period"]
