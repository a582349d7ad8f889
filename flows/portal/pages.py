"""Fills in the pages: every text from a book is escaped, a missing value is an error, every address stays relative."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from flows.portal.records import Contents
from flows.portal.words import Words
from flows.publish.page import web_address
from flows.publish.wording import TEMPLATES

_HERE = Path(__file__).parent / "templates"


def render_page(template: str, path: str, words: Words, contents: Contents, **context: object) -> str:
    """Return the page that stands at `path` below the folder of its language (`p/3f9c.html`).

    Chinese pages stand at the root of the portal, English ones in its folder `en`.
    """
    above = "../" * path.count("/")
    english = words.language == "en"
    root = above + ("../" if english else "")
    return render_part(
        template,
        words,
        contents,
        path=path,
        base=above,
        root=root,
        other=root + path if english else f"{above}en/{path}",
        **context,
    )


def render_part(template: str, words: Words, contents: Contents, **context: object) -> str:
    """Return a template filled in, which may be a part of a page or a mail."""
    return (
        _environment().get_template(template).render(words=words, say=words.say, contents=contents, **context)
    )


def read_styles() -> str:
    """Return the style sheet: that of reports, and what the portal adds."""
    return "\n".join(
        (folder / name).read_text("utf-8")
        for folder, name in ((TEMPLATES, "report.css"), (_HERE, "portal.css"))
    )


def read_script() -> str:
    """Return the script of the search page."""
    return (_HERE / "portal.js").read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([_HERE, TEMPLATES]),
        autoescape=select_autoescape(disabled_extensions=("txt.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web_address"] = web_address
    environment.globals["number"] = "{:,}".format
    return environment
