"""`mingzhang relations` teaches the rules."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from expectations.catalogue import read_catalogue
from flows.relations import UnknownRelationError, print_catalogue, print_relation


def shown(print_to: object, *arguments: str) -> str:
    console = Console(file=io.StringIO(), width=200)
    print_to(*arguments, console)  # type: ignore[operator]
    return str(console.file.getvalue())  # type: ignore[attr-defined]


def test_every_relation_is_listed() -> None:
    text = shown(print_catalogue)
    assert [r.relation_id for r in read_catalogue() if r.relation_id not in text] == []


def test_one_relation_is_explained_with_both_examples() -> None:
    text = shown(print_relation, "r115")
    assert "成立的例子 · holds" in text
    assert "不成立的例子 · fires" in text


def test_an_unknown_relation_names_the_command_that_lists_them() -> None:
    with pytest.raises(UnknownRelationError, match="`mingzhang relations` lists all of them"):
        print_relation("R999", Console(file=io.StringIO()))
