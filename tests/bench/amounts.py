"""What an amount looks like: shared by engines, which run in environments of their own, and by the truth they are held to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_AMOUNT = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def is_amount(text: str) -> bool:
    """Whether a text is one number with a decimal point or a thousands comma; row numbers and codes have neither."""
    return _AMOUNT.fullmatch(text) is not None and ("." in text or "," in text)


def squeeze(text: str) -> str:
    """Return the text without white space, which some books print inside numbers."""
    return "".join(text.split())


def count_amounts(texts: Iterable[str]) -> Counter[str]:
    """Return the amounts among texts that each hold one and nothing else."""
    return Counter(filter(is_amount, map(squeeze, texts)))
