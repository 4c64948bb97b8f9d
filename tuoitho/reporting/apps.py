from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "tuoitho.reporting"
    label = "reporting"
