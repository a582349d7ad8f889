"""The index that the search page reads: scripts that assign plain arrays, so that it works from a file.

`names.js` holds bodies, relations and questions; a file for each district holds amounts and codes, and is loaded when
one is sought.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from expectations.catalogue import Relation
from flows.portal.records import Body, Coded, District
from flows.portal.words import read_words
from warehouse.question_files import Question

_SHOWN = {
    "income": "income",
    "expenditure": "expenditure",
    "basic": "basic",
    "project": "project",
    "opening": "opening",
    "closing": "closing",
    "budget:three_public_total": "three_public_budget",
    "final:three_public_total": "three_public_final",
    "final:overseas_travel": "overseas_travel",
    "final:vehicles_subtotal": "vehicles",
    "final:reception": "reception",
}


def index_names(
    districts: Sequence[District], relations: Sequence[Relation], questions: Sequence[Question]
) -> str:
    """Return the script of what is found by name: [title in Chinese, title in English, page]."""
    rows: list[list[str]] = [[d.name, d.name, f"d/{d.slug}.html"] for d in districts if d.name]
    for district in districts:
        rows += [[body.publisher, district.name, f"p/{body.slug}.html"] for body in district.bodies]
    rows += [
        [f"{r.relation_id} {r.title_zh}", f"{r.relation_id} {r.title_en}", f"relations.html#{r.relation_id}"]
        for r in relations
    ]
    rows += [
        [f"{q.question_id} {q.title_zh}", f"{q.question_id} {q.title_en}", f"q/{q.question_id}.html"]
        for q in questions
    ]
    return _assign("names", {"rows": rows, "shards": [d.slug for d in districts]})


def index_amounts(district: District, codes: Sequence[Coded]) -> str:
    """Return the script of what is found by amount or code in one district; amounts are texts, exact and as printed."""
    numbers = {body.publisher: number for number, body in enumerate(district.bodies)}
    return _assign(
        f"shard_{district.slug}",
        {
            "bodies": [[body.publisher, f"p/{body.slug}.html"] for body in district.bodies],
            "labels": [[read_words("zh").say(key), read_words("en").say(key)] for key in _SHOWN.values()],
            "amounts": [row for number, body in enumerate(district.bodies) for row in _amounts(number, body)],
            "codes": [
                [numbers[c.publisher], c.fiscal_year, c.code, c.label, _plain(c.yuan), f"{c.text} {c.unit}"]
                for c in codes
                if c.publisher in numbers
            ],
        },
    )


def _amounts(number: int, body: Body) -> Iterator[list[Any]]:
    """Yield [body, year, place of its label, yuan, text as printed] of each figure."""
    for year, figures in body.figures.items():
        for place, name in enumerate(_SHOWN):
            figure = figures.get(name)
            if figure is not None and figure.yuan:
                yield [number, year, place, _plain(figure.yuan), figure.printed]


def _plain(yuan: Decimal | None) -> str:
    return "" if yuan is None else f"{yuan.normalize():f}"


def _assign(name: str, value: object) -> str:
    """Return a script that assigns a value, in which no text can end the script or be read as markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(window.mingzhang=window.mingzhang||{{}}).{name}={text};\n"
