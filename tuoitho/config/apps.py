from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "tuoitho.config"
    label = "config"
