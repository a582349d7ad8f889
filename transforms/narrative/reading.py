"""Pages → the narrative of a book: its sentences, the facts of its sections, and the numbers left unbound."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from transforms import narrative
from transforms.model import FormReading, FormStatus, Kind, Narrative, Page, Sentence
from transforms.narrative.clauses import ClauseReader
from transforms.narrative.facts import build_facts, build_rows, strips_zeros
from transforms.narrative.lines import prose_lines
from transforms.narrative.lists import listed_items
from transforms.narrative.names import CodeNames
from transforms.narrative.paragraphs import Item, read_items
from transforms.narrative.section import Section
from transforms.narrative.sentences import SpokenSentence, split_item
from transforms.wording import fold_text

# Headings under which nothing is told of the year's money.
_NO_FAMILY = re.compile(
    r"名词解释|主要职[能责]|职责|职能|机构设置|单位构成|工作(?:任务|目标|重点)|概况|重点工作|重点项目|^附件|报表|目录|人员情况"
    r"|项目经费情况|一般性支出|委托业务费|其他公务|表$"
)
_NOTHING = r"(?:无|没有|未安排|未发生|未使用|不涉及)"
# One heading may name two families («“三公”经费和机关运行经费»): the first here has it.
_PRECEDENCE = ("N09", "N10", "N11", "N12", "N13", "N07", "N08", "N06", "N04", "N05", "N01", "N02", "N03")


@dataclass(slots=True)
class _Chapter:
    """The items of one section family, with their sentences."""

    section: Section
    title: str
    items: list[tuple[Item, list[SpokenSentence]]] = field(default_factory=list)


@lru_cache(maxsize=1)
def known_sections() -> tuple[Section, ...]:
    """Return every section family, by identifier; a module with a SECTION is one."""
    modules = (
        importlib.import_module(f"{narrative.__name__}.{m.name}")
        for m in pkgutil.iter_modules(narrative.__path__)
    )
    return tuple(sorted((m.SECTION for m in modules if hasattr(m, "SECTION")), key=lambda s: s.form))


def read_narrative(
    pages: Sequence[Page], forms: Iterable[FormReading], year: int | None, kind: Kind
) -> Narrative:
    """Return what a book says in words; its tables' forms lend the names of codes and the step of amounts."""
    tables = list(forms)
    sentences: list[Sentence] = []
    chapters: dict[str, _Chapter] = {}
    for item in read_items(prose_lines(pages)):
        section, title = _section_of(item)
        spoken = split_item(item, len(sentences) + 1)
        sentences += [s.record(item.part, section.form if section else "", item.path) for s in spoken]
        if section:
            chapters.setdefault(section.form, _Chapter(section, title)).items.append((item, spoken))
    names = CodeNames(tables)
    readers = {form: _read(chapter, names, year, kind) for form, chapter in sorted(chapters.items())}
    numbers = [claim.number for reader in readers.values() for claim in reader.claims]
    stripped = strips_zeros(numbers, (fact for form in tables for fact in form.facts))
    return Narrative(
        tuple(sentences),
        tuple(_reading(chapters[form], reader, names, stripped) for form, reader in readers.items()),
        tuple(unbound for reader in readers.values() for unbound in reader.unbound),
    )


def _section_of(item: Item) -> tuple[Section | None, str]:
    """Return the family that the innermost heading names, and its outermost heading; None where none may be."""
    families = [_family_of(heading) for heading in (item.part, *item.path)]
    found: Section | None = None
    title = ""
    for (section, is_none), heading in zip(families, (item.part, *item.path), strict=True):
        if is_none:
            found, title = None, ""
        elif section is not None and section is not found:
            found, title = section, heading
    return (None, "") if families[0][1] else (found, title)


@lru_cache(maxsize=1024)
def _family_of(heading: str) -> tuple[Section | None, bool]:
    """Return the family that one heading names, and whether it forbids every family."""
    folded = re.sub(r"\(详见[^)]*\)", "", fold_text(heading))
    if _NO_FAMILY.search(folded):
        return None, True
    known = {section.form: section for section in known_sections()}
    return next((known[f] for f in _PRECEDENCE if known[f].is_headed(folded)), None), False


def _read(chapter: _Chapter, names: CodeNames, year: int | None, kind: Kind) -> ClauseReader:
    reader = ClauseReader(chapter.section, names, year, kind)
    for item, sentences in chapter.items:
        reader.read(item, sentences)
    return reader


def _reading(chapter: _Chapter, reader: ClauseReader, names: CodeNames, stripped: bool) -> FormReading:
    section, spoken = chapter.section, [s for _, sentences in chapter.items for s in sentences]
    rows = build_rows(section.form, reader.claims)
    if section.lists:
        rows += listed_items(section.form, spoken, names, len(rows) + 1)
    statement = _statement(section, spoken)
    empty = not reader.claims and bool(statement)
    return FormReading(
        section.form,
        FormStatus.EMPTY if empty else FormStatus.READ,
        "",
        tuple(sorted({page for sentence in spoken for page, _ in sentence.places})),
        title=chapter.title,
        statement=statement,
        complete=reader.is_complete,
        rows=tuple(rows),
        facts=build_facts(section.form, reader.claims, stripped),
    )


def _statement(section: Section, sentences: Sequence[SpokenSentence]) -> str:
    """Return the first sentence by which a section says that there is nothing to tell; empty where none does."""
    if not section.absence:
        return ""
    nothing = re.compile(
        rf"{_NOTHING}[^,。]{{0,16}}{section.absence}|{section.absence}[^,。]{{0,25}}{_NOTHING}"
    )
    return next((s.text for s in sentences if nothing.search(s.folded)), "")
