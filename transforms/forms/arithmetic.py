"""The arithmetic inside a row of a form: which columns are equal in sum to which, given the columns it prints."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from transforms.forms.form import Form


@dataclass(frozen=True, slots=True)
class Identity:
    """One equation of a row: the measures on the left are equal in sum to those on the right."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def measures(self) -> tuple[str, ...]:
        """All measures of the equation."""
        return self.left + self.right


def identities(form: Form, measures: Collection[str]) -> list[Identity]:
    """Return the equations that hold in each row among the columns a form prints.

    A part that is no column of its own stands for its parts. Without any part there is no equation.
    """
    found = []
    for total in form.parts:
        right = _parts(total, form, measures)
        if total in measures and right:
            found.append(Identity((total,), right))
    left, right = form.balanced
    if left and set(left + right) <= set(measures):
        found.append(Identity(left, right))
    return found


def _parts(total: str, form: Form, measures: Collection[str]) -> tuple[str, ...]:
    """Return the printed columns that make up a total, the widest first."""
    return tuple(
        printed
        for part in form.parts.get(total, ())
        for printed in ((part,) if part in measures else _parts(part, form, measures))
    )
