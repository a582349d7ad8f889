"""A download that breaks is gone on with, and never made of two contents."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from flows.crawl.answers import State, UnavailableError
from flows.crawl.download import Download
from flows.crawl.fetch import Fetcher
from flows.crawl.site import SiteFile, parse_site
from tests.flows.crawl.shaky import Shaky, serve_shaky

BOOK = random.Random(1).randbytes(300_000)
NEWER = random.Random(2).randbytes(310_000)
WHOLE = Shaky([BOOK], [])


def site_of(shaky: Shaky, most_bytes: int = 1_000_000) -> SiteFile:
    host = f"127.0.0.1:{shaky.port}"
    return parse_site(
        f'name: 示范区\ncode: "990002"\nhosts: ["{host}"]\ncolumns: ["http://{host}/"]\nreader: trs\n'
        f"politeness: {{delay_seconds: 0, max_bytes: {most_bytes}}}\n",
        Path("shaky.yml"),
    )


@pytest.mark.parametrize(
    ("change", "content", "asked"),
    [
        ({}, BOOK, [None, "bytes=100000-", "bytes=200000-"]),
        ({"etag": "W/{}"}, BOOK, [None, None, None]),
        ({"knows_ranges": False, "breaks": [100_000]}, BOOK, [None, "bytes=100000-"]),
        ({"headers": {}, "breaks": [100_000]}, BOOK, [None, None]),
        ({"versions": [BOOK, NEWER], "breaks": [100_000]}, NEWER, [None, "bytes=100000-"]),
    ],
    ids=[
        "the rest is asked for",
        "a weak validator",
        "a server without ranges",
        "none stated",
        "changed meanwhile",
    ],
)
def test_a_download_that_breaks_ends_whole(
    fetcher: Fetcher, change: dict[str, object], content: bytes, asked: list[str | None]
) -> None:
    shaky = replace(WHOLE, versions=[BOOK], breaks=[100_000, 100_000], asked=[])
    with serve_shaky(replace(shaky, **change)) as served:  # type: ignore[arg-type]
        fetched = fetcher.fetch(served.url, site_of(served))
        assert (fetched.state, fetched.body == content, served.asked) == (State.NEW, True, asked)


def test_a_line_that_breaks_every_time_is_failed(fetcher: Fetcher) -> None:
    with serve_shaky(replace(WHOLE, breaks=[10_000] * 9, asked=[])) as served:
        fetched = fetcher.fetch(served.url, site_of(served))
        assert fetched.state is State.FAILED
        assert served.asked == [None, "bytes=10000-", "bytes=20000-"]


def test_the_parts_together_keep_the_limit_of_size(fetcher: Fetcher) -> None:
    with serve_shaky(replace(WHOLE, breaks=[], asked=[])) as served:
        assert fetcher.fetch(served.url, site_of(served, 299_999)).state is State.TOO_LARGE


HERE = {"etag": '"1"', "accept-ranges": "bytes"}


@pytest.mark.parametrize(
    ("status", "headers"),
    [(206, {"content-range": "bytes 2-9/10"}), (206, {}), (206, {"content-range": "rows 4-9/10"}), (416, {})],
    ids=["another part", "no part named", "other units", "out of range"],
)
def test_another_part_than_was_asked_for_starts_all_anew(status: int, headers: dict[str, str]) -> None:
    download = Download()
    download.keep(b"%PDF", HERE)
    assert download.headers() == {"Range": "bytes=4-", "If-Range": '"1"', "Accept-Encoding": "identity"}
    with pytest.raises(UnavailableError):
        download.begin(status, headers)
    assert download.headers() == {}


@pytest.mark.parametrize(
    ("headers", "validator"),
    [
        (HERE, '"1"'),
        ({"etag": 'W/"1"', "last-modified": "then", "accept-ranges": "bytes"}, "then"),
        ({"etag": 'W/"1"', "accept-ranges": "bytes"}, None),
        ({"etag": '"1"'}, None),
        (HERE | {"content-encoding": "gzip"}, None),
    ],
)
def test_only_what_can_be_told_to_be_the_same_is_kept(headers: dict[str, str], validator: str | None) -> None:
    download = Download()
    download.keep(b"%PDF", headers)
    assert download.headers().get("If-Range") == validator
