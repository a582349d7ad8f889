"""One download over several connections: what a broken one brought is kept, and the next asks for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flows.crawl.answers import UnavailableError

_CONTENT_RANGE = re.compile(r"bytes (\d+)-\d+/(?:\d+|\*)")


class Download:
    """What is here of one content so far, and the validator that says whether the rest is still of the same."""

    def __init__(self) -> None:
        self._body = b""
        self._validator = ""

    def headers(self) -> dict[str, str]:
        """Return the headers that ask for the rest; none when nothing is here."""
        if not self._body:
            return {}
        return {
            "Range": f"bytes={len(self._body)}-",
            "If-Range": self._validator,
            "Accept-Encoding": "identity",
        }

    def begin(self, status: int, headers: Mapping[str, str]) -> bytearray | None:
        """Return what an answer is to be added to; None when it is no part of this content.

        A server whose content has changed, or that knows no ranges, sends all of it anew.
        Raises: UnavailableError when a part was asked for and another came: all of it is to be asked for anew.
        """
        if not self._body:
            return None if status == 206 else bytearray()
        match = _CONTENT_RANGE.match(headers.get("content-range", ""))
        if status == 206 and match and int(match[1]) == len(self._body):
            return bytearray(self._body)
        self._body = b""
        if status in {206, 416}:
            raise UnavailableError(status, None)
        return bytearray()

    def keep(self, body: bytes, headers: Mapping[str, str]) -> None:
        """Keep what a broken answer brought, where the rest can be asked for by a strong validator."""
        etag = headers.get("etag", "")
        self._validator = headers.get("last-modified", "") if etag.startswith("W/") or not etag else etag
        ranges = headers.get("accept-ranges", "") == "bytes" or "content-range" in headers
        self._body = body if ranges and self._validator and "content-encoding" not in headers else b""
