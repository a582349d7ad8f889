"""A district server whose answers a test can script, and a site file that points to it."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from flows.crawl.site import SiteFile, parse_site
from flows.demo.server import DemoServer, Reply

PDF = b"%PDF-1.7\nsmall\n%%EOF\n"
OTHER_PDF = b"%PDF-1.7\nreplaced\n%%EOF\n"


class District(DemoServer):
    """A demo server with answers of a test's choosing, used up in order before the folder is served.

    `interfaces` answer a path by the parameters of its query, as a site's programs do.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.user_agents: set[str] = set()
        self.with_validators = True
        self.interfaces: dict[str, Callable[[dict[str, str]], str]] = {}
        self._scripted: defaultdict[str, deque[Reply]] = defaultdict(deque)

    def script(self, path: str, *replies: Reply) -> None:
        """Answer the next requests of `path` with `replies`."""
        self._scripted[path].extend(replies)

    def write(self, path: str, content: bytes | str) -> None:
        """Serve `content` at `path`."""
        file = self.folder / path.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def reply_to(self, path: str, headers: Mapping[str, str]) -> Reply:
        """Return the next scripted answer, else the file."""
        self.user_agents.add(headers["User-Agent"])
        if self._scripted[path]:
            return self._scripted[path].popleft()
        parts = urlsplit(path)
        if parts.path in self.interfaces:
            return Reply(200, {}, self.interfaces[parts.path](dict(parse_qsl(parts.query))).encode())
        if self.with_validators:
            return super().reply_to(path, headers)
        reply = super().reply_to(path, {})
        return Reply(reply.status, {"Content-Type": reply.headers["Content-Type"]}, reply.body)

    def requests(self) -> list[tuple[str, int]]:
        """Return path and status of each request so far, and forget them."""
        seen = [(entry.path, entry.status) for entry in self.log]
        self.log.clear()
        return seen

    def site(self, extra: str = "", columns: str = "[{base_url}/list/]") -> SiteFile:
        """Return a site file for this server; `extra` is more of its YAML."""
        text = 'name: 示范区\ncode: "990002"\nhosts: ["{host}"]\n' + f"columns: {columns}\n"
        if "reader" not in extra:
            text += "reader: trs\n"
        if "politeness" not in extra:
            text += "politeness: {delay_seconds: 0}\n"
        filled = (text + extra).replace("{base_url}", self.base_url).replace("{host}", self.host)
        return parse_site(filled, Path("district.yml"))


def list_page(*entries: tuple[str, str], script: str = "") -> str:
    """Return a TRS list page of (address, title) entries."""
    items = "".join(f"<li><a href='{url}'>{title}</a><span>2025-09-12</span></li>" for url, title in entries)
    return f"<html><meta charset='utf-8'><body><ul>{items}</ul><script>{script}</script></body></html>"


def detail_page(*attachments: str, title: str = "青岚区统计局2024年度部门决算公开") -> str:
    """Return a TRS detail page that links `attachments`."""
    links = "".join(f"<p><a href='{url}'>附件{number}</a></p>" for number, url in enumerate(attachments, 1))
    head = f"<meta name='ArticleTitle' content='{title}'><meta name='PubDate' content='2025-09-12 09:00'>"
    return f"<html><head><meta charset='utf-8'>{head}</head><body><h1>{title}</h1>{links}</body></html>"
