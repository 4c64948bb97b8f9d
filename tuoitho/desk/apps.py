from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "tuoitho.desk"
    label = "desk"
