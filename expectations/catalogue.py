"""Reads the relation files: one .sql a relation, whose first comment lines are its definition.

    -- R111 每列的合计等于各类之和
    -- en: In every column the total row equals the sum of its class rows
    -- kind: sum                 (sum, order, usual, usual_order, text, ratio)
    -- severity: error           (error, warning, info)
    -- source: 公开02、03、05、07、08表
    -- needs: 合计行与类级行       (the reason given when nothing in a book is concerned)
    -- scope: across             (facts of other documents too; left out, a relation stays within one document)
    -- holds: T03 total basic_expenditure 30.00 | T03 201 basic_expenditure 30.00
    -- fires: T03 total basic_expenditure 40.00 | T03 201 basic_expenditure 30.00
    SELECT document_id, instance, fact_id, coefficient FROM …

A relation across documents also yields `printed_in`, the document that prints the fact; `document_id` is the one that
would be told. It asks and never accuses: which of two books is wrong, or whether both are right, no arithmetic tells.

A relation on words yields (document_id, instance, holds, note, fact_ids), and where it quotes passages a list of
`quote(text, boxes)` named `quotes`, by which they are boxed on their pages.

A relation without both examples, or with an unknown field, does not load: a check that cannot fail is a defect.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, cast

from expectations.verdicts import Kind
from transforms.errors import MingzhangError

FOLDER = Path(__file__).parent / "relations"
Severity = Literal["error", "warning", "info"]
Scope = Literal["within", "across"]

_HEADING = re.compile(r"^-- (?P<id>R\d{3}) (?P<title>\S.*)$")
_FIELD = re.compile(r"^-- (?P<name>[a-z]+): (?P<value>\S.*)$")
_QUOTES = re.compile(r"\bAS quotes\b")
_REQUIRED = ("en", "kind", "severity", "source", "needs", "holds", "fires")
_OPTIONAL = ("scope",)
_ASKING = (Kind.USUAL, Kind.USUAL_ORDER, Kind.TEXT)


class CatalogueError(MingzhangError):
    """A relation file whose header is not a full definition; names the file and what is missing."""


@dataclass(frozen=True, slots=True)
class Relation:
    """One rule of bookkeeping: its definition, its SELECT and its two examples."""

    relation_id: str
    title_zh: str
    title_en: str
    kind: Kind
    severity: Severity
    source: str
    needs: str
    holds: tuple[str, ...]
    fires: tuple[str, ...]
    sql: str
    scope: Scope = "within"

    @property
    def quotes(self) -> bool:
        """Whether its SELECT yields the passages that cannot both stand, as the column `quotes`."""
        return _QUOTES.search(self.sql) is not None


@cache
def read_catalogue(folder: Path = FOLDER) -> tuple[Relation, ...]:
    """Return every relation below `folder`, ordered by identifier.

    Raises: CatalogueError for a broken header or an identifier used twice.
    """
    relations = sorted((read_relation(path) for path in folder.rglob("*.sql")), key=lambda r: r.relation_id)
    for one, other in pairwise(relations):
        if one.relation_id == other.relation_id:
            raise CatalogueError(
                f"{one.relation_id} is defined by two files below {folder}; rename one of them"
            )
    return tuple(relations)


def read_relation(path: Path) -> Relation:
    """Return the relation defined by one .sql file.

    Raises: CatalogueError naming the file and the header line that is wrong or missing.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    heading = _HEADING.match(lines[0]) if lines else None
    if heading is None:
        raise CatalogueError(f"{path}: the first line must read «-- R123 标题»")
    if not path.name.startswith(heading["id"].lower() + "_"):
        raise CatalogueError(f"{path}: the file name must begin with {heading['id'].lower()}_")
    fields: dict[str, list[str]] = {}
    body = 1
    while body < len(lines) and (field := _FIELD.match(lines[body])):
        fields.setdefault(field["name"], []).append(field["value"])
        body += 1
    _require(path, fields)
    return Relation(
        relation_id=heading["id"],
        title_zh=heading["title"],
        title_en=fields["en"][0],
        kind=Kind(fields["kind"][0]),
        severity=cast("Severity", fields["severity"][0]),
        source=fields["source"][0],
        needs=fields["needs"][0],
        holds=tuple(fields["holds"]),
        fires=tuple(fields["fires"]),
        sql="\n".join(lines[body:]),
        scope=cast("Scope", fields.get("scope", ["within"])[0]),
    )


def _require(path: Path, fields: dict[str, list[str]]) -> None:
    """Raise CatalogueError unless the header has exactly the fields of a definition."""
    allowed = (*_REQUIRED, *_OPTIONAL)
    for name in _REQUIRED:
        if name not in fields:
            raise CatalogueError(f"{path}: the header lacks «-- {name}: …»")
    for name, values in fields.items():
        if name not in allowed:
            raise CatalogueError(f"{path}: unknown header field «{name}»; allowed are {', '.join(allowed)}")
        if len(values) > 1 and name not in ("holds", "fires"):
            raise CatalogueError(f"{path}: «{name}» stands twice")
    if fields["kind"][0] not in set(Kind):
        raise CatalogueError(f"{path}: kind «{fields['kind'][0]}» is none of {', '.join(Kind)}")
    if fields["severity"][0] not in ("error", "warning", "info"):
        raise CatalogueError(f"{path}: severity «{fields['severity'][0]}» is none of error, warning, info")
    _require_scope(path, fields)


def _require_scope(path: Path, fields: dict[str, list[str]]) -> None:
    """Raise CatalogueError for an unknown scope, or for a relation across documents that would accuse."""
    scope = fields.get("scope", ["within"])[0]
    if scope not in ("within", "across"):
        raise CatalogueError(f"{path}: scope «{scope}» is none of within, across")
    if scope == "across" and (fields["kind"][0] not in _ASKING or fields["severity"][0] == "error"):
        raise CatalogueError(
            f"{path}: a relation across documents only asks; its kind is one of {', '.join(_ASKING)}, "
            "its severity warning or info"
        )
