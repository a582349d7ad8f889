"""Names of items → the codes that the same book's tables print for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from transforms.forms.vocabulary import FUNCTION_CLASSES
from transforms.model import FormReading
from transforms.wording import fold_label, same_label

_NOT_NAME = re.compile(r"^\d+|\d+$")
_FUNCTION = re.compile(r"2\d{2}(?:\d{2}){0,2}")
_ECONOMIC = re.compile(r"3\d{2}(?:\d{2})?")
_LENGTHS = (3, 5, 7)


class CodeNames:
    """The functional and the economic codes of a book, by name."""

    def __init__(self, forms: Iterable[FormReading]) -> None:
        self._names: dict[str, set[str]] = defaultdict(set)
        self._economic: dict[str, set[str]] = defaultdict(set)
        self._found: dict[tuple[tuple[int, str], ...], str | None] = {}
        for form in forms:
            for row in form.rows:
                name = _NOT_NAME.sub("", fold_label(row.label))
                if row.code is None or not name:
                    continue
                if _FUNCTION.fullmatch(row.code):
                    self._names[row.code].add(name)
                elif _ECONOMIC.fullmatch(row.code):
                    self._economic[name].add(row.code)
        for code, names in FUNCTION_CLASSES.items():
            self._names[code].update(map(fold_label, names))

    def function_code(self, names: Sequence[tuple[int, str]]) -> str | None:
        """Return the one code whose names, level by level, are these (length of code, name); None for none or more."""
        key = tuple(names)
        if key not in self._found:
            self._found[key] = self._only_code(key)
        return self._found[key]

    def _only_code(self, names: Sequence[tuple[int, str]]) -> str | None:
        deepest = max(length for length, _ in names)
        fitting = [
            code
            for code in self._names
            if len(code) == deepest and all(self._is_named(code[:length], name) for length, name in names)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def economic_code(self, name: str) -> str | None:
        """Return the one economic code of a name; None where the tables know none, or more."""
        codes = self._economic.get(name, set())
        return next(iter(codes)) if len(codes) == 1 else None

    def _is_named(self, code: str, name: str) -> bool:
        """Whether a code may bear a name; a code that no table prints may bear any."""
        printed = self._names.get(code)
        return printed is None or any(
            same_label(name, one)
            or same_label(one, name)
            or name.removesuffix("支出") == one.removesuffix("支出")
            for one in printed
        )
