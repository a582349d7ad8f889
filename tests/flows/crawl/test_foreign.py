"""No request leaves for a host that the site file does not name, or for a private network, whatever pages say."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from flows.crawl.answers import State
from flows.crawl.fetch import Fetcher
from flows.crawl.hosts import is_outside
from flows.crawl.site import SiteFile, parse_site
from flows.demo.server import Reply
from tests.flows.crawl.district import District, detail_page, list_page
from tests.flows.crawl.nights import Night

Connected = list[tuple[str, int]]


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> Connected:
    """Every address that a connection was opened to."""
    seen: Connected = []
    connect = socket.create_connection

    def note(address: tuple[str, int], *args: Any, **kwargs: Any) -> socket.socket:
        seen.append(address)
        return connect(address, *args, **kwargs)

    monkeypatch.setattr(socket, "create_connection", note)
    return seen


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[District]:
    """Another server on this machine, which no site file names."""
    (tmp_path / "trap").mkdir()
    with District(tmp_path / "trap") as server:
        yield server


def tricks(host: str, trap: District) -> list[str]:
    """Addresses that lead, or seem to lead, from `host` to the trap."""
    port = trap.host.rpartition(":")[2]
    return [
        f"http://{trap.host}/a.pdf",
        f"//{trap.host}/b.pdf",
        f"http://{host}@{trap.host}/c.pdf",
        f"http://{host}:x@{trap.host}/d.pdf",
        f"http://{trap.host}\\@{host}/e.pdf",
        f"http://{host}\\@{trap.host}/f.pdf",
        f"http://{host}%2f@{trap.host}/g.pdf",
        f"http://{trap.host}#@{host}/h.pdf",
        f"http://localhost:{port}/i.pdf",
        f"http://localhost.:{port}/j.pdf",
        f"http://[::1]:{port}/k.pdf",
        f"http://[::ffff:127.0.0.1]:{port}/l.pdf",
        f"http://[::ffff:7f00:1]:{port}/m.pdf",
        f"http://2130706433:{port}/n.pdf",
        f"http://0x7f.0.0.1:{port}/o.pdf",
        f"http://0177.0.0.1:{port}/p.pdf",
        f"http://127.1:{port}/q.pdf",
        f"http://127.0.0.1.:{port}/r.pdf",
        f"http://①27.0.0.1:{port}/s.pdf",
        f"http://127。0。0。1:{port}/t.pdf",
        f"https://{trap.host}/u.pdf",
        f"ftp://{trap.host}/v.pdf",
        "http://169.254.169.254/latest/w.pdf",
        "http://[fe80::1%25eth0]/x.pdf",
        "file:///etc/passwd?y.pdf",
        f"http:/\\{trap.host}/z.pdf",
    ]


def test_links_of_every_kind_lead_nowhere_else(
    books: District, trap: District, night: Night, connected: Connected
) -> None:
    hostile = tricks(books.host, trap)
    pages = [(url.replace(".pdf", ".html"), "甲局决算") for url in hostile]
    books.write("list/index.html", list_page(*pages, ("./202509/t20250912_1.html", "乙局决算")))
    books.write("list/202509/t20250912_1.html", detail_page(*hostile, "./P020250912000001.pdf"))
    visit = night()
    assert trap.log == []
    assert {f"{host}:{port}" for host, port in connected} == {books.host}
    elsewhere = [c for c in visit.captures if urlsplit(c.url).netloc != books.host]
    assert len(elsewhere) > 10
    assert {c.state for c in elsewhere} == {State.FOREIGN}


@pytest.mark.parametrize("number", range(26))
def test_redirects_of_every_kind_lead_nowhere_else(
    district: District, trap: District, fetcher: Fetcher, connected: Connected, number: int
) -> None:
    location = tricks(district.host, trap)[number]
    district.script("/a.pdf", Reply(302, {"Location": location.encode().decode("latin-1")}))
    fetched = fetcher.fetch(f"{district.base_url}/a.pdf", district.site())
    assert fetched.body is None
    assert fetched.state in {State.FOREIGN, State.FAILED, State.GONE}
    assert trap.log == []
    assert {f"{host}:{port}" for host, port in connected} <= {district.host}


def inside_site(port: int) -> SiteFile:
    host = f"inside.example:{port}"
    return parse_site(
        f'name: 示范区\ncode: "990002"\nhosts: ["{host}"]\ncolumns: ["http://{host}/"]\nreader: trs\n'
        "politeness: {delay_seconds: 0}\n",
        Path("inside.yml"),
    )


def resolve_to(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
    """Let names resolve to each list of addresses in turn, and to the last ever after."""
    left = list(answers)

    def resolve(host: str, port: object, *args: Any, **kwargs: Any) -> list[Any]:
        addresses = left.pop(0) if len(left) > 1 else left[0]
        return [
            (socket.AF_INET6 if ":" in a else socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port))
            for a in addresses
        ]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"], ["10.0.0.8"], ["172.16.0.1"], ["192.168.1.1"], ["169.254.169.254"], ["100.64.0.1"], ["0.0.0.0"],
        ["::1"], ["fd00::1"], ["fe80::1%eth0"], ["::ffff:10.0.0.8"], ["64:ff9b::a00:8"], ["2002:a00:8::1"],
        ["93.184.216.34", "10.0.0.8"],
    ],
    ids=lambda addresses: addresses[-1],
)  # fmt: skip
def test_a_name_that_leads_to_a_private_network_is_not_contacted(
    monkeypatch: pytest.MonkeyPatch, connected: Connected, addresses: list[str]
) -> None:
    resolve_to(monkeypatch, addresses)
    with Fetcher("operator@example.org") as careful:
        fetched = careful.fetch("http://inside.example:8080/a.pdf", inside_site(8080))
    assert (fetched.state, connected) == (State.FOREIGN, [])
    assert fetched.detail.endswith("an address inside a private network")


def test_a_name_that_leads_elsewhere_a_moment_later_is_sent_nothing(
    trap: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(trap.host.rpartition(":")[2])
    resolve_to(monkeypatch, ["93.184.216.34"], ["127.0.0.1"])
    with Fetcher("operator@example.org") as careful:
        fetched = careful.fetch(f"http://inside.example:{port}/a.pdf", inside_site(port))
    assert (fetched.state, fetched.detail) == (
        State.FOREIGN,
        "127.0.0.1 answered, an address inside a private network",
    )
    assert trap.log == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("64:ff9b::808:808", True),
        ("64:ff9b::a00:1", False),
        ("64:ff9b:1::808:808", False),
        ("2002:808:808::1", True),
        ("2002:7f00:1::1", False),
        ("::10.0.0.1", False),
        ("fec0::1", False),
        ("2001:db8::1", False),
        ("ff02::1", False),
        ("::", False),
    ],
)
def test_an_address_that_stands_for_another_is_judged_as_that(address: str, expected: bool) -> None:
    assert is_outside(address, allow_loopback=False) is expected


def test_loopback_that_is_allowed_may_be_written_as_ipv6() -> None:
    assert [is_outside(a, allow_loopback=True) for a in ("::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1")] == [
        True,
        True,
        False,
    ]
