"""`mingzhang relations`: the catalogue of rules, and one rule explained with its examples."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from expectations.catalogue import read_catalogue
from expectations.names import name_form
from transforms.errors import MingzhangError

_KINDS = {
    "sum": "等式 · equality", "order": "不大于 · order", "usual": "通常相等 · usual equality",
    "usual_order": "通常不小于 · usual order", "text": "文字与结构 · words and structure",
}  # fmt: skip
_WEIGHTS = {
    "error": "不成立即为矛盾 · a failure is proven",
    "warning": "不成立时请核实 · a failure is a question",
    "info": "只供统计，不写信 · for statistics, never mailed",
}


class UnknownRelationError(MingzhangError):
    """No relation has this identifier."""


def print_catalogue(console: Console) -> None:
    """Print every relation in one line."""
    table = Table("编号", "关系", "类型", "分量", show_edge=False)
    for relation in read_catalogue():
        table.add_row(relation.relation_id, relation.title_zh, relation.kind.value, relation.severity)
    console.print(table)
    console.print(
        "mingzhang relations R115 说明一条关系，并举例 · explains one, with examples", highlight=False
    )


def print_relation(relation_id: str, console: Console) -> None:
    """Print one relation: what it says, where it comes from, an example that holds and one that fires.

    Raises: UnknownRelationError naming the command that lists them all.
    """
    relation = next((r for r in read_catalogue() if r.relation_id == relation_id.upper()), None)
    if relation is None:
        raise UnknownRelationError(f"no relation {relation_id}; `mingzhang relations` lists all of them")
    console.print(Text(f"{relation.relation_id} {relation.title_zh}", style="bold"))
    console.print(relation.title_en, highlight=False)
    console.print(
        f"\n类型: {_KINDS[relation.kind.value]}\n分量: {_WEIGHTS[relation.severity]}", highlight=False
    )
    console.print(f"依据: {relation.source}\n需要: {relation.needs}", markup=False, highlight=False)
    _print_examples("成立的例子 · holds", relation.holds, console)
    _print_examples("不成立的例子 · fires", relation.fires, console)
    console.print(Text("\nSQL", style="bold"))
    console.print(relation.sql.strip(), markup=False, highlight=False)


def _print_examples(heading: str, examples: tuple[str, ...], console: Console) -> None:
    console.print(Text(f"\n{heading}", style="bold"))
    for example in examples:
        for line in example.split("|"):
            console.print(f"  {_in_words(line.strip())}", markup=False, highlight=False)
        console.print()


def _in_words(line: str) -> str:
    """Return one line of an example with its form named."""
    form = next((word for word in line.split()[:2] if word.startswith("T0")), "")
    return f"{line}    （{name_form(form, 'zh')}）" if form else line
