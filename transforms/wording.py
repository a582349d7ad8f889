"""Labels made comparable: white space, brackets, ordinals, quotes, Kangxi radicals. Printed text is kept elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# PDF fonts map some characters to CJK radicals, which NFKC folds only in part (⻔ stays ⻔).
_RADICALS = str.maketrans({
    "⻔": "门", "⻋": "车", "⻚": "页", "⻢": "马", "⻥": "鱼", "⻛": "风", "⻓": "长", "⻅": "见", "⻉": "贝", "⻰": "龙",
    "⻩": "黄", "⻬": "齐", "⻄": "西", "⻆": "角", "⻣": "骨", "⻜": "飞", "⻝": "食", "⺠": "民", "⻘": "青", "⺟": "母",
})  # fmt: skip
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": '"', "’": '"', "'": '"', "＂": '"', "﹒": "."})
SHORTEST = 4  # characters of a label cut short that still tell what it was
_ORDINAL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）])"
)


@lru_cache(maxsize=8192)  # the same labels come on every page, and each is looked at several times
def fold_text(text: str) -> str:
    """Return `text` without white space, full-width forms, radicals and curly quotes folded."""
    folded = unicodedata.normalize("NFKC", text.translate(_RADICALS)).translate(_RADICALS).translate(_QUOTES)
    return "".join(folded.split())


def fold_label(text: str) -> str:
    """Return a row or column label ready to compare: folded, without its ordinal («一、», «（一）»)."""
    return without_ordinal(fold_text(text))


def without_ordinal(label: str) -> str:
    """Return a label without the ordinal in front of it, otherwise as it is."""
    return _ORDINAL.sub("", label)


def name_pages(numbers: Iterable[int]) -> str:
    """Return how pages are named in an issue, neighbours as a range: «第3、5–7页»."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return f"第{'、'.join(str(r[0]) if len(r) == 1 else f'{r[0]}–{r[-1]}' for r in runs)}页"


def same_label(printed: str, full: str, shortest: int = SHORTEST) -> bool:
    """Whether a folded printed label is `full`, or `full` cut short by its cell's width.

    # 2025-11: Wuchang prints «一般公共预算财政拨款收» and «资源勘探工业信息等支».
    """
    return printed == full or (len(printed) >= shortest and full.startswith(printed))
