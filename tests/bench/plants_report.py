"""The tables of `make bench-judge`: clean books accused, planted errors by family, why some go unnoticed, pairs."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from rich.console import Console
from rich.table import Table

from tests.bench.cases import FAMILY_NAMES, OF_ONE_CELL
from tests.bench.outcomes import CONFIDENTLY_WRONG, Miss, Outcome
from tests.bench.tried import Accused, Tried

NAMED = (Outcome.CERTAIN, Outcome.LIKELY, Outcome.LOST_ROW)
_UNSEEN = (Miss.NO_RELATION, Miss.DASH)
_HEADS = (
    "family", "books", "within\nrounding", "unseen", "tried", "noticed", "asked", "held\nback", "certain", "likely",
    "lost\nrow", "row", "tie", "else-\nwhere", "likely\nwrong", "wrong\nvalue", "wrong\nrow", "wrong", "right of\nnoticed",
    "true of\nnoticed", "median\ntie", "ms\nmean", "ms\np95",
)  # fmt: skip
_SHOWN = (
    Outcome.ASKED, Outcome.HELD_BACK, Outcome.CERTAIN, Outcome.LIKELY, Outcome.LOST_ROW, Outcome.ROW, Outcome.TIE, Outcome.ELSEWHERE,
    Outcome.LIKELY_WRONG, Outcome.WRONG_VALUE, Outcome.WRONG_ROW, Outcome.WRONG,
)  # fmt: skip
_MISSES = {
    Miss.NO_RELATION: "no relation sees the cell",
    Miss.DASH: "beside a dash, which is not taken for zero",
    Miss.NOT_COMPARED: "no longer compared",
    Miss.ORDER: "only orders hold it, and permit it",
    Miss.ROUNDING: "within what rounding or adjustment explains",
    Miss.BALANCED: "the changed cells balance each other",
}


def show_clean(console: Console, books: int, accused: Sequence[Accused]) -> None:
    """Print how many verdicts accuse a clean book, by relation, and each of them."""
    console.print(f"{books:,} clean books: {len(accused) or 'no'} verdict of `inconsistent`")
    for relation, count in sorted(Counter(a.relation for a in accused).items()):
        console.print(f"  {relation}: {count}")
    for a in accused:
        console.print(
            f"  district {a.seed}, {a.book}, {a.style}: {a.relation} {a.instance}, {a.difference} yuan",
            markup=False,
        )


def was_tried(tried: Tried) -> bool:
    """Whether a planted error counts: larger than rounding explains, in a cell that some relation sees.

    No relation sees a cell beside a dash: whether a dash is zero is not known.
    """
    return tried.beyond_rounding and tried.miss not in _UNSEEN


def show_plants(console: Console, plants: Sequence[Tried]) -> None:
    """Print what became of one error in a book, by family."""
    table = Table(title="one error in a book")
    for head in _HEADS:
        table.add_column(head, justify="left" if head == "family" else "right", no_wrap=True)
    for family in FAMILY_NAMES:
        table.add_row(family, *_columns([t for t in plants if t.family == family]))
    table.add_section()
    for name, chosen in (
        ("one cell", [t for t in plants if t.family in OF_ONE_CELL]),
        ("many cells", [t for t in plants if t.family not in OF_ONE_CELL]),
        ("all", list(plants)),
    ):
        table.add_row(name, *_columns(chosen))
    table.add_section()
    for style in sorted({t.style for t in plants}):
        own = [t for t in plants if t.style == style and t.family in OF_ONE_CELL]
        table.add_row(f"one cell; {style}", *_columns(own))
    console.print(table)


def _columns(plants: Sequence[Tried]) -> list[str]:
    tried = [t for t in plants if was_tried(t)]
    noticed = [t for t in tried if t.outcome is not None]
    outcomes = Counter(t.outcome for t in noticed)
    ties = [t.rivals for t in noticed if t.outcome in (Outcome.TIE, Outcome.ELSEWHERE)]
    return [
        str(len(plants)),
        str(sum(not t.beyond_rounding for t in plants)),
        str(sum(t.beyond_rounding and t.miss in _UNSEEN for t in plants)),
        str(len(tried)),
        share(len(noticed), len(tried)),
        *(str(outcomes[outcome] or "·") for outcome in _SHOWN),
        share(sum(outcomes[outcome] for outcome in NAMED), len(noticed)),
        share(sum(t.tells_true for t in noticed), len(noticed)),
        f"{statistics.median(ties):.0f}" if ties else "·",
        *_milliseconds([t.seconds for t in noticed]),
    ]


def _milliseconds(seconds: Sequence[float]) -> tuple[str, str]:
    """Return the mean and the 95th percentile."""
    if not seconds:
        return "·", "·"
    ranked = sorted(seconds)
    return f"{1000 * statistics.mean(ranked):.0f}", f"{1000 * ranked[int(0.95 * (len(ranked) - 1))]:.0f}"


def share(part: int, whole: int) -> str:
    """Return a share in per cent."""
    return f"{100 * part / whole:.1f} %" if whole else "·"


def show_misses(console: Console, plants: Sequence[Tried]) -> None:
    """Print why errors go unnoticed, by family, and the places that no relation sees."""
    missed = [t for t in plants if t.beyond_rounding and t.miss is not None]
    table = Table(title="not noticed, and why")
    table.add_column("family", no_wrap=True)
    for head in (*_MISSES.values(), "of all, a question arises"):
        table.add_column(head, justify="right", max_width=18)
    for family in FAMILY_NAMES:
        own = [t for t in missed if t.family == family]
        counted = Counter(t.miss for t in own)
        asked = sum(t.asked for t in own)
        table.add_row(family, *(str(counted[miss] or "·") for miss in _MISSES), str(asked or "·"))
    console.print(table)
    for miss, reason in _MISSES.items():
        places = Counter(t.place for t in missed if t.miss is miss)
        listed = ", ".join(f"{form} {measure} {count}" for (form, measure), count in places.most_common())
        if listed:
            console.print(f"{reason}: {listed}", markup=False)


def show_ties(console: Console, plants: Sequence[Tried]) -> None:
    """Print which relations fail where an error in one cell ends in a tie, and how many cells tie."""
    ties: dict[tuple[str, ...], list[int]] = {}
    for t in plants:
        if was_tried(t) and t.outcome is Outcome.TIE and t.family in OF_ONE_CELL:
            ties.setdefault(t.broken, []).append(t.rivals)
    ranked = sorted(ties.items(), key=lambda item: -len(item[1]))
    listed = (f"{' '.join(broken)} {len(r)} (of {statistics.median(r):.0f})" for broken, r in ranked)
    console.print(
        f"ties of one cell, by what fails (median of cells): {', '.join(listed) or 'none'}", markup=False
    )


def show_pairs(console: Console, pairs: Sequence[Tried]) -> None:
    """Print what became of two errors in a book: whether both are named, and nobody else."""
    counted = [t for t in pairs if t.beyond_rounding]
    tried = [t for t in counted if t.all_noticed]
    table = Table(
        title=f"two errors in a book: {len(pairs)} books, {len(pairs) - len(counted)} with one within rounding, "
        f"{len(counted) - len(tried)} with one unnoticed"
    )
    columns: dict[str, Callable[[Tried], bool]] = {
        "both certain": lambda t: t.names_all and t.outcome is Outcome.CERTAIN,
        "both named, one likely": lambda t: t.names_all and t.outcome is Outcome.LIKELY,
        "all in named cells and ties": lambda t: t.tells_all and not _right(t) and not _wrong(t),
        "one is not among them": lambda t: not t.tells_all and not _wrong(t),
        "likely wrong": lambda t: t.outcome is Outcome.LIKELY_WRONG,
        "wrong row": lambda t: t.outcome is Outcome.WRONG_ROW,
        "wrong value": lambda t: t.outcome is Outcome.WRONG_VALUE,
        "wrong": lambda t: t.outcome is Outcome.WRONG,
    }
    for head in ("", "tried", *columns, "right set", "ms (mean)", "ms (p95)"):
        table.add_column(head, justify="right" if head else "left", max_width=15)
    for name, chosen in (
        ("apart", [t for t in tried if not t.linked]),
        ("in one contradiction", [t for t in tried if t.linked]),
        ("all", tried),
    ):
        table.add_row(
            name,
            str(len(chosen)),
            *(str(sum(map(belongs, chosen)) or "·") for belongs in columns.values()),
            share(sum(map(_right, chosen)), len(chosen)),
            *_milliseconds([t.seconds for t in chosen]),
        )
    console.print(table)


def _right(tried: Tried) -> bool:
    return tried.names_all and tried.outcome in (Outcome.CERTAIN, Outcome.LIKELY)


def _wrong(tried: Tried) -> bool:
    return tried.outcome in (*CONFIDENTLY_WRONG, Outcome.LIKELY_WRONG)


def show_stories(console: Console, tried: Iterable[Tried], wanted: Collection[str]) -> None:
    """Print the cases of some outcomes in full."""
    for t in tried:
        ending = t.outcome if t.outcome is not None else t.miss
        if t.beyond_rounding and ending is not None and ending.name.lower() in wanted:
            console.print(f"\n{ending.name}: {t.story}", markup=False, soft_wrap=True)
