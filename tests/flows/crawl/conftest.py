from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import stamina

from flows.crawl.answers import Known
from flows.crawl.archive import Archive
from flows.crawl.fetch import Fetcher
from flows.crawl.site import SiteFile
from flows.crawl.visits import SiteVisit
from flows.crawl.walk import Progress, crawl_site
from tests.flows.crawl.district import PDF, District, detail_page, list_page
from tests.flows.crawl.nights import NIGHT, Night


@pytest.fixture(autouse=True)
def _no_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


@pytest.fixture
def district(tmp_path: Path) -> Iterator[District]:
    folder = tmp_path / "district"
    folder.mkdir()
    with District(folder) as server:
        yield server


@pytest.fixture(scope="module")
def fetcher() -> Iterator[Fetcher]:
    with Fetcher("operator@example.org", allow_loopback=True) as client:
        yield client


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def night(district: District, fetcher: Fetcher, archive: Archive) -> Night:
    """Crawl one more night, knowing what the nights before captured."""
    known: dict[str, Known] = {}

    def crawl(
        site: SiteFile | None = None, on_progress: Callable[[Progress], None] = lambda _: None
    ) -> SiteVisit:
        visit = crawl_site(
            site or district.site(), archive, known, fetcher, lambda: NIGHT, on_progress=on_progress
        )
        for capture in visit.captures:
            if capture.sha256 is not None:
                known[capture.url] = Known(capture.sha256, capture.etag, capture.last_modified)
        return visit

    return crawl


@pytest.fixture
def books(district: District) -> District:
    """Two books on two list pages, and a robots.txt."""
    district.write("robots.txt", "User-agent: *\nDisallow: /admin/\n")
    paging = 'createPageHTML(2, 0, "index", "html");'
    district.write("list/index.html", list_page(("./202509/t20250912_1.html", "甲局决算"), script=paging))
    district.write("list/index_1.html", list_page(("./202508/t20250801_2.html", "乙局决算")))
    district.write(
        "list/202509/t20250912_1.html", detail_page("./P020250912000001.pdf", title="甲局决算公开")
    )
    district.write(
        "list/202508/t20250801_2.html", detail_page("./P020250801000002.pdf", title="乙局决算公开")
    )
    district.write("list/202509/P020250912000001.pdf", PDF)
    district.write("list/202508/P020250801000002.pdf", PDF + b"second")
    return district
