"""The final accounts of 示范市青岚区, an invented district: seven books with known figures.

Regenerate flows/demo/books (needs LibreOffice and the Noto CJK fonts):

    python -m tests.demo_books

`figures/` holds what each bureau earned and spent; `ledger` sums it into the cells of the nine forms;
`printed` and `narrative` set it as a book; `planted` names the five cells that one book misprints.
Bureaus, people and events are invented; the figures of 青岚区人民政府办公室 2024 are those of a real
book, with its tails of rounding.
"""
