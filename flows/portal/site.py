"""Writes the pages of a release, in Chinese at the root and in English below `en`, with what they load."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path

import duckdb
from markupsafe import Markup

from expectations.catalogue import Relation, read_catalogue
from flows.portal.answers import Answered, answer_all
from flows.portal.charts import Chart, draw_trend, drawing
from flows.portal.digest import read_digest
from flows.portal.pages import read_script, read_styles, render_page
from flows.portal.read import MOST_CHANGES, find_families, read_codes, read_contents
from flows.portal.records import Body, Contents, District, Tally
from flows.portal.search import index_amounts, index_names
from flows.portal.told import ReadPdf, draw_pictures, find_told, gather_told, show_told
from flows.portal.words import LANGUAGES, Words, read_words
from flows.publish.report import BookReport, PictureKey
from warehouse.question_files import read_questions

BOOKS_AT_ONCE = 2_000  # with findings; their facts take 200 MB
FEW_BODIES = 100  # their charts are drawn before another process has started
KINDS = ("final_accounts", "budget")
_FIGURES = (
    ("income", "income"),
    ("expenditure", "expenditure"),
    ("basic", "basic"),
    ("project", "project"),
    ("opening", "opening"),
    ("closing", "closing"),
    ("budget:three_public_total", "three_public_budget"),
    ("final:three_public_total", "three_public_final"),
)


@dataclass(slots=True)
class _Site:
    """The folder that is being filled, what every page shows, and how many pages there are."""

    folder: Path
    contents: Contents
    relations: Sequence[Relation]
    pages: int = 0

    def write(
        self, template: str, path: str, context: Callable[[Words], Mapping[str, object]] = lambda _: {}
    ) -> None:
        """Write one page in every language."""
        for language in LANGUAGES:
            words = read_words(language)
            page = render_page(template, path, words, self.contents, **context(words))
            self.write_file(f"en/{path}" if language == "en" else path, page)
            self.pages += 1

    def write_file(self, path: str, text: str) -> None:
        """Write a page, or a file that pages load or link to."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")


def write_site(
    release: duckdb.DuckDBPyConnection,
    folder: Path,
    earlier: Path,
    downloads: Sequence[tuple[str, int]],
    read_pdf: ReadPdf | None,
    workers: int,
) -> int:
    """Write every page of an open release into a folder and return their number.

    `earlier` is the portal before, whose pictures are taken over; `downloads` are names and sizes of files.
    """
    contents, questions = read_contents(release), read_questions()
    site = _Site(folder, contents, read_catalogue())
    site.write_file("assets/portal.css", read_styles())
    site.write_file("assets/portal.js", read_script())
    site.write_file("search/names.js", index_names(contents.districts, site.relations, questions))
    _write_overview(site)
    _write_relations(site)
    _write_answers(site, answer_all(release, questions))
    digest = read_digest(release, contents)
    site.write("digest.html.j2", "digest.html", lambda _: {"digest": digest})
    site.write("search.html.j2", "search.html")
    site.write("downloads.html.j2", "downloads.html", lambda _: {"files": downloads})
    bodies = sum(len(district.bodies) for district in contents.districts)
    with drawing(workers if bodies >= FEW_BODIES else 1) as draw:
        _write_districts(site, release, earlier, read_pdf, draw)
    return site.pages


def _write_districts(
    site: _Site,
    release: duckdb.DuckDBPyConnection,
    earlier: Path,
    read_pdf: ReadPdf | None,
    draw: Callable[[Sequence[Body]], Iterable[list[Chart]]],
) -> None:
    told = find_told(release)
    for districts in _batch(site.contents.districts, told):
        books = gather_told(release, told & {b.document_id for d in districts for b in d.current})
        pictures = draw_pictures(
            list(books.values()), site.folder / "pictures", earlier / "pictures", read_pdf
        )
        for district in districts:
            _write_district(site, district)
            index = index_amounts(district, read_codes(release, district.name))
            site.write_file(f"search/{district.slug}.js", index)
            for body, charts in zip(district.bodies, draw(district.bodies), strict=True):
                _write_body(site, district, body, charts, books, pictures)


def _batch(districts: Sequence[District], told: AbstractSet[str]) -> Iterator[list[District]]:
    """Yield the districts in batches whose findings are gathered at once: that reads the whole release each time."""
    batch: list[District] = []
    size = 0
    for district in districts:
        batch.append(district)
        size += len(told & {book.document_id for book in district.current})
        if size >= BOOKS_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _write_overview(site: _Site) -> None:
    trend = [(read_words("zh").moment(moment), count) for moment, count in site.contents.trend]
    drawing = draw_trend([(moment[5:], count) for moment, count in trend]) if len(trend) > 1 else ""
    families = _rank_families(site.contents)
    site.write(
        "overview.html.j2",
        "index.html",
        lambda _: {"families": families, "trend": trend, "trend_svg": _as_markup(drawing)},
    )


def _write_relations(site: _Site) -> None:
    families = find_families()
    catalogue: dict[str, list[tuple[Relation, Tally]]] = {}
    for relation in site.relations:
        tally = site.contents.tallies.get(relation.relation_id, Tally())
        catalogue.setdefault(families[relation.relation_id], []).append((relation, tally))
    site.write("relations.html.j2", "relations.html", lambda _: {"catalogue": list(catalogue.items())})


def _write_answers(site: _Site, answers: Iterable[Answered]) -> None:
    shown = []
    for answered in answers:
        name = f"q/{answered.question.question_id}"
        if answered.count:
            site.write_file(f"{name}.csv", answered.csv_text)
        context: dict[str, object] = {"answered": answered}
        site.write("question.html.j2", f"{name}.html", lambda _, context=context: context)  # type: ignore[misc]
        shown.append(replace(answered, rows=(), csv_text=""))
    site.write("questions.html.j2", "questions.html", lambda _: {"answers": shown})


def _write_district(site: _Site, district: District) -> None:
    expected = {(book.fiscal_year, book.kind) for book in district.current if book.fiscal_year is not None}
    kinds = [kind for kind in KINDS if any(of == kind for _, of in expected)]
    families = _rank_families(site.contents, district.name)
    site.write(
        "district.html.j2",
        f"d/{district.slug}.html",
        lambda _: {"district": district, "kinds": kinds, "expected": expected, "families": families},
    )


def _write_body(
    site: _Site,
    district: District,
    body: Body,
    charts: Sequence[Chart],
    books: Mapping[str, BookReport],
    pictures: Mapping[PictureKey, str],
) -> None:
    reports = [books[book.document_id] for book in body.current if book.document_id in books]

    def show(words: Words) -> dict[str, object]:
        above = "../pictures/" if words.language == "zh" else "../../pictures/"
        sources = {key: above + name for key, name in pictures.items()}
        told, left_out = show_told(reports, site.relations, sources, words)
        return {
            "district": district,
            "body": body,
            "rows": [row for row in _FIGURES if any(row[0] in figures for figures in body.figures.values())],
            "charts": [(chart, _as_markup(chart.svg)) for chart in charts],
            "told": told,
            "left_out": left_out,
            "most_changes": MOST_CHANGES,
        }

    site.write("department.html.j2", f"p/{body.slug}.html", show)


def _rank_families(contents: Contents, district: str | None = None) -> list[tuple[str, int]]:
    """Return the open findings of a district, or of all, by family, the most first."""
    counts: dict[str, int] = {}
    for (of, family), count in contents.families.items():
        if district is None or of == district:
            counts[family] = counts.get(family, 0) + count
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _as_markup(drawing: str) -> Markup:
    """Return a drawing of our own as markup: it holds years and numbers only."""
    return Markup(drawing)  # noqa: S704
