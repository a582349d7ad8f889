"""The grammar of a claim: which topic, measure and base a number has, by the clause it stands in.

A number is bound when every word between it and its topic is understood; the topic may stand in an earlier clause of
the same item. Reasons, purposes and outputs bind nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from transforms.model import Kind as BookKind
from transforms.model import Unbound
from transforms.narrative.headings import leading_ordinal
from transforms.narrative.lexer import Lexeme, counted, lexer_of
from transforms.narrative.measures import (
    DIRECTIONS,
    FALLS,
    base_named,
    default_measure,
    measure_named,
    named_budget,
)
from transforms.narrative.names import CodeNames
from transforms.narrative.numbers import Kind, Number, number_of, unit_at
from transforms.narrative.paragraphs import Item
from transforms.narrative.paths import find_paths, mark_paths
from transforms.narrative.section import Count, Section, Subject
from transforms.narrative.sentences import SpokenSentence
from transforms.narrative.state import Claim, ClauseState, ItemState, SentenceState, is_glue
from transforms.narrative.topics import Topic, TopicFinder, topic_of_subject

_TELLS = re.compile(r"\d|持平|一致|相同|无增减|大于|小于")
_MAY_TELL_AGAIN = re.compile(r"\d|其中|;")
_REOPENERS = {
    "reason": {"subject", "path", "count"},
    "purpose": {"subject", "path", "count", "base"},
}


class ClauseReader:
    """Reads the items of one section: claims in printed order, and the numbers that could not be bound."""

    def __init__(self, section: Section, names: CodeNames, year: int | None, kind: BookKind) -> None:
        self._section, self._year, self._kind = section, year, kind
        self._default = default_measure(kind)
        self._topics, self._lexer = TopicFinder(section, names), lexer_of(section)
        self.claims: list[Claim] = []
        self.unbound: list[Unbound] = []
        self.is_complete = True  # but for reasons, purposes and outputs, every amount is bound
        self._on: dict[str, Callable[[Lexeme], None]] = {
            "subject": self._on_subject, "path": self._on_path, "count": self._on_count, "measure": self._on_measure,
            "amount": self._on_amount, "base": self._on_base, "direction": self._on_direction, "flat": self._on_flat,
            "share": self._on_share, "completion": self._on_completion, "compare": self._on_compare,
            "date": self._on_date, "reason": self._on_close, "purpose": self._on_close, "output": self._on_output,
            "of_which": self._on_of_which, "number": self._on_number, "stop": self._on_stop,
        }  # fmt: skip

    def read(self, item: Item, sentences: Sequence[SpokenSentence]) -> None:
        """Take the claims of one item; nothing of an item reaches into the next."""
        if not any(_TELLS.search(sentence.folded) for sentence in sentences):
            return
        told = sentences[0].folded.partition(f"{item.label}:")[2] if item.label else ""
        opening = self._topics.of_item(item.label, told, item.path)
        self._item = ItemState(item.path, opening, opening)
        ordinal = leading_ordinal(sentences[0].folded)
        begin = ordinal.ordinal if ordinal else 0
        for sentence in sentences:
            self._read_sentence(sentence, begin)
            begin = 0

    def _read_sentence(self, sentence: SpokenSentence, begin: int) -> None:
        paths = find_paths(sentence.folded)
        text = mark_paths(sentence.folded, paths)
        now = self._now = SentenceState(sentence, text, paths, begin)
        self._clause = ClauseState(self._item.carried)
        end = begin
        for lexeme in self._lexer.read(text, begin):
            self._take_gap(text[end : lexeme.start])
            self._take(lexeme)
            end = lexeme.end
            if (now.closed or self._item.is_closed) and not _MAY_TELL_AGAIN.search(text, end):
                break
        if len(now.heads) == 1:
            (self._item.carried,) = now.heads.values()
        elif now.heads:
            self._item.carried = self._item.opening

    def _take_gap(self, words: str) -> None:
        """Take words that no lexeme covers: after a topic that has no number yet they may make it another."""
        if words and not is_glue(words):
            if self._clause.is_fresh and self._clause.topic:
                self._now.heads.pop(self._clause.topic.concept, None)
                self._clause.topic = None
            self._clause.is_clean = False

    def _take(self, lexeme: Lexeme) -> None:
        if not (self._item.is_closed or self._now.closed) or self._reopens(lexeme):
            handler = self._on.get(lexeme.kind)
            if handler:
                handler(lexeme)
        elif lexeme.kind in {"number", "count"}:
            self._leave(lexeme)
        elif lexeme.kind == "stop":
            self._now.may_reopen = lexeme.text == ";" or (
                lexeme.text == "," and self._now.closed == "purpose"
            )
            self._now.clause_start = lexeme.end
        elif lexeme.kind != "date":
            self._now.may_reopen = False

    def _reopens(self, lexeme: Lexeme) -> bool:
        """Whether a clause after a reason or a purpose speaks of amounts again."""
        now = self._now
        if self._item.is_closed:
            return False
        if lexeme.kind not in {"of_which", "output", "reason"}:
            if not now.may_reopen or lexeme.kind not in _REOPENERS[now.closed]:
                return False
            if not is_glue(now.text[now.clause_start : lexeme.start]):
                return False
        now.closed, self._clause.is_clean = "", True
        return True

    # -- what numbers are about

    def _on_subject(self, lexeme: Lexeme) -> None:
        if self._now.has_amounts and not self._clause.is_clean:
            self._clause.topic = None  # before the first amount it may be a body's name that stands in front
        elif isinstance(lexeme.meaning, Subject):
            self._set_topic(topic_of_subject(lexeme.meaning, lexeme.text))

    def _on_path(self, lexeme: Lexeme) -> None:
        for path in self._now.paths:
            if path.start == lexeme.start:
                self._set_topic(self._topics.of_path(path, self._item.headings))

    def _set_topic(self, topic: Topic) -> None:
        self._clause = ClauseState(topic, is_fresh=True)
        if not self._now.is_split:
            self._now.heads[topic.concept] = topic

    def _on_of_which(self, lexeme: Lexeme) -> None:
        self._clause, self._now.is_split = ClauseState(), True
        self._now.clause_start = lexeme.end

    def _on_close(self, lexeme: Lexeme) -> None:
        self._now.closed, self._now.may_reopen = lexeme.kind, False

    def _on_output(self, _: Lexeme) -> None:
        self._item.is_closed = True

    def _on_stop(self, lexeme: Lexeme) -> None:
        now = self._now
        if lexeme.text == ")" and now.outer:
            self._clause = now.outer.pop()
            return
        if lexeme.text == "(":
            now.outer.append(self._clause)
            self._clause = ClauseState(self._clause.topic)
        elif lexeme.text == ":":
            self._clause.is_clean = True
        else:
            self._clause = ClauseState(None if lexeme.text == ";" else self._clause.topic)
        now.clause_start, now.named_year = lexeme.end, None

    # -- words that announce a number

    def _on_measure(self, lexeme: Lexeme) -> None:
        self._clause.wait("measure", measure_named(lexeme.text, self._now.named_year, self._year))

    def _on_amount(self, lexeme: Lexeme) -> None:
        """Wait for the money of a count («涉及项目8个，资金…»); «共涉及» reaches over a list to its head."""
        if self._clause.topic is None and lexeme.text.startswith("共"):
            self._clause.topic = self._item.opened
        self._clause.wait("measure", self._default)

    def _on_base(self, lexeme: Lexeme) -> None:
        self._now.base = base_named(lexeme.text, self._year, self._kind)
        self._clause.wait("base", self._now.base)

    def _on_direction(self, lexeme: Lexeme) -> None:
        self._clause.wait("change", lexeme.match["way"])

    def _on_share(self, lexeme: Lexeme) -> None:
        whole = lexeme.match["whole"]
        named = (key for word, key in self._section.wholes if word in whole)
        self._clause.wait("share", next(named, "") if whole else self._section.whole)

    def _on_completion(self, lexeme: Lexeme) -> None:
        self._clause.wait("completion", self._budget(lexeme.match["of"] or ""))

    def _budget(self, words: str) -> str:
        """Return the budget that a rate names; one named only «预算» is the budget told of the same concept before."""
        concept = self._clause.topic.concept if self._clause.topic else ""
        return named_budget(words) or self._item.budget_of.get(concept, "budget")

    def _on_date(self, lexeme: Lexeme) -> None:
        year = int(lexeme.match["year"])
        self._now.named_year = None if self._year in {None, year} else year

    # -- claims

    def _on_flat(self, lexeme: Lexeme) -> None:
        """Take «持平»: a change of nothing."""
        if self._now.base and self._clause.topic and self._clause.is_clean:
            number = Number(lexeme.text, "", lexeme.start)
            self._claim(self._clause.topic, f"change_{self._now.base}", number, Decimal(0))
            self._clause.cue = ""

    def _on_compare(self, lexeme: Lexeme) -> None:
        """Take «决算数大于年初预算数»: the direction of the difference."""
        order, same = lexeme.match["order"], lexeme.match["same"]
        if self._clause.topic and self._clause.is_clean and (same or order not in "同与"):
            number = Number(same or order, "", lexeme.start)
            measure = f"direction_{self._budget(lexeme.match['against'])}"
            self._claim(self._clause.topic, measure, number, Decimal(DIRECTIONS[order]))

    def _on_count(self, lexeme: Lexeme) -> None:
        if not isinstance(lexeme.meaning, Count):
            return
        count, (text, start), item = lexeme.meaning, counted(lexeme), self._item
        concept = dict(count.follows).get(item.last_count, "") if count.follows else count.concept
        number = Number(text, unit_at(self._now.text, start + len(text)), start)
        if not concept or not number.is_credible:
            self._leave(lexeme)
            return
        if count.planned is not None:
            item.planned = "planned_" if count.planned else ""
        label = lexeme.text[: start - lexeme.start]
        topic = Topic(item.planned + concept, label if len(label) > 1 else lexeme.text)
        self._claim(topic, "count", number, number.value)
        item.last_count = concept
        if count.opens:
            item.opened = topic
            self._clause = ClauseState(topic, is_fresh=True)
        self._clause.is_clean = True

    def _on_number(self, lexeme: Lexeme) -> None:
        number = number_of(lexeme.match["value"], lexeme.match["unit"], lexeme.start)
        clause, measure = self._clause, ""
        if clause.is_clean:
            measure = self._measure_of(number)
        elif number.kind is Kind.MONEY and number.is_credible and not clause.cue:
            project = self._topics.of_project(self._now.text[self._now.clause_start : lexeme.start])
            if project:
                self._set_topic(project)
                clause, measure = self._clause, self._default
        self._now.has_amounts |= number.kind in {Kind.MONEY, Kind.PERCENT}
        if clause.topic is None or not measure:
            if number.kind is not Kind.BARE:
                self._leave(lexeme)
            return
        falls = clause.cue == "change" and clause.detail in FALLS
        self._claim(clause.topic, measure, number, -number.value if falls else number.value)
        if measure in {"original_budget", "revised_budget", "budget"}:
            self._item.budget_of[clause.topic.concept] = measure
        if clause.cue != "completion" or number.kind is not Kind.MONEY:
            clause.cue = ""
        clause.is_fresh = False

    def _measure_of(self, number: Number) -> str:
        """Return what a number measures by the words before it; empty where they do not say."""
        if not number.is_credible:
            return ""
        if number.kind is Kind.MONEY or self._is_nothing(number):
            return self._clause.measure_of_money(self._now, self._default)
        if number.kind is Kind.PERCENT or (number.kind is Kind.BARE and self._ends(number)):
            return self._clause.measure_of_rate(self._now.base)
        return ""

    def _is_nothing(self, number: Number) -> bool:
        """Whether a number is a 0 of money whose unit is left out («事业收入为0»)."""
        return (
            (number.text, number.unit) == ("0", "")
            and self._now.text[number.start - 1] == "为"
            and self._ends(number)
        )

    def _ends(self, number: Number) -> bool:
        """Whether only a mark follows a number without a unit, so that its sign was forgotten."""
        return self._now.text[number.start + len(number.text) :][:1] in {",", ";", "。", ")"}

    def _claim(self, topic: Topic, measure: str, number: Number, value: Decimal) -> None:
        self.claims.append(Claim(topic, measure, number, value, self._now.sentence))

    def _leave(self, lexeme: Lexeme) -> None:
        """Keep a number unbound, with its clause."""
        now = self._now
        unit = lexeme.match["unit"] if lexeme.kind == "number" else None
        if lexeme.kind == "number" and not unit:
            return
        if unit and unit.endswith("元") and not (now.closed or self._item.is_closed):
            self.is_complete = False
        self.unbound.append(
            Unbound(now.sentence.sentence_id, now.sentence.folded[now.clause_start : lexeme.end])
        )
