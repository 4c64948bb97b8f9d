from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "tuoitho.programme"
    label = "programme"
