"""What tests of the walk share: when their night is, how one is crawled, and the states it ends in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from flows.crawl.visits import Role, SiteVisit

NIGHT = datetime(2025, 11, 24, 22, 0, tzinfo=UTC)

Night = Callable[..., SiteVisit]


def states(visit: SiteVisit, role: Role = Role.ATTACHMENT) -> list[str]:
    return [capture.state for capture in visit.captures if capture.role is role]
