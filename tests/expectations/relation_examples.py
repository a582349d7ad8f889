"""Turns the examples in a relation's header into a document, through the real loader.

An example is a list of lines parted by «|»:

    T03 201 basic_expenditure 10.00          a fact: form, [side:]concept, measure, printed text in 万元
    T01 income:income_total amount blank     blank, dash and secret are words
    row T03 2010301 行政运行 row_no=7          a printed row that needs no number
    form T07 status=empty statement=本部门…    what is known of a form
    N05 2010301 completion_original_budget_pct 100.4%    a rate, or a count of N12 (5辆): no money, but a quantity
    sentence N13 27 全年投入帮扶资金324万元。     a sentence of the prose: section or «-», page, text
    indicator A02 name:甲 巡查次数 ≥12次 13次 reason=…    an indicator: project, name, target, actual; «-» is blank
    field A02 name:甲 department 建设局 ticked=…,…   a named text of a self-evaluation; «-» is blank
    term 一般公共服务支出（类）财政事务（款）        a functional item of the list of terms
    entry part 3 第三部分情况说明 printed=12 heading=…   an entry of the contents, with its heading in the body
    heading part 3 第三部分情况说明               a heading of the body

A line that begins with «@» belongs to another document than the one that would be told:

    @2023 T01 …       the same body's book of that year
    @budget B07 …     its budget of the year
    @own T05 …        the book of its own level, where the one told is the whole department's
    @unit T05 …       the book of a unit of the department; @unit2 of a second
    @copy T05 …       another file of the same disclosure
    @other B10 …      a book of another body
    all units         the registry lists all units of the department
    reorganised       the registry says that the body was reorganised this year
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from expectations.publishers import District, Name, Publisher, Reorganisation
from tests.expectations.example_words import Words
from transforms.model import (
    Box,
    CellState,
    Document,
    Fact,
    FormReading,
    FormRow,
    FormStatus,
    Kind,
    Narrative,
    Sentence,
)

BODY, YEAR = "青岚区统计局", 2024
UNITS = {"own": BODY, "unit": "青岚区统计普查中心", "unit2": "青岚区统计监测中心"}
_OTHERS: dict[str, dict[str, Any]] = {
    "": {},
    "budget": {},
    "own": {"scope": "单位"},
    "unit": {"publisher": UNITS["unit"], "scope": "单位"},
    "unit2": {"publisher": UNITS["unit2"], "scope": "单位"},
    "copy": {},
    "other": {"publisher": "青岚区财政局"},
}
_QUANTITY = re.compile(r"(?P<number>-?[\d.]+)(?P<unit>[%辆个台次人批分]+)$")
_WORDS = {"blank": CellState.BLANK, "dash": CellState.DASH, "secret": CellState.SECRET}


@dataclass
class _Form:
    facts: list[Fact] = field(default_factory=list)
    rows: list[FormRow] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)


def documents_of(example: str) -> list[Document]:
    """Return the documents that an example describes, the one that would be told first."""
    lines: dict[str, list[str]] = defaultdict(list, {"": []})
    for line in map(str.strip, example.split("|")):
        if line.startswith("@"):
            mark, _, rest = line[1:].partition(" ")
            lines[mark].append(rest)
        elif line not in ("all units", "reorganised"):
            lines[""].append(line)
    return [_document(mark, " | ".join(of_mark)) for mark, of_mark in lines.items()]


def registry_of(example: str) -> District:
    """Return the registry in which an example's documents stand."""
    units = tuple(Name(name=name) for mark, name in UNITS.items() if f"@{mark} " in example)
    reorganised = (Reorganisation(year=YEAR, reason="机构改革"),) if "reorganised" in example else ()
    body = Publisher(name=BODY, units=units, all_units="all units" in example, reorganised=reorganised)
    return District(district="青岚区", publishers=(body,))


def _document(mark: str, lines: str) -> Document:
    known = {"fiscal_year": int(mark)} if mark.isdigit() else _OTHERS[mark]
    kind = Kind.BUDGET if re.search(r"\bB\d\d ", lines) else None
    document = document_of(lines)
    sha256 = hashlib.sha256(f"{mark}{lines}".encode()).hexdigest()
    return replace(document, sha256=sha256, kind=kind or document.kind, **known)


def document_of(example: str) -> Document:
    """Return the one document that an example describes."""
    forms: dict[str, _Form] = {}
    sentences: list[Sentence] = []
    outside = Words()
    for line in example.split("|"):
        words = line.split()
        if words[0] == "sentence":
            sentences.append(_sentence(words[1:], len(sentences) + 1))
        elif words[0] in Words.KINDS:
            outside.add(words[0], words[1:])
        elif words[0] == "row":
            form = forms.setdefault(words[1], _Form())
            form.rows.append(_row(words[1:], len(form.rows) + 1))
        elif words[0] == "form":
            pairs = (word.partition("=") for word in words[2:])
            forms.setdefault(words[1], _Form()).known.update({name: value for name, _, value in pairs})
        else:
            form = forms.setdefault(words[0], _Form())
            form.facts.append(_fact(*words))
    readings = [_reading(name, form) for name, form in sorted(forms.items())]
    tables, sections, annexes = ([r for r in readings if r.form[0] in marks] for marks in ("TB", "N", "A"))
    narrative = Narrative(tuple(sentences), tuple(sections), ())
    sha256 = hashlib.sha256(example.encode()).hexdigest()
    return Document(
        sha256,
        BODY,
        YEAR,
        Kind.FINAL_ACCOUNTS,
        "",
        "",
        20,
        tuple(tables),
        (),
        narrative,
        tuple(annexes),
        **outside.of_document(),
    )


def _side_and_concept(text: str) -> tuple[str, str]:
    side, between, concept = text.partition(":")
    return (side, concept) if between and side != "name" else ("", text)


def _code(concept: str) -> str | None:
    return concept if concept.isdigit() else None


def _fact(form: str, row: str, measure: str, text: str) -> Fact:
    side, concept = _side_and_concept(row)
    state = _WORDS.get(text, CellState.PRINTED)
    counted = _QUANTITY.match(text)
    amount = (
        None
        if counted
        else Decimal(text) * 10_000
        if state is CellState.PRINTED
        else Decimal(0)
        if state is CellState.BLANK
        else None
    )
    return Fact(
        fact_id=f"{form}.{row.replace(':', '.')}.{measure}", form=form, concept=concept, code=_code(concept),
        label=concept, side=side, measure=measure, state=state, text=text if state is CellState.PRINTED else "",
        unit=counted["unit"] if counted else "万元", amount_yuan=amount,
        step_yuan=Decimal(0) if counted else Decimal(100), page=1, box=Box(0, 0, 1, 1),
        quantity=Decimal(counted["number"]) if counted else None,
        quantity_step=_step(counted["number"]) if counted else None,
        sentence_id="s0001" if form.startswith("N") else "",
    )  # fmt: skip


def _step(number: str) -> Decimal:
    exponent = Decimal(number).as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _sentence(words: list[str], number: int) -> Sentence:
    section, page, text = words
    return Sentence(
        f"s{number:04}",
        "",
        "" if section == "-" else section,
        (),
        text,
        int(page),
        ((int(page), Box(0, 0, 1, 1)),),
    )


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
