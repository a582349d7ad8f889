"""How a verdict names the facts it rests on: by identifier, with its document before it where that is another one.

A fact of the judged document is `T03.201.basic_expenditure`; one of another document is `<document>:T03.201.…`.
"""

from __future__ import annotations

from typing import NamedTuple

_BETWEEN = ":"  # a fact's own identifier may hold one too, but only after its form and a dot


class FactRef(NamedTuple):
    """The place of a fact: its document, empty for the document that is judged, and its identifier there."""

    document_id: str
    fact_id: str


def write_ref(judged_id: str, printed_in: str, fact_id: str) -> str:
    """Return how a verdict on `judged_id` names a fact that `printed_in` prints."""
    return fact_id if printed_in == judged_id else f"{printed_in}{_BETWEEN}{fact_id}"


def read_ref(ref: str) -> FactRef:
    """Return the place that a reference names."""
    document_id, between, fact_id = ref.partition(_BETWEEN)
    if not between or "." in document_id:
        return FactRef("", ref)
    return FactRef(document_id, fact_id)


def is_elsewhere(ref: str) -> bool:
    """Whether a reference names a fact of another document."""
    return read_ref(ref).document_id != ""
