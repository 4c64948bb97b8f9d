from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "tuoitho.base"
    label = "base"
