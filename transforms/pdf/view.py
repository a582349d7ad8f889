"""The map from PDF user space to the page as a person reads it: upright, from its top left corner, y downwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from transforms.model import Box
from transforms.pdf.calls import Numbers

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class View:
    """A map of points and the size of the page it maps to."""

    matrix: Matrix
    width: float
    height: float

    def place_box(self, box: Box) -> Box:
        """Return where a box stands in this view."""
        (x0, y0), (x1, y1) = (
            transform(self.matrix, box.x0, box.top),
            transform(self.matrix, box.x1, box.bottom),
        )
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def turned(self, quarters: int) -> View:
        """Return the view turned by so many quarters, clockwise."""
        view = self
        for _ in range(quarters % 4):
            view = View(multiply(view.matrix, (0, 1, -1, 0, view.height, 0)), view.height, view.width)
        return view


def view_of(page: pdfium.PdfPage) -> View:
    """Return the page as viewers show it, its /Rotate applied."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    match page.get_rotation() // 90:
        case 1:
            return View((0, 1, 1, 0, -bottom, -left), height, width)
        case 2:
            return View((-1, 0, 0, 1, right, -bottom), width, height)
        case 3:
            return View((0, -1, -1, 0, top, right), height, width)
        case _:
            return View((1, 0, 0, -1, -left, top), width, height)


def transform(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return the point that a matrix maps (x, y) to."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def transform_all(matrix: Matrix, points: Numbers) -> Numbers:
    """Return the points that a matrix maps the rows of points to."""
    a, b, c, d, e, f = matrix
    straight = b == 0 == c  # as on nearly every page; a product of matrices takes three times as long
    placed: Numbers = (points * (a, d) if straight else points @ np.array(((a, b), (c, d)))) + (e, f)
    return placed


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that does one after the other."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
