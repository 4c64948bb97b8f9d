from tuoitho.registry.pages.facts import FactsPage, counts_in_words, facts_page
from tuoitho.registry.pages.imports import ImportPage, import_page

__all__ = ["FactsPage", "ImportPage", "counts_in_words", "facts_page", "import_page"]
