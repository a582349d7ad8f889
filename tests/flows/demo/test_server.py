from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from flows.demo.server import DemoServer, LoggedRequest


@pytest.fixture
def server(tmp_path: Path) -> Iterator[DemoServer]:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("<p>home</p>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("outside", encoding="utf-8")
    with DemoServer(folder) as running:
        yield running


@pytest.fixture
def client(server: DemoServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.base_url, trust_env=False) as session:
        yield session


def test_a_folder_is_served_by_its_index_page_and_logged(server: DemoServer, client: httpx.Client) -> None:
    assert client.get("/").text == "<p>home</p>"
    assert client.get("/nothing.html?x=1").status_code == 404
    assert server.log == [
        LoggedRequest("GET", "/", 200, 11),
        LoggedRequest("GET", "/nothing.html?x=1", 404, 29),
    ]


def test_head_gives_the_headers_of_get_without_the_body(server: DemoServer, client: httpx.Client) -> None:
    get, head = client.get("/"), client.head("/")
    assert head.content == b""
    assert {
        name: head.headers[name] for name in ("content-length", "etag", "last-modified", "content-type")
    } == {name: get.headers[name] for name in ("content-length", "etag", "last-modified", "content-type")}


def test_a_known_file_is_confirmed_and_a_replaced_one_sent_again(
    server: DemoServer, client: httpx.Client
) -> None:
    first = client.get("/")
    by_etag = {"If-None-Match": first.headers["etag"]}
    by_date = {"If-Modified-Since": first.headers["last-modified"]}
    assert [client.get("/", headers=headers).status_code for headers in (by_etag, by_date)] == [304, 304]
    (server.folder / "index.html").write_text("<p>new</p>", encoding="utf-8")
    assert client.get("/", headers={**by_etag, **by_date}).text == "<p>new</p>"


@pytest.mark.parametrize("path", ["/%2e%2e/secret.txt", "/..%2fsecret.txt", "//etc/passwd"])
def test_nothing_outside_the_folder_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404
