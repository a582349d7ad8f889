"""Any other list: items that the site file selects or whose titles it wants, paged by links, numbers or createPageHTML()."""

from __future__ import annotations

from flows.crawl.lists.page import ListPage, ListReader, ListRules, Page, item_links, list_page, next_links
from flows.crawl.lists.paging import numbered_pages, query_pages, script_pages


def _read(page: Page, rules: ListRules) -> ListPage:
    """Return every link of the items and the further pages."""
    numbered = [*numbered_pages(page, rules.max_pages), *query_pages(page, rules.max_pages)]
    further = [*script_pages(page, rules.max_pages), *numbered, *next_links(page)]
    return list_page(page, item_links(page, rules, lambda _: True), further)


PLAIN = ListReader("plain", lambda _: True, _read)
