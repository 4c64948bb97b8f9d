from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "tuoitho.cases"
    label = "cases"
