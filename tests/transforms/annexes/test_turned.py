"""A card on a page that is drawn sideways: read as it stands upright, boxed where the page shows it."""

from __future__ import annotations

from dataclasses import replace

from tests.transforms.annexes.test_evaluations import BOOK, NATIONAL
from tests.transforms.forms.paper import page
from transforms.annexes.reading import read_annexes
from transforms.model import Box, Page

CARD = page(20, NATIONAL, above=["项目支出绩效自评表"])


def sideways(upright: Page) -> Page:
    """Return the page as PDFium's reader gives one whose text runs down: the grid upright, its cells as shown."""
    grids = tuple(
        replace(grid, cells=tuple(cell._replace(box=turned(cell.box, upright.height)) for cell in grid.cells))
        for grid in upright.grids
    )
    return replace(upright, grids=grids)


def turned(box: Box, height: float) -> Box:
    return Box(height - box.bottom, box.x0, height - box.top, box.x1)


def test_a_sideways_card_says_what_it_says_upright() -> None:
    shown, upright = read_annexes([sideways(CARD)], [BOOK]), read_annexes([CARD], [BOOK])
    assert [f.text for r in shown.readings for f in r.facts] == [
        f.text for r in upright.readings for f in r.facts
    ]
    assert [tuple(i)[:-1] for i in shown.indicators] == [tuple(i)[:-1] for i in upright.indicators]


def test_its_boxes_stand_where_the_page_shows_them() -> None:
    shown, upright = read_annexes([sideways(CARD)], [BOOK]), read_annexes([CARD], [BOOK])
    boxes = [turned(f.box, CARD.height) for r in upright.readings for f in r.facts]
    assert [f.box for r in shown.readings for f in r.facts] == boxes
    assert [i.box for i in shown.indicators] == [turned(i.box, CARD.height) for i in upright.indicators]
