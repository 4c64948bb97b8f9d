from django.apps import AppConfig


class CountsConfig(AppConfig):
    name = "tuoitho.counts"
    label = "counts"
