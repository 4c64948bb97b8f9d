from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "tuoitho.surveys"
    label = "surveys"
