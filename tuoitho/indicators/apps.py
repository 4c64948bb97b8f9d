from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "tuoitho.indicators"
    label = "indicators"
