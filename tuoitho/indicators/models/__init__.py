from tuoitho.indicators.models.indicators import Indicator

__all__ = ["Indicator"]
