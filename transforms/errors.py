"""The exception tree of Mingzhang.

MingzhangError
├── UnreadableError           a file that cannot be read as a disclosure
│   ├── NotAPdfError          HTML, Word or anything else under a .pdf name
│   ├── BrokenPdfError        damaged beyond a re-save
│   ├── EncryptedPdfError     needs a password
│   ├── EmptyPdfError         no pages
│   ├── ImageOnlyError        pages are pictures; needs the `ocr` extra
│   └── NotADisclosureError   a readable PDF that is no final accounts and no budget
└── AmountError               a printed number that allows two readings
"""

from __future__ import annotations


class MingzhangError(Exception):
    """Base of every error that Mingzhang raises on purpose."""


class UnreadableError(MingzhangError):
    """A file that cannot be read as a disclosure; `str(error)` is one clear line for a person."""

    state = "unreadable"


class NotAPdfError(UnreadableError):
    """The bytes are not a PDF, whatever the name says."""

    state = "not_a_pdf"


class BrokenPdfError(UnreadableError):
    """The PDF is damaged and a re-save did not mend it."""

    state = "broken"


class EncryptedPdfError(UnreadableError):
    """The PDF asks for a password."""

    state = "encrypted"


class EmptyPdfError(UnreadableError):
    """The PDF has no pages."""

    state = "empty"


class ImageOnlyError(UnreadableError):
    """Every page is a picture without text."""

    state = "image_only"


class NotADisclosureError(UnreadableError):
    """A readable PDF that is neither final accounts nor a budget."""

    state = "not_a_disclosure"


class AmountError(MingzhangError):
    """A printed number that allows two readings, or none."""
