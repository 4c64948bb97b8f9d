from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "tuoitho.demo"
    label = "demo"
