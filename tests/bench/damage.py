"""Damages books in the ways that transfers, editors and attackers do: truncated, flipped, cut, nested."""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_NUMBER = re.compile(rb"\d{3,}")


def truncate(pdf: bytes, dice: random.Random) -> bytes:
    """Return the book cut short, as a broken download leaves it."""
    return pdf[: dice.randrange(len(pdf))]


def flip_bytes(pdf: bytes, dice: random.Random) -> bytes:
    """Return the book with 1 to 200 bytes changed."""
    damaged = bytearray(pdf)
    for _ in range(dice.randint(1, 200)):
        damaged[dice.randrange(len(damaged))] = dice.randrange(256)
    return bytes(damaged)


def cut_stream(pdf: bytes, dice: random.Random) -> bytes:
    """Return the book with part of one stream missing, so that lengths and offsets are wrong too."""
    streams = list(_STREAM.finditer(pdf))
    if not streams:
        return truncate(pdf, dice)
    start, end = dice.choice(streams).span(1)
    left = dice.randint(start, end)
    return pdf[:left] + pdf[dice.randint(left, end) :]


def scramble_content(pdf: bytes, dice: random.Random) -> bytes:
    """Return the book with one compressed stream replaced by a valid one of damaged content."""
    streams = list(_STREAM.finditer(pdf))
    dice.shuffle(streams)
    for stream in streams[:20]:
        try:
            content = zlib.decompress(stream[1].rstrip(b"\r\n"))
        except zlib.error:
            continue
        damaged = zlib.compress(flip_bytes(content, dice)) if content else b""
        return pdf[: stream.start(1)] + damaged + pdf[stream.end(1) :]
    return flip_bytes(pdf, dice)


def lie_about_numbers(pdf: bytes, dice: random.Random) -> bytes:
    """Return the book with some of its own numbers (lengths, offsets, object ids) changed or made huge."""
    found = list(_NUMBER.finditer(pdf))
    damaged = bytearray(pdf)
    for number in dice.sample(found, min(len(found), dice.randint(1, 40))):
        start, end = number.span()
        damaged[start:end] = bytes(dice.choice(b"0123456789") for _ in range(end - start))
    return bytes(damaged)


def nest_deeply(pdf: bytes, dice: random.Random) -> bytes:
    """Return the book with a very deep array or dictionary put where an object begins."""
    depth = dice.choice((50, 1_000, 20_000, 200_000))
    opened, closed = dice.choice(((b"[", b"]"), (b"<</A ", b">>"), (b"(", b")")))
    at = pdf.find(b" obj", dice.randrange(len(pdf)))
    at = (at if at > 0 else pdf.find(b" obj")) + 4
    return pdf[:at] + b"\n" + opened * depth + closed * depth + b"\n" + pdf[at:]


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    truncate, flip_bytes, cut_stream, scramble_content, lie_about_numbers, nest_deeply,
)  # fmt: skip
