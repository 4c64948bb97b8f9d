"""URLs with a key: inside Vườn Xanh's scope, and another school's."""


def _figures(world):
    return {"code": "HD-TH01", "year": 2024}, {"code": "HD-TH02", "year": 2024}


def _rows(world):
    inside, outside = _figures(world)
    return inside | {"series": "2.2"}, outside | {"series": "2.2"}


SAMPLES = {
    "indicators:cards": _figures,
    "indicators:rows": _rows,
    "indicators:compare": _figures,
    "indicators:grid": _figures,
    "indicators:grid_sheet": _figures,
    "indicators:wards": _figures,
}
