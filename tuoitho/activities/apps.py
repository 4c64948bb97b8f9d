from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    name = "tuoitho.activities"
    label = "activities"
