"""The words of the portal in one language, read from words.yml; the words of findings are those of reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from expectations.names import Language
from flows.publish.wording import BEIJING, Wording, read_wording

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_FILE = Path(__file__).parent / "words.yml"


@dataclass(frozen=True, slots=True)
class Words:
    """What the pages say in one language."""

    language: Language
    sentences: Mapping[str, str]
    wording: Wording

    def say(self, key: str, **values: object) -> str:
        """Return the sentence `key` with its placeholders filled."""
        return self.sentences[key].format(**values)

    def choose(self, zh: str, en: str) -> str:
        """Return the one of two texts that is in this language."""
        return zh if self.language == "zh" else en

    def family(self, family: str) -> str:
        """Return the name of a family of relations; a new folder keeps its own."""
        return self.sentences.get(f"family_{family}", family.replace("_", " "))

    def moment(self, moment: datetime) -> str:
        """Return a moment as a clock in Beijing shows it."""
        return f"{moment.astimezone(BEIJING):%Y-%m-%d %H:%M}"

    def yuan(self, amount: Decimal | None) -> str:
        """Return an exact amount in yuan with thousands separators; empty for None."""
        return "" if amount is None else f"{amount.normalize():,f}"


@cache
def read_words(language: Language) -> Words:
    """Return the words of `language`."""
    both = yaml.safe_load(_FILE.read_text("utf-8"))
    position = LANGUAGES.index(language)
    return Words(language, {key: pair[position] for key, pair in both.items()}, read_wording(language))
