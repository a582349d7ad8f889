"""What a person reads: one finding a root cause, with its arithmetic, its pages and a stable fingerprint."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from transforms.model import Fact


@dataclass(frozen=True, slots=True)
class Culprit:
    """The one fact whose correction makes every relation hold, and the interval its value must lie in (yuan)."""

    fact_id: str
    low_yuan: Decimal
    high_yuan: Decimal


@dataclass(frozen=True, slots=True)
class Finding:
    """One inconsistency: the leading relation, wording, the facts involved and others with the same root."""

    finding_id: str
    relation: str
    instance: str
    verdict: str
    severity: str
    message_zh: str
    message_en: str
    facts: tuple[Fact, ...]
    also: tuple[str, ...]
    printed_yuan: Decimal | None
    expected_yuan: Decimal | None
    difference_yuan: Decimal | None
    culprit: Culprit | None
