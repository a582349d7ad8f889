from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from flows.crawl.archive import Archive
from flows.crawl.fetch import Fetcher
from tests.flows.crawl.district import District


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
