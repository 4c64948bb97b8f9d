"""The articles the product leans on, to cite and to search: what each says, and how sure we are."""

from tuoitho.law.articles.article import Act, Article
from tuoitho.law.articles.search import ARTICLES, article_of, search_articles

__all__ = ["ARTICLES", "Act", "Article", "article_of", "search_articles"]
