"""A web server on loopback that serves one folder as a district site's server would.

Every file has an ETag (of its content) and a Last-Modified, and is confirmed with 304 when a client knows
it. Each request is kept in `log`. It reads its folder anew for each request, so a replaced file is served
at once. It never listens on anything but 127.0.0.1.
"""

from __future__ import annotations

import hashlib
import mimetypes
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import unquote, urlsplit


class LoggedRequest(NamedTuple):
    """One request as answered: method, path with query, status, and bytes of body sent."""

    method: str
    path: str
    status: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: status, headers without Content-Length, body."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


class DemoServer:
    """A server of one folder, as a context manager; `base_url` is where it is.

    Args:
        folder: What it serves; `index.html` stands for its folder.
        port: The port of 127.0.0.1, 0 for any free one.
    """

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder.resolve()
        self.log: list[LoggedRequest] = []
        self._http = _QuietServer(("127.0.0.1", port), _handler_of(self))
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)

    @property
    def host(self) -> str:
        """Return host:port, as a site file names it."""
        return f"127.0.0.1:{self._http.server_port}"

    @property
    def base_url(self) -> str:
        """Return the address of the folder, without a slash at the end."""
        return f"http://{self.host}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def reply_to(self, path: str, headers: Mapping[str, str]) -> Reply:
        """Return the answer to a GET of `path`: the file, 304 when the client knows it, or 404.

        The names in `headers` are written like `If-None-Match`, however the client wrote them.
        """
        file = (self.folder / unquote(urlsplit(path).path).lstrip("/")).resolve()
        if file.is_dir():
            file /= "index.html"
        if not file.is_relative_to(self.folder) or not file.is_file():
            return Reply(404, {"Content-Type": "text/html"}, b"<html><body>404</body></html>")
        body = file.read_bytes()
        modified = int(file.stat().st_mtime)
        validators = {
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
            "Last-Modified": formatdate(modified, usegmt=True),
        }
        if _is_known(headers, validators["ETag"], modified):
            return Reply(304, validators)
        content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return Reply(200, {"Content-Type": content_type, **validators}, body)


class _QuietServer(ThreadingHTTPServer):
    """A server that takes a client's hanging up as normal: a crawler leaves files alone that are too large."""

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver declares it
        """Report an error of ours, and none of the connection."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _is_known(headers: Mapping[str, str], etag: str, modified: int) -> bool:
    """Return whether a conditional request knows the file; an ETag decides before a date does."""
    etags = headers.get("If-None-Match")
    if etags is not None:
        return etag in {known.strip().removeprefix("W/") for known in etags.split(",")}
    since = headers.get("If-Modified-Since")
    return since is not None and modified <= parsedate_to_datetime(since).timestamp()


def _handler_of(server: DemoServer) -> type[BaseHTTPRequestHandler]:
    """Return the request handler of one server."""

    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD, and logs both."""

        protocol_version = "HTTP/1.1"
        timeout = 10
        wbufsize = -1  # headers and body in one packet: two cost a client 40 ms of delayed acknowledgement

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def _answer(self, *, with_body: bool) -> None:
            headers = {name.title(): value for name, value in self.headers.items()}
            reply = server.reply_to(self.path, headers)
            body = reply.body if with_body else b""
            server.log.append(LoggedRequest(self.command, self.path, reply.status, len(body)))
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.status != 304:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Print nothing: `DemoServer.log` is the record."""

    return Handler
