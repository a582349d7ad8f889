from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
import stamina
from stamina.instrumentation import RetryDetails, set_on_retry_hooks

from flows.crawl.answers import Known, State, UnavailableError, retry_pause
from flows.crawl.fetch import Fetcher
from flows.crawl.hosts import is_outside
from flows.crawl.robots import Rules, read_rules
from flows.demo.server import Reply
from tests.flows.crawl.district import OTHER_PDF, PDF, District


def test_new_content_comes_with_its_hash_and_headers(district: District, fetcher: Fetcher) -> None:
    district.write("a.pdf", PDF)
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert (fetched.state, fetched.status, fetched.body) == (State.NEW, 200, PDF)
    assert fetched.headers["content-type"] == "application/pdf"


def test_the_crawler_says_who_it_is(district: District, fetcher: Fetcher) -> None:
    fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert district.user_agents == {"Mingzhang (reads published budgets; contact: operator@example.org)"}


def test_known_content_is_confirmed_without_its_body(district: District, fetcher: Fetcher) -> None:
    district.write("a.pdf", PDF)
    first = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    known = Known(str(first.sha256), first.headers["etag"], first.headers["last-modified"])
    again = fetcher.fetch(f"{district.base_url}/a.pdf", district.site(), known)
    assert (again.state, again.status, again.body, again.sha256) == (State.UNCHANGED, 304, None, first.sha256)


def test_last_modified_alone_is_enough_to_confirm(district: District, fetcher: Fetcher) -> None:
    district.write("a.pdf", PDF)
    first = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    known = Known(str(first.sha256), None, first.headers["last-modified"])
    assert fetcher.fetch(f"{district.base_url}/a.pdf", district.site(), known).status == 304


def test_without_validators_the_hash_tells_unchanged_from_changed(
    district: District, fetcher: Fetcher
) -> None:
    district.with_validators = False
    district.write("a.pdf", PDF)
    known = Known(str(fetcher.fetch(f"{district.base_url}/a.pdf", district.site()).sha256))
    same = fetcher.fetch(f"{district.base_url}/a.pdf", district.site(), known)
    district.write("a.pdf", OTHER_PDF)
    other = fetcher.fetch(f"{district.base_url}/a.pdf", district.site(), known)
    assert [(same.state, same.body), (other.state, other.body)] == [
        (State.UNCHANGED, PDF),
        (State.CHANGED, OTHER_PDF),
    ]


def test_redirects_inside_the_site_are_followed(district: District, fetcher: Fetcher) -> None:
    district.write("new/a.pdf", PDF)
    district.script("/a.pdf", Reply(302, {"Location": "/new/a.pdf"}))
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert (fetched.state, fetched.final_url) == (State.NEW, f"{district.base_url}/new/a.pdf")


@pytest.mark.parametrize(
    "location",
    ["http://elsewhere.example/a.pdf", "file:///etc/passwd", "http://localhost/a.pdf", "//10.0.0.1/"],
)
def test_redirects_to_hosts_that_the_site_file_does_not_name_are_refused(
    district: District, fetcher: Fetcher, location: str
) -> None:
    district.script("/a.pdf", Reply(301, {"Location": location}))
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert (fetched.state, fetched.final_url) == (State.FOREIGN, location.replace("//10", "http://10"))
    assert "add it if it belongs there" in fetched.detail


def test_redirects_in_a_circle_end(district: District, fetcher: Fetcher) -> None:
    district.script("/a.pdf", *[Reply(302, {"Location": "/a.pdf"})] * 20)
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert (fetched.state, fetched.detail) == (State.FAILED, "more than 10 redirects")
    assert len(district.log) == 10


def test_loopback_is_refused_unless_allowed(district: District) -> None:
    with Fetcher("operator@example.org") as careful:
        fetched = careful.fetch(f"{district.base_url}/a.pdf", district.site())
    assert (fetched.state, fetched.detail) == (
        State.FOREIGN,
        "127.0.0.1 leads to 127.0.0.1, an address inside a private network",
    )
    assert district.log == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("114.114.114.114", True),
        ("2400:3200::1", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("::ffff:192.168.0.1", False),
        ("fe80::1%eth0", False),
        ("224.0.0.1", False),
        ("127.0.0.1", False),
    ],
)
def test_only_public_addresses_are_outside(address: str, expected: bool) -> None:
    assert is_outside(address, allow_loopback=False) is expected


def test_a_busy_server_is_asked_again(district: District, fetcher: Fetcher) -> None:
    district.write("a.pdf", PDF)
    district.script("/a.pdf", Reply(503), Reply(429))
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert fetched.state is State.NEW
    assert [entry.status for entry in district.log] == [503, 429, 200]


def test_a_server_that_stays_busy_is_left_alone(district: District, fetcher: Fetcher) -> None:
    district.script("/a.pdf", *[Reply(503)] * 9)
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert (fetched.state, fetched.status, fetched.detail) == (State.FAILED, 503, "the server answered 503")
    assert len(district.log) == 3


@pytest.fixture
def retries() -> Iterator[list[RetryDetails]]:
    seen: list[RetryDetails] = []

    def keep(details: RetryDetails) -> None:
        seen.append(details)

    set_on_retry_hooks([keep])
    yield seen
    set_on_retry_hooks(None)


def test_the_pause_a_server_asks_for_is_kept(
    district: District, fetcher: Fetcher, retries: list[RetryDetails]
) -> None:
    stamina.set_testing(False)
    district.write("a.pdf", PDF)
    district.script("/a.pdf", Reply(503, {"Retry-After": "0.01"}))
    assert fetcher.fetch(f"{district.base_url}/a.pdf", district.site()).state is State.NEW
    assert [retry.wait_for for retry in retries] == [0.01]


def test_a_pause_longer_than_a_night_can_wait_ends_the_attempts(district: District, fetcher: Fetcher) -> None:
    tomorrow = format_datetime(datetime.now(UTC) + timedelta(days=1), usegmt=True)
    district.script("/a.pdf", Reply(503, {"Retry-After": tomorrow}))
    assert fetcher.fetch(f"{district.base_url}/a.pdf", district.site()).state is State.FAILED
    assert len(district.log) == 1


def test_errors_of_our_own_are_not_tried_again() -> None:
    assert retry_pause(ValueError("ours")) is False
    assert retry_pause(UnavailableError(500, None)) is True


def test_an_answer_that_cannot_be_unpacked_is_failed(district: District, fetcher: Fetcher) -> None:
    district.script("/a.pdf", Reply(200, {"Content-Encoding": "gzip"}, b"no gzip"))
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert fetched.state is State.FAILED
    assert fetched.detail.startswith("no answer: ")


def test_a_server_that_is_not_there_is_failed(tmp_path: Path, fetcher: Fetcher) -> None:
    with District(tmp_path) as short_lived:
        site, url = short_lived.site(), f"{short_lived.base_url}/a.pdf"
    fetched = fetcher.fetch(url, site)
    assert (fetched.state, fetched.status) == (State.FAILED, None)
    assert fetched.detail.startswith("no answer: ")


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_gone(district: District, fetcher: Fetcher, status: int) -> None:
    district.script("/a.pdf", Reply(status))
    assert fetcher.fetch(f"{district.base_url}/a.pdf", district.site()).state is State.GONE


@pytest.mark.parametrize("status", [202, 401, 403, 405, 412, 521])
def test_a_wall_is_recorded_and_asked_once(district: District, fetcher: Fetcher, status: int) -> None:
    district.script("/a.pdf", Reply(status))
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert (fetched.state, fetched.status) == (State.BLOCKED, status)
    assert len(district.log) == 1


@pytest.mark.parametrize(
    "page",
    [
        "<html><script>document.cookie='k=1';location.reload()</script></html>",
        "<html><body>请稍候<script src='/x.js' r='m'></script><script>$_ts={};</script></body></html>",
    ],
)
def test_a_script_in_place_of_the_page_is_a_wall(district: District, fetcher: Fetcher, page: str) -> None:
    district.write("index.html", page)
    assert fetcher.fetch(f"{district.base_url}/", district.site()).state is State.BLOCKED


def test_a_page_with_scripts_and_words_is_a_page(district: District, fetcher: Fetcher) -> None:
    words = "青岚区人民政府办公室2024年度部门决算公开" * 3
    district.write("index.html", f"<script>document.cookie='seen=1'; location.href</script><p>{words}</p>")
    assert fetcher.fetch(f"{district.base_url}/", district.site()).state is State.NEW


@pytest.mark.parametrize("headers", [{}, {"Content-Encoding": "gzip"}])
def test_a_file_over_the_limit_is_left_alone(
    district: District, fetcher: Fetcher, headers: dict[str, str]
) -> None:
    body = b"x" * 100_000
    district.script("/a.pdf", Reply(200, headers, gzip.compress(body) if headers else body))
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site("politeness: {max_bytes: 1000}\n"))
    assert (fetched.state, fetched.body) == (State.TOO_LARGE, None)
    assert "max_bytes" in fetched.detail


def test_an_answer_that_takes_too_long_ends(district: District) -> None:
    ticks = iter(range(0, 10_000, 100))
    district.write("a.pdf", PDF)
    with Fetcher(
        "o@example.org", allow_loopback=True, longest_seconds=60, now=lambda: next(ticks)
    ) as hurried:
        fetched = hurried.fetch(f"{district.base_url}/a.pdf", district.site())
    assert (fetched.state, fetched.detail) == (State.FAILED, "not done after 60 s")


@pytest.mark.parametrize(("delay", "crawl_delay", "expected"), [(4, 0.05, 4.0), (0.05, 4, 4.0)])
def test_the_longer_of_both_pauses_lies_between_two_requests(
    district: District, delay: float, crawl_delay: float, expected: float
) -> None:
    time, pauses = [0.0], []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        time[0] += seconds

    site = district.site(f"politeness: {{delay_seconds: {delay}}}\n")
    rules = read_rules("Mingzhang", 200, f"User-agent: *\nCrawl-delay: {crawl_delay}\n".encode(), "")
    with Fetcher("o@example.org", allow_loopback=True, now=lambda: time[0], sleep=sleep) as patient:
        for _ in range(3):
            patient.fetch(f"{district.base_url}/a.pdf", site, None, lambda _: rules)
    assert pauses == [expected, expected]


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (404, None, None),
        (403, None, None),
        (200, b"User-agent: *\nDisallow: /private/\n", None),
        (200, b"User-agent: *\nDisallow: /\n\nUser-agent: mingzhang\nDisallow:\n", None),
        (200, b"User-agent: *\nDisallow: /czyjs\n", "robots.txt disallows this address"),
        (200, b"\xff\xfe no text", None),
        (
            200,
            b"User-agent: *\nCrawl-delay: 3600\n",
            "robots.txt asks for 3600 s between requests, more than a night can wait",
        ),
    ],
)
def test_robots_txt_is_obeyed(status: int, body: bytes | None, expected: str | None) -> None:
    assert read_rules("Mingzhang", status, body, "").refuse("http://h/czyjs/") == expected


@pytest.mark.parametrize("status", [None, 429, 500, 521])
def test_a_robots_txt_that_cannot_be_had_forbids_the_night(
    district: District, fetcher: Fetcher, status: int | None
) -> None:
    rules = read_rules("Mingzhang", status, None, "no answer")
    fetched = fetcher.fetch(f"{district.base_url}/", district.site(), None, lambda _: rules)
    assert fetched.detail == "robots.txt could not be read, so nothing is fetched tonight: no answer"
    assert (fetched.state, district.log) == (State.FAILED, [])


def test_rules_without_a_file_ask_for_no_pause() -> None:
    assert Rules("Mingzhang").delay_seconds == 0
