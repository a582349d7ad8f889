"""Charts of a body as SVG, drawn by Altair. They hold numbers and years only: titles and legends are HTML beside them.

So one drawing serves both languages, and every word is text that a screen reader reads. Amounts are drawn in
10,000 yuan; the exact ones stand in a table.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from decimal import Decimal
from functools import cache
from multiprocessing import get_context
from typing import Any, NamedTuple

import altair
import vl_convert

from flows.portal.records import Body

MOST_CLASSES = 6
WIDTH, HEIGHT = 320, 150
COLOURS = ("#2c6298", "#c8782a", "#5b8a3c", "#8a5a9e", "#b8281e", "#4f9aa8", "#9aa0a6")
_FONT = "sans-serif"  # 2026-11: each further name triples the time of a drawing; the style sheet names the real ones
_WAN = Decimal(10_000)


class Series(NamedTuple):
    """One colour of a chart: its key among the words (or its printed name) and its amount each year, in yuan."""

    key: str
    amounts: Sequence[Decimal | None]


class Chart(NamedTuple):
    """One chart of a body: its key among the words, the years, its series, and the drawing."""

    key: str
    years: Sequence[int]
    series: Sequence[Series]
    svg: str

    def legend(self) -> list[tuple[str, str]]:
        """Return the colour and key of each series."""
        return [(COLOURS[place], series.key) for place, series in enumerate(self.series)]


def draw_charts(body: Body) -> list[Chart]:
    """Return the charts of a body that have anything to show."""
    chosen = (
        ("chart_flow", False, _pick(body, ("income", "expenditure"))),
        ("chart_functions", True, _pick_classes(body)),
        ("chart_kinds", True, _pick(body, ("basic", "project"))),
        ("chart_three_public", True, _pick_three_public(body)),
        ("chart_carryover", False, _pick(body, ("opening", "closing"))),
    )
    return [
        Chart(key, body.years, series, draw_bars(body.years, series, stacked=stacked))
        for key, stacked, series in chosen
        if any(any(s.amounts) for s in series)
    ]


@contextmanager
def drawing(workers: int) -> Iterator[Callable[[Sequence[Body]], Iterable[list[Chart]]]]:
    """Yield what draws the charts of many bodies, in their order, in so many processes."""
    if workers < 2:
        yield lambda bodies: map(draw_charts, bodies)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield lambda bodies: pool.map(draw_charts, bodies, chunksize=4)


def draw_bars(years: Sequence[int], series: Sequence[Series], *, stacked: bool) -> str:
    """Return bars by year as SVG, the series on each other or side by side."""
    rows = [
        {"year": str(year), "series": str(place), "wan": round(float(amount / _WAN), 2)}
        for place, one in enumerate(series)
        for year, amount in zip(years, one.amounts, strict=True)
        if amount is not None
    ]
    return _draw(_bars(stacked=stacked), rows)


def draw_trend(points: Sequence[tuple[str, int]]) -> str:
    """Return a line over nights as SVG."""
    rows = [{"night": night, "open": count} for night, count in points]
    return _draw(_trend(), rows)


def _pick(body: Body, names: Sequence[str]) -> list[Series]:
    return [Series(name, _amounts(body, name)) for name in names]


def _amounts(body: Body, name: str) -> list[Decimal | None]:
    figures = (body.figures[year].get(name) for year in body.years)
    return [figure.yuan if figure else None for figure in figures]


def _pick_classes(body: Body) -> list[Series]:
    """Return the largest classes of spending, and all others together."""
    totals: dict[str, Decimal] = {}
    for figures in body.figures.values():
        for name, figure in figures.items():
            if name.startswith("class:"):
                totals[name] = totals.get(name, Decimal(0)) + figure.yuan
    ranked = sorted(totals, key=lambda name: (-totals[name], name))
    series = [Series(name.removeprefix("class:"), _amounts(body, name)) for name in ranked[:MOST_CLASSES]]
    if rest := ranked[MOST_CLASSES:]:
        columns = zip(*(_amounts(body, name) for name in rest), strict=True)
        series.append(
            Series("other_functions", [sum((a or Decimal(0) for a in c), Decimal(0)) for c in columns])
        )
    return series


def _pick_three_public(body: Body) -> list[Series]:
    names = {"overseas_travel": "overseas_travel", "vehicles_subtotal": "vehicles", "reception": "reception"}
    return [Series(key, _amounts(body, f"final:{name}")) for name, key in names.items()]


@cache
def _bars(*, stacked: bool) -> dict[str, Any]:
    """Return the compiled drawing of bars, without its data: compiling costs more than drawing."""
    scale = altair.Scale(domain=[str(n) for n in range(len(COLOURS))], range=list(COLOURS))
    encoding: dict[str, Any] = {
        "x": altair.X("year:N", title=None, axis=altair.Axis(labelAngle=0, ticks=False, domainColor="#20242a")),
        "y": altair.Y("wan:Q", title=None, stack="zero" if stacked else None,
                      axis=altair.Axis(format=",~f", tickCount=4, domain=False, ticks=False)),
        "color": altair.Color("series:N", legend=None, scale=scale),
    }  # fmt: skip
    if stacked:
        encoding["order"] = altair.Order("series:N", sort="ascending")
    else:
        encoding["xOffset"] = altair.XOffset("series:N")
    base = altair.Chart(altair.InlineData(values=[]), width=WIDTH, height=HEIGHT)
    return _compile(base.mark_bar().encode(**encoding))


@cache
def _trend() -> dict[str, Any]:
    base = altair.Chart(altair.InlineData(values=[]), width=WIDTH * 2, height=HEIGHT)
    marks = base.mark_line(point=altair.OverlayMarkDef(color=COLOURS[0]), color=COLOURS[0])
    return _compile(
        marks.encode(
            x=altair.X("night:O", title=None, axis=altair.Axis(labelAngle=0, labelOverlap=True)),
            y=altair.Y(
                "open:Q", title=None, axis=altair.Axis(tickMinStep=1, tickCount=4, domain=False, ticks=False)
            ),
        )
    )


def _compile(chart: altair.Chart) -> dict[str, Any]:
    styled = chart.configure(background="transparent", font=_FONT).configure_view(stroke=None)
    styled = styled.configure_axis(labelColor="#5d646e", gridColor="#e4e6e9", labelFontSize=11)
    compiled: dict[str, Any] = vl_convert.vegalite_to_vega(styled.to_dict())
    return compiled


def _draw(compiled: dict[str, Any], rows: Sequence[dict[str, Any]]) -> str:
    """Return the drawing of some rows, without a fixed size and with nothing for a screen reader to stumble over."""
    filled = copy.deepcopy(compiled)
    filled["data"][0]["values"] = list(rows)
    svg: str = vl_convert.vega_to_svg(filled)
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
