from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "tuoitho.registry"
    label = "registry"
