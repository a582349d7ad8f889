"""How far a reader has understood: an item, the sentence it is at, and the clause it is at in that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from transforms.narrative.numbers import Number
from transforms.narrative.paths import Path
from transforms.narrative.sentences import SpokenSentence
from transforms.narrative.topics import Topic

# Words that may stand between a subject and its number and say nothing new about either.
_GLUE_WORDS = (
    "一般公共预算", "为", "是", "约", "达", "达到", "共", "计", "总", "合计", "总计", "总额", "总数", "金额", "数", "额", "的", "各", "均",
    "分别", "了", "也", "等", "安排", "编制", "支出", "经费", "费", "费用", "资金", "拨款", "财政", "涉及", "含", "本年", "本年度", "当年",
    "年度", "全年", "本级", "本部门", "本单位", "我部门", "我局", "部门", "单位", "项目", "预算", "收入", "科目", "类", "款", "包括", "拟",
    "初步", "共有", "实际", "下达", "及", "和", "性", "列明", "得分", '"',
)  # fmt: skip
# Longest first and without looking back, so that a long run of such words costs no more than its length.
_GLUE = re.compile(f"(?:{'|'.join(sorted(_GLUE_WORDS, key=len, reverse=True))})*+")


def is_glue(words: str) -> bool:
    """Whether words may stand between a subject and its number."""
    return bool(_GLUE.fullmatch(words))


@dataclass(frozen=True, slots=True)
class Claim:
    """A number with its meaning: topic, measure and signed value, and the sentence it stands in."""

    topic: Topic
    measure: str
    number: Number
    value: Decimal
    sentence: SpokenSentence


@dataclass(slots=True)
class ClauseState:
    """One clause: its topic, the word that waits for a number («cue») and what that word names («detail»).

    `is_fresh` says that the topic stands in this clause and no number has taken it yet, `is_clean` that every word
    since the topic, or since the clause began, was understood.
    """

    topic: Topic | None = None
    cue: str = ""
    detail: str = ""
    is_fresh: bool = False
    is_clean: bool = True

    def wait(self, cue: str, detail: str) -> None:
        """Wait for the number that a word announces."""
        self.cue, self.detail = cue, detail

    def measure_of_money(self, now: SentenceState, default: str) -> str:
        """Return what an amount measures by the words before it; empty where they do not say."""
        if self.cue in {"measure", "completion"} or (self.cue == "base" and self.detail.startswith("prior_")):
            return self.detail
        if self.cue == "change":
            return f"change_{now.base}" if now.base else ""
        return default if not self.cue and self.is_fresh and now.named_year is None else ""

    def measure_of_rate(self, base: str) -> str:
        """Return what a percentage measures by the words before it; empty where they do not say."""
        if self.cue == "change":
            return f"change_{base}_pct" if base else ""
        if self.cue == "completion":
            return f"completion_{self.detail}_pct"
        return f"share_of_{self.detail}_pct" if self.cue == "share" and self.detail else ""


@dataclass(slots=True)
class SentenceState:
    """One sentence: what changes are counted from, a year named that is not the book's, what closed it.

    `closed` is «reason» or «purpose» after such a word: nothing is bound until a clause speaks of amounts again.
    `heads` are the topics before «其中».
    """

    sentence: SpokenSentence
    text: str
    paths: list[Path]
    clause_start: int
    base: str = ""
    named_year: int | None = None
    closed: str = ""
    may_reopen: bool = False
    has_amounts: bool = False
    is_split: bool = False
    heads: dict[str, Topic] = field(default_factory=dict)
    outer: list[ClauseState] = field(default_factory=list)


@dataclass(slots=True)
class ItemState:
    """One item: its headings, the topic it opens with, the topic carried from sentence to sentence, and lists begun.

    `opened` is the count whose money may follow, `last_count` the count before, `planned` the prefix of what is yet
    to be bought, `budget_of` the budget told of a concept before, and `is_closed` says that outputs are listed now.
    """

    headings: tuple[str, ...]
    opening: Topic | None
    carried: Topic | None
    opened: Topic | None = None
    last_count: str = ""
    planned: str = ""
    is_closed: bool = False
    budget_of: dict[str, str] = field(default_factory=dict)
