"""The picture of a page → its picture set upright, its ruled lines, and the table skeletons they enclose.

Needs OpenCV, which the `ocr` extra brings: import this module only where the extra is installed. Pixels in, points out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from transforms.pdf.lattice import Rule, Skeleton, build_skeletons

LEAST_SKEW = 0.03  # degrees; over the width of a page this is less than half a point
TILTED_STROKE = 8.0  # points; a rule of usual thickness keeps strokes this long up to a tilt of 3 degrees
LONG_STROKE = 72.0  # points; no character has so long a stroke
DARKER = 12  # grey levels below its surroundings make a pixel ink
SHORTEST_ROW = 18.0  # points; shorter horizontal strokes are those of characters
SHORTEST_COLUMN = 7.0  # points; the lowest rows are higher
THICKEST = 5.0  # points; thicker bars are shading, or a rule too bent to trust
REACH = 3.0  # points between the end of a rule and the rule it meets
BREADTH = 1.5  # points to either side of a rule where its ink lies
UNBROKEN = (
    0.95  # share of a vertical's length that is ink; the stroke of a character leaves gaps to the rules
)

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Scan:
    """The picture of a page at `scale` pixels a point, upright and without its rules; its ink; its tables."""

    picture: Picture
    ink: Picture
    skeletons: tuple[Skeleton, ...]
    scale: float
    skew: float

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the upright picture lies on the page as it is shown, all in points."""
        height, width = self.picture.shape
        middle_x, middle_y = width / self.scale / 2, height / self.scale / 2
        turn = math.radians(self.skew)
        dx, dy = x - middle_x, y - middle_y
        return (
            middle_x + dx * math.cos(turn) - dy * math.sin(turn),
            middle_y + dx * math.sin(turn) + dy * math.cos(turn),
        )


def survey_picture(grey: Picture, scale: float) -> Scan:
    """Return the scan of a grey picture at `scale` pixels a point; without a ruled table its skeletons are empty."""
    skew = measure_skew(grey, scale)
    upright = turn_upright(grey, skew)
    ink = _find_ink(upright, scale)
    along, across = _stroke_masks(ink, scale)
    horizontal = list(_rules(along, scale))
    vertical = _unbroken(_rules(across.T, scale), horizontal, ink, scale)
    skeletons = build_skeletons(horizontal, vertical)
    drawn = cv2.dilate(cv2.bitwise_or(along, across), np.ones((3, 3), np.uint8))
    drawn &= _beside_rules(horizontal, drawn.shape, scale) | _beside_rules(vertical, drawn.T.shape, scale).T
    drawn &= _within(skeletons, drawn.shape, scale)
    upright[drawn > 0] = 255
    return Scan(upright, cv2.subtract(ink, drawn), tuple(skeletons), scale, skew)


def measure_skew(grey: Picture, scale: float) -> float:
    """Return by how many degrees the rules of a picture fall to the right; 0 where it shows none."""
    strokes = _open(_find_ink(grey, scale), 1, round(TILTED_STROKE * scale))
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    slopes, weights = [], []
    for label in np.flatnonzero(boxes[1:, 2] >= LONG_STROKE * scale) + 1:
        x, y, width, height, _ = boxes[label].tolist()
        ys, xs = np.nonzero(labels[y : y + height, x : x + width] == label)
        slopes.append(np.polyfit(xs, ys, 1)[0])
        weights.append(width)
    return math.degrees(math.atan(np.average(slopes, weights=weights))) if slopes else 0.0


def turn_upright(grey: Picture, skew: float) -> Picture:
    """Return the picture turned about its middle so that its rules are level."""
    if abs(skew) < LEAST_SKEW:
        return grey.copy()
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    turned: Picture = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return turned


def _find_ink(grey: Picture, scale: float) -> Picture:
    """Return 255 where a pixel is darker than its surroundings, however grey the paper."""
    window = 2 * round(5.5 * scale) + 1
    ink: Picture = cv2.adaptiveThreshold(
        255 - grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, window, -DARKER
    )
    return ink


def _stroke_masks(ink: Picture, scale: float) -> tuple[Picture, Picture]:
    """Return the long horizontal and the long vertical strokes of the ink, mended where they waver."""
    along = cv2.dilate(_open(ink, 1, round(SHORTEST_ROW * scale)), np.ones((3, 5), np.uint8))
    across = cv2.dilate(_open(ink, round(SHORTEST_COLUMN * scale), 1), np.ones((5, 3), np.uint8))
    return along, across


def _open(ink: Picture, height: int, width: int) -> Picture:
    """Return the ink that covers a whole rectangle of the given size somewhere."""
    opened: Picture = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((height, width), np.uint8))
    return opened


def _rules(strokes: Picture, scale: float) -> Iterator[Rule]:
    """Yield the horizontal rules of a mask of strokes, in points; verticals from its transpose."""
    _, _, boxes, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(strokes), connectivity=8)
    for x, y, width, height, _ in boxes[1:].tolist():
        if height <= THICKEST * scale and width > height:
            yield Rule((y + height / 2) / scale, x / scale, (x + width) / scale)


def _unbroken(strokes: Iterable[Rule], horizontal: Sequence[Rule], ink: Picture, scale: float) -> list[Rule]:
    """Return the vertical strokes that are rules: ink without a gap from one horizontal rule to another."""
    rules = []
    for stroke in strokes:
        meets = [h.at for h in horizontal if h.start - REACH <= stroke.at <= h.end + REACH]
        top = max((y for y in meets if y <= stroke.start + REACH), default=None)
        bottom = min((y for y in meets if y >= stroke.end - REACH), default=None)
        if top is None or bottom is None or bottom - top < SHORTEST_COLUMN:
            continue
        middle = round(stroke.at * scale)
        strip = ink[round(top * scale) : round(bottom * scale), max(0, middle - 2) : middle + 3]
        if (strip > 0).any(axis=1).mean() >= UNBROKEN:
            rules.append(Rule(stroke.at, top, bottom))
    return rules


def _beside_rules(rules: Sequence[Rule], shape: tuple[int, ...], scale: float) -> Picture:
    """Return 255 along the given rules, a rule's breadth to either side."""
    mask = np.zeros(shape, np.uint8)
    for rule in rules:
        top, bottom = round((rule.at - BREADTH) * scale), round((rule.at + BREADTH) * scale) + 1
        mask[max(0, top) : bottom, round(rule.start * scale) : round(rule.end * scale) + 1] = 255
    return mask


def _within(skeletons: Sequence[Skeleton], shape: tuple[int, ...], scale: float) -> Picture:
    """Return 255 inside the tables, their frames included."""
    mask = np.zeros(shape, np.uint8)
    for s in skeletons:
        left, right = (round(x * scale) for x in (s.xs[0] - REACH, s.xs[-1] + REACH))
        top, bottom = (round(y * scale) for y in (s.ys[0] - REACH, s.ys[-1] + REACH))
        mask[max(0, top) : bottom, max(0, left) : right] = 255
    return mask
