from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "tuoitho.api"
    label = "api"
