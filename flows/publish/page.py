"""One template filled in: everything from outside is escaped, and a missing value is an error."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from flows.publish.wording import TEMPLATES


def render_template(name: str, **context: object) -> str:
    """Return the template `name` filled with `context`; only `.txt.j2` is not escaped."""
    return _environment().get_template(name).render(context)


def web_address(address: str | None) -> str:
    """Return `address` when a reader can safely follow it (http or https), else an empty text."""
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in {"http", "https"} and parts.netloc else ""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html.j2"], disabled_extensions=["txt.j2"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web_address"] = web_address
    return environment
