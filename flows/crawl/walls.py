"""Knowing a wall: a server that asks for more than an honest request. A wall is recorded, never worked around."""

from __future__ import annotations

import re

WALL_STATUSES = frozenset({202, 401, 403, 405, 412, 521})

_LARGEST_CHALLENGE_BYTES = 60_000
_MARKS = re.compile(rb"__jsl_clearance|\$_ts\s*=|acw_sc__v2|cf-chl-|_waf_bd|yunsuo_session", re.IGNORECASE)
_SCRIPT = re.compile(rb"<script\b.*?(?:</script\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(rb"<[^>]*>|\s+|&nbsp;")
_RELOADS = re.compile(rb"document\.cookie|location\s*(?:\.|=)")


def is_challenge(body: bytes) -> bool:
    """Return whether a page is a script that a browser must run first: a known mark, or nothing but a reload."""
    if len(body) > _LARGEST_CHALLENGE_BYTES or b"<script" not in body.lower():
        return False
    if _MARKS.search(body):
        return True
    words = _TAGS.sub(b"", _SCRIPT.sub(b"", body))
    return len(words) < 60 and _RELOADS.search(body) is not None
