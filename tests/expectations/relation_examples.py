"""Turns the examples in a relation's header into a document, through the real loader.

An example is a list of lines parted by «|»:

    T03 201 basic_expenditure 10.00          a fact: form, [side:]concept, measure, printed text in 万元
    T01 income:income_total amount blank     blank, dash and secret are words
    row T03 2010301 行政运行 row_no=7          a printed row that needs no number
    form T07 status=empty statement=本部门…    what is known of a form
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal

from transforms.model import Box, CellState, Document, Fact, FormReading, FormRow, FormStatus, Kind

_WORDS = {"blank": CellState.BLANK, "dash": CellState.DASH, "secret": CellState.SECRET}


@dataclass
class _Form:
    facts: list[Fact] = field(default_factory=list)
    rows: list[FormRow] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)


def document_of(example: str) -> Document:
    """Return the document that an example describes."""
    forms: dict[str, _Form] = {}
    for line in example.split("|"):
        words = line.split()
        if words[0] == "row":
            form = forms.setdefault(words[1], _Form())
            form.rows.append(_row(words[1:], len(form.rows) + 1))
        elif words[0] == "form":
            pairs = (word.partition("=") for word in words[2:])
            forms.setdefault(words[1], _Form()).known.update({name: value for name, _, value in pairs})
        else:
            form = forms.setdefault(words[0], _Form())
            form.facts.append(_fact(*words))
    readings = tuple(_reading(name, form) for name, form in sorted(forms.items()))
    sha256 = hashlib.sha256(example.encode()).hexdigest()
    return Document(sha256, "青岚区统计局", 2024, Kind.FINAL_ACCOUNTS, "", "", 20, readings)


def _side_and_concept(text: str) -> tuple[str, str]:
    side, _, concept = text.rpartition(":")
    return side, concept


def _code(concept: str) -> str | None:
    return concept if concept.isdigit() else None


def _fact(form: str, row: str, measure: str, text: str) -> Fact:
    side, concept = _side_and_concept(row)
    state = _WORDS.get(text, CellState.PRINTED)
    amount = (
        Decimal(text) * 10_000
        if state is CellState.PRINTED
        else Decimal(0)
        if state is CellState.BLANK
        else None
    )
    return Fact(
        fact_id=f"{form}.{row.replace(':', '.')}.{measure}", form=form, concept=concept, code=_code(concept),
        label=concept, side=side, measure=measure, state=state, text=text if state is CellState.PRINTED else "",
        unit="万元", amount_yuan=amount, step_yuan=Decimal(100), page=1, box=Box(0, 0, 1, 1),
    )  # fmt: skip


def _row(words: list[str], position: int) -> FormRow:
    form, row, label = words[:3]
    known = dict(w.split("=", 1) for w in words[3:])
    side, concept = _side_and_concept(row)
    row_no = int(known["row_no"]) if "row_no" in known else None
    return FormRow(form, position, side, row_no, _code(concept), concept, "" if label == "-" else label, 1)


def _reading(name: str, form: _Form) -> FormReading:
    known = form.known
    rows = form.rows or [
        FormRow(name, i + 1, f.side, None, f.code, f.concept, f.label, 1) for i, f in enumerate(form.facts)
    ]
    return FormReading(
        form=name, status=FormStatus(known.get("status", "read")), reason="", pages=(1,),
        title=known.get("title", ""), publisher=known.get("publisher", "青岚区统计局"), unit=known.get("unit", "万元"),
        note=known.get("note", ""), statement=known.get("statement", ""), rows=tuple(rows), facts=tuple(form.facts),
    )  # fmt: skip
