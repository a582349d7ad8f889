"""The lines around a table: which of them is its title, which name its body, unit and number, which are notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.wording import fold_text

_TITLE = re.compile(r"表(?:[(（][^)）]*[)）])?$")
_NO_TITLE = re.compile(
    r"^(?:编制|填报|公开)?(?:部门|单位)(?:名称)?[:：]|^附?表[一二三四五六七八九十\d]*$|^(?:公开|财决)*\d+表$"
)
_FORM_NUMBER = re.compile(r"^(?:财决)?公开\d+表|(?:财决)?公开\d+表$")
_AFTER_TITLE = re.compile(r"(?:金额)?单位[:：].*$")
_CONTINUED = re.compile(r"[(（]?续表?[)）]?$")
_IN_HEADING = re.compile(
    r"^(?:编制|填报|公开)?(?:部门|单位)(?:名称)?[:：]|^(?:金额)?单位[:：]|^(?:财决)?公开\d+表$|^附?表[一二三四五六七八九十\d]+$"
)

_PAGE_NUMBER = re.compile(r"[-—–·~]*第?\d{1,4}页?(?:[,，]?共\d{1,4}页|[/／]\d{1,4})?[-—–·~]*")


def title_lines(lines: Sequence[str]) -> list[str]:
    """Return the folded lines that read like the title of a table."""
    bare = [_CONTINUED.sub("", _FORM_NUMBER.sub("", _AFTER_TITLE.sub("", fold_text(line)))) for line in lines]
    return [line for line in bare if _TITLE.search(line) and not _NO_TITLE.search(line)]


def names_a_table(folded: str) -> bool:
    """Whether a folded line ends like the title of a table."""
    return bool(_TITLE.search(folded))


def stands_in_heading(folded: str) -> bool:
    """Whether a folded line names the body, the unit of money or the number of a table."""
    return bool(_IN_HEADING.search(folded))


def is_page_number(line: str) -> bool:
    """Whether a line prints the number of its page and nothing else («- 22 -»)."""
    return bool(_PAGE_NUMBER.fullmatch(fold_text(line)))


def note_lines(lines: Sequence[str]) -> list[str]:
    """Return the 注 lines right below a table, up to the title of the next."""
    kept: list[str] = []
    for line in lines:
        folded = fold_text(line)
        if _TITLE.search(folded) or (not kept and not folded.startswith(("注", "备注", "说明"))):
            break
        kept.append(line)
    return kept
