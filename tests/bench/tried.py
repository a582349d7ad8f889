"""Tries a share of the bench's cases in one process, and keeps of each what the tables show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from expectations.judge import Judged
from expectations.linear_system import build_system
from expectations.verdicts import Name
from tests.bench.cases import Case, draw_clean, draw_pair, draw_plant
from tests.bench.outcomes import Miss, Outcome, explain_miss, names_all, outcome_of, tells_all, tells_true
from tests.bench.trial import Trial, judge_books, relations_within, try_books
from tests.districts.published import Style


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one case; without an outcome it was not noticed, `miss` says why, and `asked` whether a question arises.

    `broken` are the relations that fail, `rivals` counts the cells a reader is asked to look at, `linked` says that two
    errors stand in one contradiction.
    """

    seed: int
    family: str
    style: str
    place: tuple[str, str]  # form and measure of the leading cell
    beyond_rounding: bool
    outcome: Outcome | None
    miss: Miss | None
    asked: bool
    tells_true: bool
    tells_all: bool
    names_all: bool
    all_noticed: bool
    linked: bool
    broken: tuple[str, ...]
    rivals: int
    seconds: float
    story: str


@dataclass(frozen=True, slots=True)
class Accused:
    """A clean book that a relation objects to."""

    seed: int
    style: str
    book: str
    relation: str
    instance: str
    difference: str


def try_clean(seed: int, count: int) -> list[Accused]:
    """Return every inconsistent verdict on so many clean books of one district."""
    books = draw_clean(seed, count)
    return [
        Accused(
            seed,
            write_style(style),
            f"{document.publisher} {document.fiscal_year} {document.scope}",
            judged.relation.relation_id,
            judged.instance,
            str(judged.verdict.difference_yuan),
        )
        for (style, document), verdicts in zip(books, judge_books([d for _, d in books]), strict=True)
        for judged in verdicts
        if judged.verdict.name is Name.INCONSISTENT
    ]


def try_plants(family: str, seeds: Sequence[int], *, alone: bool = False) -> list[Tried]:
    """Return what became of a family's planted errors; alone, no book knows that of the year before."""
    return _try([draw_plant(seed, family) for seed in seeds], alone=alone)


def try_pairs(seeds: Sequence[int], *, alone: bool = False) -> list[Tried]:
    """Return what became of two errors in one book; alone, no book knows that of the year before."""
    return _try([draw_pair(seed) for seed in seeds], alone=alone)


def _try(cases: Sequence[Case], *, alone: bool) -> list[Tried]:
    trials = try_books([case.planted for case in cases], () if alone else [case.before for case in cases])
    misses = _explain_misses(cases, trials)
    return [
        _tried(case, trial, *misses.get(number, (None, False)))
        for number, (case, trial) in enumerate(zip(cases, trials, strict=True))
    ]


def _explain_misses(cases: Sequence[Case], trials: Sequence[Trial]) -> dict[int, tuple[Miss, bool]]:
    """Return why nothing fails and whether a question is asked in place of it, by the number of the case."""
    missed = [number for number, trial in enumerate(trials) if not trial.broken]
    if not missed:
        return {}
    books = [cases[number].clean for number in missed] + [cases[number].planted for number in missed]
    verdicts = judge_books(books, relations_within())
    return {
        number: (explain_miss(before, after, cases[number]), _asks(after) > _asks(before))
        for number, before, after in zip(
            missed, verdicts[: len(missed)], verdicts[len(missed) :], strict=True
        )
    }


def _asks(verdicts: Sequence[Judged]) -> int:
    return sum(j.verdict.name is Name.SUSPICIOUS for j in verdicts)


def _tried(case: Case, trial: Trial, miss: Miss | None, asked: bool) -> Tried:
    form, *_, measure = next(iter(case.changes)).split(".")
    broken = {fact_id for j in trial.broken for fact_id, _ in j.terms}
    return Tried(
        case.seed,
        case.family,
        write_style(case.style),
        (form, measure),
        case.beyond_rounding,
        outcome_of(trial, case),
        miss,
        asked,
        tells_true(trial, case),
        tells_all(trial, case),
        names_all(trial, case),
        case.changes.keys() <= broken,
        _linked(case, trial),
        tuple(sorted({j.relation.relation_id for j in trial.broken})),
        sum(1 if c.culprit else len(c.rivals) for c in trial.clusters),
        trial.seconds,
        tell_story(case, trial),
    )


def _linked(case: Case, trial: Trial) -> bool:
    """Whether all changed cells stand in one group of failing instances."""
    system = build_system(trial.judged, {fact.fact_id: fact for fact in case.planted.facts})
    return any(case.changes.keys() <= set(system.suspects(group)) for group in system.groups())


def tell_story(case: Case, trial: Trial) -> str:
    """Return a case in lines: the book, every changed cell, what does not hold, and what was made of it."""
    book = case.planted
    lines = [
        f"{case.family} seed {case.seed}: {book.publisher} {book.fiscal_year} {book.scope}, {write_style(case.style)}"
    ]
    unit = {"万元": 10_000, "元": 1}[case.style.unit]
    lines += [
        f"  {c.fact_id}: prints {c.printed}, true {(c.true_yuan or 0) / unit:,.2f}"
        for c in case.changes.values()
    ][:12]
    for cluster in trial.clusters:
        fails = ", ".join(f"{j.relation.relation_id} {j.instance}" for j in cluster.violated)
        named = f"{cluster.culprit} {cluster.slip.name} in {(cluster.low_yuan or 0) / unit:,.2f}…{(cluster.high_yuan or 0) / unit:,.2f}"
        said = [
            named if cluster.culprit else "nobody",
            f"rivals {', '.join(cluster.rivals)}" if cluster.rivals else "",
            "together" if cluster.together else "",
            "missing row" if cluster.missing_row else "",
        ]
        lines += [f"  fails: {fails}", f"  → {'; '.join(filter(None, said))}"]
    return "\n".join(lines)


def write_style(style: Style) -> str:
    """Return a style in words."""
    tails = "adjusted" if style.adjusted else "rounded"
    return f"{style.unit} {tails}, 0 as {style.zero or 'blank'}"
