"""A sentence → its lexemes: subjects, measures, bases, directions, shares, reasons, counts and numbers.

One compiled expression a section family; what no lexeme covers is left to the reader as a gap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from transforms.narrative.numbers import UNIT, VALUE
from transforms.narrative.paths import MARK
from transforms.narrative.section import Count, Section, Subject

_PRIOR = r"(?:(?:19|20)\d\d年度?|上一?年度?|去年)"
_LEXEMES = (
    ("of_which", r"其中[:,]?"),
    ("output", r"主要产出|产出和效(?:益|果)|发现的(?:主要)?问题|存在(?:的)?(?:主要)?问题|下一步"),
    ("reason", r"(?:(?:增|减|上升|下降|持平|变动|变化|支出)[^,。;:\d]{0,8})?(?:主要)?(?:的)?(?:变动)?原因"
               r"|主要(?:是|由于|因|系)|由于|因为|因此|主要情况|增减变动情况"),
    ("purpose", r"主要用于(?!以下|项目[,:])|(?<!主要)用于(?!以下)|主要包括(?!:?$)|主要(?:成效|反映|安排|开展)|开支内容|支出内容"),
    ("base", rf"(?:与|比|较|同){_PRIOR}[^,。;:\d]{{0,24}}?(?:相比|比)?(?=,|增|减|上升|下降|降低|提高|持平|基本|一致|相同|无|没有|变化|各|-?\d|财政|收|支|一般)"
             r"|同比"
             r"|(?:与|比|较|同)(?:年初|全年|调整后?)?预算(?:安排)?数?(?:相比)?(?=,|增|减|上升|下降|持平|基本|变化|-?\d)"),
    ("compare", r"(?:支出)?(?:决算|执行)数?(?P<order>大于|小于|高于|低于|等于|同|与|持平)(?P<against>(?:年初|全年|调整)?预算)数?(?P<same>持平|一致|相同)?"),
    ("completion", r"(?:完成|占|为)(?:了)?(?P<of>(?:年初|全年|调整后?|批复)?预算)(?:数)?(?:的)?(?=-?\d)"
                   r"|(?:预算)?(?:执行率|完成率|完成比例)(?:为|达到?|是)?(?=-?\d)"),
    ("share", r"占(?P<whole>[^,。;:\d占]{0,45}?)(?:的)?(?:比例|比重)?(?:为)?(?=\d)"),
    ("date", r"(?P<year>(?:19|20)\d\d)年(?:度|初(?!预算)|末|底)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:底|末)?"),
    ("path", f"{MARK}+"),
)  # fmt: skip
_AFTER_SUBJECTS = (
    ("measure", r"(?:年初(?:财政拨款)?预算(?:安排)?|(?:全年|年度调整|调整后?)预算)(?:数|金额)?"
                r"|(?:当年)?(?:预算)?执行(?:数)?|(?:支出)?决算(?:支出)?(?:数)?|预算(?:支出|安排|总额|总计|金额|资金|数)*"),
    ("roughly", r"基本(?:持平|一致|相同)"),
    ("flat", r"持平|一致|相同|无增减(?:变化)?|无变化"),
    ("direction", r"(?P<way>增加|增长|上升|提高|减少|下降|降低|变化)(?:了)?(?:\((?:增加|减少|增长|下降|上升)\))?"),
    ("threshold", r"\d[\d.]{0,8}万元?(?:\(含\))?(?:以上|及以上|以下)"),
    ("number", f"(?P<value>{VALUE})(?P<unit>{UNIT})?"),
    ("stop", r"[,;:、()。!?]"),
)  # fmt: skip


class Lexeme(NamedTuple):
    """One lexeme: its kind, its text, where it stands, what it means, and its match («of», «whole», «way» …)."""

    kind: str
    text: str
    start: int
    end: int
    meaning: Subject | Count | None
    match: re.Match[str]


class Lexer:
    """Reads sentences in the words of one section family."""

    def __init__(self, section: Section) -> None:
        self._meanings: dict[str, tuple[str, Subject | Count]] = {}
        parts = [self._name("count", i, c, c.pattern) for i, c in enumerate(section.counts)]
        parts += [
            f"(?P<{kind}>{pattern})" for kind, pattern in (("amount", section.amounts or "(?!)"), *_LEXEMES)
        ]
        parts += [self._name("subject", i, s, s.pattern) for i, s in enumerate(section.subjects)]
        parts += [f"(?P<{kind}>{pattern})" for kind, pattern in _AFTER_SUBJECTS]
        self._words = re.compile("|".join(parts))

    def _name(self, kind: str, number: int, meaning: Subject | Count, pattern: str) -> str:
        """Return a pattern in a group of its own, whose name tells what it means."""
        group = f"{kind}{number}"
        self._meanings[group] = (kind, meaning)
        return f"(?P<{group}>{pattern.replace('?P<n>', f'?P<n{number}>')})"

    def read(self, folded: str, begin: int = 0) -> Iterator[Lexeme]:
        """Yield the lexemes of a folded sentence from a position on, in order."""
        for match in self._words.finditer(folded, begin):
            group = match.lastgroup or ""
            kind, meaning = self._meanings.get(group, (group, None))
            yield Lexeme(kind, match[0], match.start(), match.end(), meaning, match)


def counted(lexeme: Lexeme) -> tuple[str, int]:
    """Return the number that a count lexeme holds, and where it begins."""
    group = f"n{(lexeme.match.lastgroup or '').removeprefix('count')}"
    return lexeme.match[group], lexeme.match.start(group)


@lru_cache(maxsize=32)
def lexer_of(section: Section) -> Lexer:
    """Return the lexer of a section family, compiled once."""
    return Lexer(section)
