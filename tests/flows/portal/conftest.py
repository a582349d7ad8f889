"""One release and one portal of it, made once for all tests of the portal; and one browser, where there is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.portal.build import build_portal
from tests.flows.portal.browser import CHROMIUM, Browser, open_browser
from tests.flows.portal.released import publish_world, read_pdf


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of a small release."""
    return publish_world(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def portal(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of its portal."""
    return build_portal(release, tmp_path_factory.mktemp("www") / "portal", read_pdf).index.parent.resolve()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with open_browser() as tab:
        yield tab
