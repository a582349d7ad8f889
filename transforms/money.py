"""Printed text → exact amounts in yuan, with their print step. Never a float, never a guess."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from transforms.errors import AmountError
from transforms.model import CellState

UNITS = {"元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}

# The unit of a form stands in its heading or in the corner above the grid: 单位：万元, 金额单位：人民币元.
# Counties are called 元氏, 元谋 or 元江: «编制单位：元氏县统计局» names no unit.
_UNIT = re.compile(r"单位[:：]?(?:人民币)?(百万元|亿元|万元|千元|元(?![\u4e00-\u9fff]))")
_GAP_IN_WORDS = re.compile(r"(?<!元)\s+")
_MINUS = str.maketrans({"－": "-", "−": "-", "﹣": "-", "–": "-", "—": "-", "，": ",", "．": "."})
_PLAIN = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_NUMBER_LIKE = re.compile(r"[-\d,.\s()%*]+")
_NOTE_MARK = re.compile(r"[¹²³⁰-₉①-⓿❶-➓]")  # NFKC would make digits of them
_GAP_AT_MARK = re.compile(r"\s+(?=[,.)])|(?<=[,.(])\s+")
_GAP_IN_DIGITS = re.compile(r"(?<=\d)[ \t\u00a0]+(?=\d)")
_DASHES = re.compile(r"[-/]+|无|不适用")
_SECRET = re.compile(r"\*+|涉密")


@dataclass(frozen=True, slots=True)
class Amount:
    """A printed amount: exact value and print step, both in yuan."""

    value_yuan: Decimal
    step_yuan: Decimal


def find_unit(text: str) -> str | None:
    """Return the unit of money named by a 单位 line in `text`; None when there is none."""
    if "单" not in text:
        return None
    found = _UNIT.search(_GAP_IN_WORDS.sub("", text))
    return found.group(1) if found else None


@lru_cache(maxsize=8192)  # most cells are blank, and each is asked several times
def read_state(text: str) -> CellState:
    """Return what a cell prints; PRINTED means that digits stand in it, not that they make one number."""
    squeezed = "".join(unicodedata.normalize("NFKC", text).translate(_MINUS).split())
    if not squeezed:
        return CellState.BLANK
    if _DASHES.fullmatch(squeezed):
        return CellState.DASH
    if _SECRET.fullmatch(squeezed):
        return CellState.SECRET
    return CellState.PRINTED if any(c.isdigit() for c in squeezed) else CellState.UNREADABLE


@lru_cache(maxsize=8192)
def parse_amount(text: str, unit: str) -> Amount | None:
    """Return the amount printed in `text`, in yuan with its print step; None for a blank.

    Units: 元, 千元, 万元, 百万元 or 亿元 in, yuan out, exact.
    Accepts "2, 362. 26", full-width digits, "1 234.56", (1.00) and －1.00 for negatives, and a number wrapped
    over two lines of a narrow cell.
    Raises: AmountError when no reading or two readings are possible ("1,607.85 754.41", "1607 754").
    Source: the 单位 line of 公开01–09表.
    """
    plain = plain_number(text)
    if plain is None:
        return None
    number = Decimal(plain.replace(",", ""))
    decimals = len(plain.partition(".")[2])
    factor = UNITS[unit]
    return Amount(number * factor, Decimal(factor).scaleb(-decimals))


@lru_cache(maxsize=8192)
def plain_number(text: str) -> str | None:
    """Return the number printed in `text` with spaces and brackets resolved, commas kept; None for a blank.

    Raises: AmountError when no reading or two readings are possible.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_MINUS).strip()
    if not folded:
        return None
    if not _NUMBER_LIKE.fullmatch(folded) or _NOTE_MARK.search(text):
        raise AmountError(f"not a number: {text!r}")
    joined = _join_pieces(folded, text)
    bracketed = joined.startswith("(") and joined.endswith(")")
    body = "-" + joined[1:-1] if bracketed else joined
    if not _PLAIN.fullmatch(body):
        raise AmountError(f"more than one reading is possible: {text!r}")
    return body


def _join_pieces(folded: str, text: str) -> str:
    """Return the number without white space, where that leaves one reading only.

    # 2025-11: Wuchang's tables 02 and 05 print spaces inside numbers, "2, 362. 26".
    """
    lines = [line.strip() for line in folded.splitlines()]
    if len(lines) > 1 and not _is_wrapped(lines):
        raise AmountError(f"two numbers or one wrapped: {text!r}")
    one_line = "".join(lines)
    loose = _GAP_AT_MARK.sub("", one_line)
    grouped = _GAP_IN_DIGITS.sub(" ", loose).replace("- ", "-").strip()
    if " " in grouped and not re.fullmatch(r"-?\d{1,3}( \d{3})+\.\d+", grouped):
        raise AmountError(f"more than one reading is possible: {text!r}")
    return grouped.replace(" ", "")


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines can only be one number that its narrow cell broke, and not one number a line.

    All lines but the last are full, and the number is not complete before the last.
    """
    *full, last = lines
    return (
        "." in "".join(lines)
        and all(len(line) >= len(last) for line in full)
        and not re.search(r"\.\d\d", "".join(full))
    )
