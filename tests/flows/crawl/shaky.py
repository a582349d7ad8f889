"""A server of one file whose connections break: it tells which bytes each request asked for."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Shaky:
    """One file at every path. `breaks` are the bytes after which each connection in turn breaks off.

    `versions` are the contents of the file, one a request, the last for all that follow.
    """

    versions: list[bytes]
    breaks: list[int]
    headers: dict[str, str] = field(default_factory=lambda: {"Accept-Ranges": "bytes"})
    etag: str = '"{}"'
    knows_ranges: bool = True
    asked: list[str | None] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/a.pdf"


@contextmanager
def serve_shaky(shaky: Shaky) -> Iterator[Shaky]:
    """Serve until the end of the context."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(shaky)) as server:
        shaky.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield shaky
        server.shutdown()
        thread.join()


def _handler_of(shaky: Shaky) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            content = shaky.versions.pop(0) if len(shaky.versions) > 1 else shaky.versions[0]
            shaky.asked.append(self.headers["Range"])
            etag = shaky.etag.format(len(content))
            start = 0
            if shaky.knows_ranges and self.headers["Range"] and self.headers["If-Range"] == etag:
                start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
            self.send_response(206 if start else 200)
            if start:
                self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
            for name, value in (shaky.headers | {"ETag": etag}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content) - start))
            self.end_headers()
            sent = content[start : start + shaky.breaks.pop(0)] if shaky.breaks else content[start:]
            self.wfile.write(sent)
            if start + len(sent) < len(content):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Print nothing."""

    return Handler
