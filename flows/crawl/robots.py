"""robots.txt as this crawler obeys it: RFC 9309 and Crawl-delay.

No robots.txt (any 4xx) allows everything. One that cannot be had (5xx, no answer, a foreign host) forbids
everything for tonight.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

LONGEST_CRAWL_DELAY_SECONDS = 120.0

_MOST_BYTES = 500_000


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows `agent`: its parsed robots.txt, or the reason why nothing is asked tonight."""

    agent: str
    parsed: Protego | None = None
    closed: str = ""

    @property
    def delay_seconds(self) -> float:
        """Return the Crawl-delay asked for, 0 when none is."""
        return float((self.parsed and self.parsed.crawl_delay(self.agent)) or 0)

    def refuse(self, url: str) -> str | None:
        """Return why the rules forbid `url`; None when they do not."""
        if self.parsed is None:
            return None
        if not self.parsed.can_fetch(url, self.agent):
            return "robots.txt disallows this address"
        if self.delay_seconds > LONGEST_CRAWL_DELAY_SECONDS:
            return (
                f"robots.txt asks for {self.delay_seconds:g} s between requests, more than a night can wait"
            )
        return None


def robots_url(url: str) -> str:
    """Return the address of the robots.txt that governs `url`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def read_rules(agent: str, status: int | None, body: bytes | None, detail: str) -> Rules:
    """Return the rules in what robots.txt answered: its status and body, or why there is no body."""
    if status is not None and 400 <= status < 500 and status != 429:
        return Rules(agent)
    if body is None:
        return Rules(agent, closed=f"robots.txt could not be read, so nothing is fetched tonight: {detail}")
    return Rules(agent, Protego.parse(body[:_MOST_BYTES].decode("utf-8-sig", "replace")))
