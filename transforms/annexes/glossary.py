"""名词解释 → the functional items that it explains, each with its code in the book's own tables (A03)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from transforms.annexes.records import Term
from transforms.forms.titles import is_page_number
from transforms.forms.vocabulary import FUNCTION_CLASSES
from transforms.model import FormReading, FormRow, FormStatus, Line, Page
from transforms.wording import fold_label, fold_text, same_label, without_ordinal

GLOSSARY = "A03"
NO_ITEMS = "名词解释中没有功能分类科目"

_DIGITS = "一二三四五六七八九十"
_HEADING = re.compile(
    rf"(?:第[{_DIGITS}]+(?:部分|章))?[、:]?(?:[{_DIGITS}]+[、.]|\([{_DIGITS}]+\))?[^。;,:\d]{{0,12}}名词解释(?:部分)?"
)
# 2025-02: Shanghai goes on with «2025年部门预算编制说明», without an ordinal.
_NEXT_PART = re.compile(
    rf"第[{_DIGITS}]+(?:部分|章)|附件(?:[:\d{_DIGITS}]|$)|[^。,;:、]{{0,30}}(?:预算|决算)[^。,;:、]{{0,12}}说明$"
)
_PART_ORDINAL = re.compile(rf"([{_DIGITS}]+)、")
_LIST = re.compile(r"功能分类科目")
_LIST_ENDS = re.compile(rf"\([{_DIGITS}]+\)|[{_DIGITS}]+、")
_ITEM_ORDINAL = re.compile(r"(?<![\d.])\d{1,2}[.、](?=\D)")
_NAMED = re.compile(r"(?P<name>(?:[^()。;:!\"\d]|\((?!类\)|款\)|项\))[^()]{1,8}\))+?)\((?P<level>类|款|项)\)")
_BEFORE_CLASS = re.compile(r"^.*[、.,]")
_BEFORE_NAME = re.compile(r"^[、.,和及]+")
_RUNNING_HEAD = 3  # a line that stands on so many pages is no text
_CLASS_NAMES = sorted({name for names in FUNCTION_CLASSES.values() for name in names}, key=len, reverse=True)


class _Printed(NamedTuple):
    """A line of the list of terms: its folded text, page and box."""

    text: str
    page: int
    line: Line


def read_glossary(
    pages: Sequence[Page], forms: Iterable[FormReading]
) -> tuple[FormReading | None, tuple[Term, ...]]:
    """Return the reading of the list of terms with its items; None when the book has no such list."""
    lines = list(_section(pages))
    if not lines:
        return None, ()
    names = _names_of_codes(forms)
    terms = tuple(_code(term, names) for term in _read_terms(lines))
    rows = tuple(
        FormRow(
            GLOSSARY,
            n,
            "",
            None,
            term.code,
            term.code or f"name:{fold_label(term.label)}",
            term.label,
            term.page,
        )
        for n, term in enumerate(terms, start=1)
    )
    status = FormStatus.READ if terms else FormStatus.EMPTY
    on = tuple(dict.fromkeys(line.page for line in lines))
    title = without_ordinal(lines[0].text)
    return FormReading(GLOSSARY, status, "" if terms else NO_ITEMS, on, title=title, rows=rows), terms


def _section(pages: Sequence[Page]) -> Iterator[_Printed]:
    """Yield the lines of the list of terms with its heading: the last of this name, as the first stands in the contents."""
    begins = [
        (n, line.box.top)
        for n, page in enumerate(pages)
        for line in page.lines
        if "解" in line.text and _HEADING.fullmatch(fold_text(line.text))
    ]
    if not begins:
        return
    first, top = begins[-1]
    lines = _text_lines(pages[first:], _running_heads(pages))
    lines = (line for line in lines if line.page != pages[first].number or line.line.box.top >= top)
    heading = next(lines)
    own = _PART_ORDINAL.match(heading.text)
    following = _following(own[1]) if own else ""
    yield heading
    for line in lines:
        if _NEXT_PART.match(line.text) or not line.text:
            return
        ordinal = _PART_ORDINAL.match(line.text)
        if ordinal and ordinal[1] == "一":
            following = ""  # the terms themselves are numbered so
        if ordinal and ordinal[1] == following:
            return
        yield line


def _running_heads(pages: Sequence[Page]) -> set[str]:
    """Return the lines that stand on too many pages to be text, functional items apart."""
    counts = Counter(text for page in pages for text in {line.text for line in page.lines})
    return {text for text, count in counts.items() if count >= _RUNNING_HEAD and "项" not in text}


def _following(ordinal: str) -> str:
    """Return the ordinal after one of the first nine («三» → «四»)."""
    return _DIGITS[_DIGITS.index(ordinal) + 1] if ordinal in _DIGITS[:-1] else ""


def _text_lines(pages: Sequence[Page], running_heads: set[str]) -> Iterator[_Printed]:
    """Yield the lines of text, without page numbers and running heads; an empty one where a table begins."""
    for page in pages:
        top = min((grid.ys[0] for grid in page.grids), default=page.height)
        for line in page.lines:
            if line.box.bottom > top + 2:
                yield _Printed("", page.number, line)
                break
            if not is_page_number(line.text) and line.text not in running_heads:
                yield _Printed(fold_text(line.text), page.number, line)


def _read_terms(lines: Sequence[_Printed]) -> Iterator[Term]:
    """Yield the functional items: those marked 类, 款 and 项, and in a list of functional items those unmarked."""
    items: list[list[_Printed]] = [[]]
    listed = False
    for line in lines[1:]:
        if listed and _LIST_ENDS.match(line.text):
            yield from _read_list(items[-1])
            items, listed = [[]], False
        if not listed and _LIST.search(line.text) and len(line.text) < 40:
            yield from _read_marked(items[-1])
            items, listed = [[]], True
            continue
        items[-1].append(line)
    yield from (_read_list if listed else _read_marked)(items[-1])


def _read_marked(lines: Sequence[_Printed]) -> Iterator[Term]:
    """Yield the items of a text that marks them; a class or group once named holds for the items after it."""
    text = "".join(line.text for line in lines)
    class_name, group = "", ""
    for found in _NAMED.finditer(text):
        name = found["name"]
        if found["level"] == "类":
            class_name, group = _class_in(name), ""
        elif found["level"] == "款":
            group = _BEFORE_NAME.sub("", name)
        else:
            item = _BEFORE_NAME.sub("", name)
            yield _term(class_name, group, item, _line_at(lines, found.start()))


def _read_list(lines: Sequence[_Printed]) -> Iterator[Term]:
    """Yield the items of a numbered list, where some may be without marks («14. 金融支出其他金融支出»)."""
    text = "".join(line.text for line in lines)
    edges = [*(m.start() for m in _ITEM_ORDINAL.finditer(text)), len(text)]
    for begin, end in pairwise(edges):
        printed = _ITEM_ORDINAL.sub("", text[begin:end], count=1)
        marked = list(_read_marked([_Printed(printed, *_line_at(lines, begin)[1:])]))
        yield from marked
        if not marked and printed:
            yield _unmarked(printed, _line_at(lines, begin))


def _unmarked(printed: str, line: _Printed) -> Term:
    class_name = next((name for name in _CLASS_NAMES if printed.startswith(name)), "")
    item = printed.removeprefix(class_name)
    return Term(class_name, "", item, printed, None, None, line.page, line.line.box)


def _class_in(name: str) -> str:
    """Return the name of a class without what stands before it: an ordinal, or the end of a sentence."""
    known = next((full for full in _CLASS_NAMES if name.endswith(full)), None)
    return known or _BEFORE_CLASS.sub("", name)


def _term(class_name: str, group: str, item: str, line: _Printed) -> Term:
    parts = ((class_name, "类"), (group, "款"), (item, "项"))
    label = "".join(f"{name}（{level}）" for name, level in parts if name)
    return Term(class_name, group, item, label, None, None, line.page, line.line.box)


def _line_at(lines: Sequence[_Printed], offset: int) -> _Printed:
    """Return the line in which a place of the joined text stands."""
    for line in lines:
        if offset < len(line.text):
            return line
        offset -= len(line.text)
    return lines[-1]


def _names_of_codes(forms: Iterable[FormReading]) -> dict[str, str]:
    """Return the folded names of the functional codes that the book's own tables print."""
    rows = (row for form in forms for row in form.rows if row.code and row.code.startswith("2"))
    names: dict[str, str] = {}
    for row in rows:
        name = fold_label(row.label)
        if row.code and len(name) > len(names.get(row.code, "")):
            names[row.code] = name
    return names


def _code(term: Term, names: dict[str, str]) -> Term:
    """Return a term with its code: by its whole path, else by its class and its item where they fit one row alone."""
    items = [
        code for code, name in names.items() if len(code) == 7 and same_label(name, fold_label(term.item))
    ]
    near = [code for code in items if _fits(names, code[:3], term.class_name)]
    whole = [code for code in near if term.group and _fits(names, code[:5], term.group)]
    nearest = near[0] if len(near) == 1 else None
    marked = "（项）" in term.label
    code = (whole[0] if len(whole) == 1 else None) if marked and term.group else nearest
    return term._replace(code=code, nearest=code or nearest)


def _fits(names: dict[str, str], code: str, printed: str) -> bool:
    """Whether a table names a code as printed, or either leaves it out."""
    return not printed or code not in names or same_label(names[code], fold_label(printed))
