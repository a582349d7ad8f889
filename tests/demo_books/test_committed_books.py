"""The committed PDFs print every number of the model, each in its own form."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
import yaml

from tests.demo_books.__main__ import BOOKS, listing
from tests.demo_books.blocks import Heading
from tests.demo_books.book import Book
from tests.demo_books.books import seven_books
from tests.demo_books.narrative import FORMS, blocks_of
from tests.demo_books.printed import Printer, Table

ALL = seven_books()
SPACE = re.compile(r"\s+")


@cache
def pages(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    texts = [SPACE.sub(" ", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return texts


def pages_of(book: Book, table: Table) -> str:
    """Return the text of the pages a form stands on: from its title to the next one."""
    texts = pages(BOOKS / book.file)
    heads = [f"公开0{number}表" for number in range(1, 10)]
    starts = [
        next(i for i, text in enumerate(texts) if i > 3 and head in text.replace(" ", "")[:90])
        for head in heads
    ]
    place = heads.index(table.number)
    end = starts[place + 1] if place < 8 else starts[place] + 1
    return " ".join(texts[starts[place] : end])


def printed_numbers(text: str) -> Counter[str]:
    """Return the numbers with two decimals, those with spaces inside closed up."""
    return Counter(re.findall(r"(?<!\d)\d[\d,]*\.\d\d", re.sub(r"(?<=\d)([,.]) (?=\d)", r"\1", text)))


@pytest.mark.parametrize("book", ALL, ids=lambda book: book.file)
@pytest.mark.parametrize("build", FORMS, ids=lambda build: build.__name__)
def test_a_form_prints_exactly_its_numbers(book: Book, build: type) -> None:
    table = build(Printer(book))
    expected = Counter(box.text.replace(" ", "") for row in table.body for box in row if "." in box.text)
    assert printed_numbers(pages_of(book, table)) == expected


@pytest.mark.parametrize("book", ALL, ids=lambda book: book.file)
def test_the_narrative_is_printed_word_for_word(book: Book) -> None:
    printed = SPACE.sub("", "".join(re.sub(r" \d+ $| \d+$", "", text) for text in pages(BOOKS / book.file)))
    told = [block.text for block in blocks_of(book) if not isinstance(block, Table)]
    assert [text for text in told if SPACE.sub("", text) not in printed] == []


@pytest.mark.parametrize("book", ALL, ids=lambda book: book.file)
def test_the_contents_give_the_page_of_every_part(book: Book) -> None:
    texts = pages(BOOKS / book.file)
    parts = [block.text for block in blocks_of(book) if isinstance(block, Heading) and block.level == 1]
    stated = [re.search(f"{spaced(part)}\\.*(\\d+)", " ".join(texts[1:3])) for part in parts]
    found = [
        i + 1 for part in parts for i, text in enumerate(texts) if re.match(spaced(part) + "(?!\\.)", text)
    ]
    assert [int(match[1]) for match in stated if match] == found


def spaced(text: str) -> str:
    """Return a pattern that allows the space that readers put between Chinese and digits."""
    return " ?".join(re.escape(character) for character in text if character != " ")


def test_books_yml_lists_the_books() -> None:
    assert (BOOKS / "books.yml").read_text("utf-8") == listing(ALL)
    entries = yaml.safe_load((BOOKS / "books.yml").read_text("utf-8"))
    assert {entry["file"] for entry in entries} == {path.name for path in BOOKS.glob("*.pdf")}
