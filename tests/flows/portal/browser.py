"""A real Chromium, driven over its DevTools protocol: opens pages from files, presses keys, tells what it loaded.

Pages are opened from the disk, in a phone's or a desk's window, and everything the browser asks for is noted.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import connect
from websockets.sync.connection import Connection

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SECONDS = 60
_ENTER, _TAB = ("Enter", 13, "\r"), ("Tab", 9, "")
KEYS = {"Enter": _ENTER, "Tab": _TAB}


@dataclass(slots=True)
class Browser:
    """One tab: `requests` are the addresses it asked for since the last `open`, `complaints` what its console said."""

    socket: Connection
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    _number: int = 0
    _loaded: bool = False

    def open(self, page: Path, *, width: int = 1280, height: int = 900, fragment: str = "") -> float:
        """Open a page from the disk in a window of some width; return the seconds until it was loaded."""
        self.requests.clear()
        self.complaints.clear()
        phone = width < 600
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=2 if phone else 1, mobile=phone,
        )  # fmt: skip
        self._loaded = False
        started = time.perf_counter()
        self.call("Page.navigate", url="about:blank")
        self._wait_loaded()
        self._loaded = False
        self.requests.clear()
        started = time.perf_counter()
        self.call("Page.navigate", url=page.as_uri() + fragment)
        self._wait_loaded()
        return time.perf_counter() - started

    def run(self, script: str) -> Any:
        """Return the value of an expression of the page, a promise's when it is kept."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait_for(self, script: str) -> Any:
        """Return the value of an expression as soon as it is true."""
        return self.run(
            "new Promise(done => { const look = () => "
            f"{{ const v = ({script}); v ? done(v) : requestAnimationFrame(look) }}; look() }})"
        )

    def press(self, key: str) -> None:
        """Press a key."""
        name, code, text = KEYS[key]
        event = {"key": name, "code": name, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=text, **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, text: str) -> None:
        """Type a text into what has the focus."""
        self.call("Input.insertText", text=text)

    def print_pdf(self) -> bytes:
        """Return the page as it is printed."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def photograph(self, target: Path) -> None:
        """Write a picture of the whole page."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        target.write_bytes(base64.b64decode(shot["data"]))

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Return the answer to one command; events that arrive before it are noted."""
        self._number += 1
        self.socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            message = self._receive()
            if message.get("id") == self._number:
                if "error" in message:
                    raise AssertionError(f"{method}: {message['error']}")
                result: dict[str, Any] = message["result"]
                return result

    def _wait_loaded(self) -> None:
        while not self._loaded:
            self._receive()

    def _receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self.socket.recv(timeout=SECONDS))
        params = message.get("params", {})
        match message.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                self.requests.append(params["request"]["url"])
            case "Runtime.consoleAPICalled":
                self.complaints.append(str(params["args"]))
            case "Runtime.exceptionThrown":
                self.complaints.append(str(params["exceptionDetails"]))
            case "Log.entryAdded":
                self.complaints.append(params["entry"]["text"])
        return message


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Yield a tab of a headless Chromium that knows nothing of earlier ones."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        arguments = [
            CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking",
            "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank",
        ]  # fmt: skip
        with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                with connect(_find_tab(Path(profile)), max_size=None, proxy=None) as socket:
                    browser = Browser(socket)
                    for domain in ("Page", "Network", "Runtime", "Log"):
                        browser.call(f"{domain}.enable")
                    yield browser
            finally:
                process.terminate()


def _find_tab(profile: Path) -> str:
    """Return the address of the first tab, once Chromium has written down where it listens."""
    written = profile / "DevToolsActivePort"
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if written.exists() and (lines := written.read_text().split()):
            tabs = httpx.get(f"http://127.0.0.1:{lines[0]}/json", trust_env=False).json()
            pages = [tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page"]
            if pages:
                return str(pages[0])
        time.sleep(0.05)
    raise AssertionError("Chromium did not start")
