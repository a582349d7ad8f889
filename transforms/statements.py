"""Sentences by which a book says that a form has no data («本部门没有政府性基金预算财政拨款收入和支出»)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.model import Page
from transforms.wording import fold_text

_SENTENCE = re.compile(r"[^。;；]+")
_NOTHING = r"(?:无|没有|未安排|未发生|未使用|不涉及)"


def find_statement(pages: Sequence[Page], subject: str) -> str:
    """Return the first sentence that says there is no `subject` (政府性基金, 国有资本经营); empty when none does.

    Sentences about a carry-over alone, and terms explained in general, say nothing of the year.
    """
    nothing = re.compile(
        rf"{_NOTHING}[^,，。]{{0,12}}{subject}|{subject}[^,，。]{{0,25}}{_NOTHING}(?:数据|收支|此项|安排)"
    )
    for page in pages:
        text = "".join(fold_text(line.text) for line in page.lines)
        for sentence in _SENTENCE.findall(text):
            if nothing.search(sentence) and "结转" not in sentence and "指" not in sentence:
                return str(sentence[-160:])
    return ""
