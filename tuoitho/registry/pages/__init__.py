from tuoitho.registry.pages.imports import ImportPage, import_page

__all__ = ["ImportPage", "import_page"]
