"""Lines of an example that are no number: indicators, fields and terms of annexes, contents, headings."""

from __future__ import annotations

from typing import Any

from transforms.annexes.records import AnnexField, Indicator, Term
from transforms.model import Box
from transforms.outline.records import BodyHeading, ContentsEntry

_BOX = Box(0, 0, 1, 1)


class Words:
    """The lines of one document, by kind."""

    KINDS = ("indicator", "field", "term", "entry", "heading")

    def __init__(self) -> None:
        self._indicators: list[Indicator] = []
        self._fields: list[AnnexField] = []
        self._terms: list[Term] = []
        self._entries: list[ContentsEntry] = []
        self._headings: list[BodyHeading] = []

    def add(self, kind: str, words: list[str]) -> None:
        """Add one line, its kind taken off."""
        plain = ["" if word == "-" else word for word in words if not _is_option(word)]
        known = dict(word.split("=", 1) for word in words if _is_option(word))
        if kind == "indicator":
            self._indicators.append(self._indicator(plain, known))
        elif kind == "field":
            form, project, name, text = plain
            options, ticked = (
                tuple(filter(None, known.get(k, "").split(","))) for k in ("options", "ticked")
            )
            self._fields.append(AnnexField(form, project, name, text, 1, _BOX, options, ticked))
        elif kind == "term":
            self._terms.append(Term("", "", "", plain[0], None, None, 1, _BOX))
        elif kind == "entry":
            level, number, text = plain
            place = BodyHeading(level, int(number), known["heading"], int(known.get("on", 1)), (_BOX,)) \
                if "heading" in known else None  # fmt: skip
            printed = int(known["printed"]) if "printed" in known else None
            self._entries.append(ContentsEntry(level, int(number), text, printed, 1, (_BOX,), place))
        else:
            level, number, text = plain
            self._headings.append(BodyHeading(level, int(number), text, 1, (_BOX,)))

    def _indicator(self, plain: list[str], known: dict[str, str]) -> Indicator:
        form, project, name, target, actual = plain
        number = sum(indicator.project == project for indicator in self._indicators) + 1
        return Indicator(
            form, project, f"{project}/{number:02}", "", "", "", name, target, actual, known.get("weight", ""),
            known.get("score", ""), known.get("reason", ""), 1, _BOX,
        )  # fmt: skip

    def of_document(self) -> dict[str, Any]:
        """Return the lines as fields of a document."""
        return {
            "indicators": tuple(self._indicators),
            "annex_fields": tuple(self._fields),
            "terms": tuple(self._terms),
            "contents": tuple(self._entries),
            "headings": tuple(self._headings),
        }


def _is_option(word: str) -> bool:
    return (
        word.split("=", 1)[0]
        in ("weight", "score", "reason", "options", "ticked", "printed", "heading", "on")
        and "=" in word
    )
