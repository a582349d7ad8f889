"""The polite fetcher: one address → bytes, or the state that says why not.

It contacts only hosts that the site file names, redirects included; obeys robots.txt; sends one request
at a time to a host, with its pause between; says who it is; asks whether known content has changed before
fetching it again; goes on with a download that broke; and never works around a wall.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any
from urllib.parse import urljoin

import httpx
import stamina

from flows.crawl.answers import EndedError, Fetched, Known, State, UnavailableError, check_status, retry_pause
from flows.crawl.download import Download
from flows.crawl.hosts import is_outside, refuse_address
from flows.crawl.robots import Rules
from flows.crawl.site import SiteFile, host_of
from flows.crawl.turns import Turns
from flows.crawl.walls import is_challenge

AGENT = "Mingzhang"

_MOST_HOPS = 10


class Fetcher:
    """One HTTP client for a night, shared by all sites and safe in threads.

    Args:
        contact: Where an operator of a crawled site can reach ours; it is part of the User-Agent.
        allow_loopback: Whether 127.0.0.1 may be contacted; only the demo does.
        attempts: How often an address is asked while its server is unavailable.
        longest_seconds: The most time one answer may take.
        silent_seconds: How long a server may say nothing at all.
        first_wait_seconds: The pause before the first retry; later ones double, up to a minute.
        now: A clock in seconds that never goes back.
        sleep: What waits.
    """

    def __init__(
        self,
        contact: str,
        *,
        allow_loopback: bool = False,
        attempts: int = 4,
        longest_seconds: float = 300.0,
        silent_seconds: float = 30.0,
        first_wait_seconds: float = 2.0,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.user_agent = f"{AGENT} (reads published budgets; contact: {contact})"
        self._allow_loopback = allow_loopback
        self._attempts = attempts
        self._longest_seconds = longest_seconds
        self._first_wait_seconds = first_wait_seconds
        self._now = now
        self._turns = Turns(now, sleep)
        self._client = httpx.Client(
            headers={"User-Agent": self.user_agent, "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5"},
            follow_redirects=False,
            timeout=httpx.Timeout(silent_seconds),
            trust_env=False,  # behind a proxy the address that answers could not be checked
        )

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._client.close()

    def fetch(
        self,
        url: str,
        site: SiteFile,
        known: Known | None = None,
        rules_of: Callable[[str], Rules] = lambda _: Rules(AGENT),
    ) -> Fetched:
        """Return what `url` gives, redirects followed hop by hop. Never raises for what a server does.

        Args:
            url: The address.
            site: Whose hosts, pause and size limit hold.
            known: What an earlier night captured there.
            rules_of: The robots.txt rules of an address's host.
        """
        hops = [url]
        try:
            return self._follow(hops, site, known, rules_of)
        except EndedError as end:
            return Fetched(url, hops[-1], end.status, end.state, detail=end.detail)
        except UnavailableError as error:
            return Fetched(url, hops[-1], error.status, State.FAILED, detail=str(error))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            detail = f"no answer: {str(error) or type(error).__name__}"
            return Fetched(url, hops[-1], None, State.FAILED, detail=detail)

    def _follow(
        self, hops: list[str], site: SiteFile, known: Known | None, rules_of: Callable[[str], Rules]
    ) -> Fetched:
        """Return the first answer that is no redirect; `hops` grows by each address asked."""
        while len(hops) <= _MOST_HOPS:
            delay = self._check(hops[-1], site, rules_of)
            answer = self._ask(hops, site.politeness.max_bytes, delay, known)
            if isinstance(answer, Fetched):
                return answer
            hops.append(urljoin(hops[-1], answer))
        raise EndedError(State.FAILED, f"more than {_MOST_HOPS} redirects")

    def _check(self, address: str, site: SiteFile, rules_of: Callable[[str], Rules]) -> float:
        """Return the pause due before `address`; end the fetch where it may not be contacted."""
        if not site.allows(address):
            host = host_of(address) or address
            raise EndedError(
                State.FOREIGN, f"hosts of {site.key} does not name {host}; add it if it belongs there"
            )
        rules = rules_of(address)
        if rules.closed:
            raise EndedError(State.FAILED, rules.closed)
        forbidden = rules.refuse(address)
        if forbidden:
            raise EndedError(State.DISALLOWED, forbidden)
        return max(site.politeness.delay_seconds, rules.delay_seconds)

    def _ask(self, hops: list[str], most_bytes: int, delay: float, known: Known | None) -> Fetched | str:
        """Return one server's answer or the location it points to, asked again while it is unavailable."""
        download, host = Download(), host_of(hops[-1]) or ""
        for attempt in stamina.retry_context(
            on=retry_pause,
            attempts=self._attempts,
            timeout=None,
            wait_initial=self._first_wait_seconds,
            wait_max=60.0,
            wait_jitter=self._first_wait_seconds / 2,
        ):
            with attempt, self._turns.take(host, delay):
                return self._receive(hops, most_bytes, known, download)
        raise AssertionError("stamina ends with an answer or an error")

    def _receive(
        self, hops: list[str], most_bytes: int, known: Known | None, download: Download
    ) -> Fetched | str:
        """Return one answer, or the location it points to; the body is read only where it is wanted."""
        url, address = hops[0], hops[-1]
        self._refuse(address)
        deadline = self._now() + self._longest_seconds
        asked = download.headers() or _conditions(known)
        with self._client.stream(
            "GET", address, headers=asked, extensions={"trace": self._check_peer}
        ) as response:
            status, headers = response.status_code, dict(response.headers)
            if status == 304 and known is not None:
                return Fetched(url, address, status, State.UNCHANGED, None, known.sha256, headers)
            if response.has_redirect_location:
                return headers["location"]
            begun = download.begin(status, headers)
            if begun is None or status != 206:
                check_status(status, headers)
            body = self._read_body(response, begun or bytearray(), most_bytes, deadline, download)
        if is_challenge(body):
            raise EndedError(State.BLOCKED, "the server sent a script to run in place of the page", status)
        sha256 = hashlib.sha256(body).hexdigest()
        state = State.NEW if known is None else State.UNCHANGED if sha256 == known.sha256 else State.CHANGED
        return Fetched(url, address, status, state, body, sha256, headers)

    def _refuse(self, address: str) -> None:
        """End the fetch where an address leads inside, or where two readings of it disagree on the host."""
        url = httpx.URL(address)
        read = f"{url.raw_host.decode('ascii')}{'' if url.port is None else f':{url.port}'}"
        if read != host_of(address):
            raise EndedError(State.FOREIGN, f"an address that can be read in two ways, one of them {read}")
        inside = refuse_address(url.host, allow_loopback=self._allow_loopback)
        if inside:
            raise EndedError(State.FOREIGN, inside)

    def _check_peer(self, event: str, info: dict[str, Any]) -> None:
        """End the fetch before a request is sent to another machine than the name resolved to a moment ago."""
        if event != "connection.connect_tcp.complete":
            return
        peer = info["return_value"].get_extra_info("server_addr")[0]
        if not is_outside(peer, allow_loopback=self._allow_loopback):
            info["return_value"].close()
            raise EndedError(State.FOREIGN, f"{peer} answered, an address inside a private network")

    def _read_body(
        self, response: httpx.Response, body: bytearray, most_bytes: int, deadline: float, download: Download
    ) -> bytes:
        """Return the body, read no further than its limits of size and time; a broken one is kept for the next try."""
        status, headers = response.status_code, response.headers
        stated = headers.get("content-length", "")
        if stated.isdigit() and len(body) + int(stated) > most_bytes:
            raise EndedError(State.TOO_LARGE, f"{stated} bytes, more than max_bytes, {most_bytes}", status)
        try:
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > most_bytes:
                    raise EndedError(State.TOO_LARGE, f"more bytes than max_bytes, {most_bytes}", status)
                if self._now() > deadline:
                    raise EndedError(State.FAILED, f"not done after {self._longest_seconds:g} s", status)
        except httpx.TransportError:
            download.keep(bytes(body), headers)
            raise
        return bytes(body)


def _conditions(known: Known | None) -> dict[str, str]:
    """Return the headers that ask for content only if it has changed."""
    if known is None:
        return {}
    conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in conditions.items() if value}
