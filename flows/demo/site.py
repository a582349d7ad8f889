"""The demo's district site: books → list pages, detail pages and PDFs as a TRS site lays them out.

Addresses depend on what a book is (publisher, year, title, date) and never on its bytes: a book whose PDF
is replaced keeps every address, which is how real offices correct a book without a word.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.crawl.site import SiteFile, parse_site
from flows.demo.server import DemoServer

DISTRICT = "示范市青岚区"
BOOKS_FOLDER = Path(__file__).parent / "books"

_SITE_FILE = Path(__file__).parent / "demo_site.yml"
_COLUMN = "zwgk/czyjs"
_ROBOTS = "User-agent: *\nCrawl-delay: 0.05\nDisallow: /admin/\n"
_PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


@dataclass(frozen=True, slots=True)
class DemoBook:
    """One book of the demo: its PDF, and what its page says. `attachment` is the name its link carries."""

    pdf_path: Path
    publisher: str
    fiscal_year: int
    title: str
    published: date
    attachment: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One book with the names of its page, below the column, and of its PDF, beside the page."""

    book: DemoBook
    page: str
    attachment: str


def demo_books(night: int, folder: Path = BOOKS_FOLDER) -> list[DemoBook]:
    """Return the books that the site shows on a night, as `books.yml` in `folder` tells.

    An entry of night 2 that `replaces` a file only swaps the PDF of that book: title, date and address
    stay. Any other entry of night 2 is a further book.
    """
    books: dict[str, DemoBook] = {}
    entries = yaml.safe_load((folder / "books.yml").read_text(encoding="utf-8"))
    for entry in sorted(entries, key=lambda entry: int(entry["night"])):
        if entry["night"] > night:
            continue
        replaced = books.get(entry.get("replaces", ""))
        path = folder / entry["file"]
        if replaced is not None:
            books[entry["replaces"]] = replace(replaced, pdf_path=path)
        else:
            books[entry["file"]] = DemoBook(
                pdf_path=path,
                publisher=entry["publisher"],
                fiscal_year=entry["fiscal_year"],
                title=entry["title"],
                published=entry["published"],
                attachment=f"{entry['title']}.pdf",
            )
    return list(books.values())


def build_site(books: Sequence[DemoBook], folder: Path, *, items_per_page: int = 15) -> None:
    """Write the site that shows `books` into `folder`; a file whose content stays is not touched."""
    entries = sorted(map(_entry, books), key=lambda entry: (entry.book.published, entry.page), reverse=True)
    column = folder / _COLUMN
    _write(folder / "robots.txt", _ROBOTS.encode())
    _write(folder / "index.html", _render("home.html.j2", column=_COLUMN))
    pages = max(1, -(-len(entries) // items_per_page))
    for index in range(pages):
        shown = entries[index * items_per_page : (index + 1) * items_per_page]
        name = "index.html" if index == 0 else f"index_{index}.html"
        _write(column / name, _render("list.html.j2", entries=shown, pages=pages, index=index))
    for entry in entries:
        page = column / entry.page
        _write(page, _render("detail.html.j2", entry=entry))
        _write(page.parent / entry.attachment, entry.book.pdf_path.read_bytes())


@contextmanager
def serving_demo(folder: Path, night: int, port: int = 0) -> Iterator[tuple[SiteFile, DemoServer]]:
    """Serve the demo's site of a night from `folder`; yield its site file and its server.

    A later night on the same port finds the same addresses; `build_site(demo_books(2), server.folder)`
    turns the night while the server runs.
    """
    build_site(demo_books(night), folder)
    with DemoServer(folder, port) as server:
        yield demo_site(server), server


def demo_site(server: DemoServer) -> SiteFile:
    """Return the demo's site file, filled with the address of its server."""
    return parse_site(_fill_site_file(server), _SITE_FILE)


def write_site_file(server: DemoServer, folder: Path) -> Path:
    """Write the demo's site file, filled with the address of its server, into a folder of site files."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "demo.yml"
    path.write_text(_fill_site_file(server), encoding="utf-8")
    return path


def _fill_site_file(server: DemoServer) -> str:
    text = _SITE_FILE.read_text(encoding="utf-8")
    return text.replace("{base_url}", server.base_url).replace("{host}", server.host)


def _entry(book: DemoBook) -> _Entry:
    """Return a book with its addresses, in TRS's form."""
    day = f"{book.published:%Y%m%d}"
    number = zlib.crc32(f"{book.publisher}|{book.fiscal_year}|{book.title}".encode())
    return _Entry(book, f"{day[:6]}/t{day}_{number}.html", f"P0{day}{number:010d}.pdf")


def _render(template: str, **values: object) -> bytes:
    """Return one page as UTF-8."""
    return _PAGES.get_template(template).render(district=DISTRICT, **values).encode()


def _write(path: Path, content: bytes) -> None:
    """Write `content` to `path` unless it is there already, so that its date tells when it changed."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
