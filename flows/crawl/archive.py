"""The archive: every byte ever captured, by the SHA-256 of its content, and never deleted.

This docstring is its specification.

* Content with the SHA-256 `abcdef…` (64 lower-case hexadecimal digits) is the file `ab/abcdef…` below the
  archive's folder. The file is the content as received from the server, transfer compression undone, and
  nothing else: `sha256sum` checks it and any PDF reader opens it.
* A file appears whole or not at all: bytes go to a temporary file in the same folder, are forced to disk,
  and take their name by rename. A crash leaves at most a file named `.incoming-…`, which means nothing.
* The same content is stored once, however often and wherever it was met. Where and when it was met is
  told by the table `captures` of the warehouse.
* Nothing is ever deleted or rewritten. The one exception heals: when bytes arrive whose file has been
  damaged, the file is put in place anew.
* Reading checks the hash. Damage is an `ArchiveError`, never silently wrong bytes.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from transforms.errors import MingzhangError

_SHA256 = re.compile(r"[0-9a-f]{64}")
_INCOMING = ".incoming-"


class ArchiveError(MingzhangError):
    """Content that the archive does not hold, or holds damaged."""


class Archive:
    """The content-addressed store in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Return where content of this hash is or would be.

        Raises: ArchiveError when `sha256` is no SHA-256.
        """
        if not _SHA256.fullmatch(sha256):
            raise ArchiveError(f"{sha256!r} is no SHA-256: write 64 lower-case hexadecimal digits")
        return self.folder / sha256[:2] / sha256

    def put(self, content: bytes) -> str:
        """Return the SHA-256 of `content`, which is on disk when this returns."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.path(sha256)
        if not (path.exists() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, content)
        return sha256

    def has(self, sha256: str) -> bool:
        """Return whether a file of this hash is here; `get` and `verify` say whether it is sound."""
        return self.path(sha256).is_file()

    def get(self, sha256: str) -> bytes:
        """Return the content of this hash.

        Raises: ArchiveError when it is missing or damaged.
        """
        path = self.path(sha256)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise ArchiveError(f"{path} is missing from the archive: restore it from a backup") from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ArchiveError(f"{path} is damaged, its bytes have another SHA-256: restore it from a backup")
        return content

    def verify(self) -> list[str]:
        """Return what is wrong with each damaged or foreign file, one line a file; empty when all is sound."""
        return [problem for path in sorted(self.folder.glob("*/*")) for problem in self._problems(path)]

    def _problems(self, path: Path) -> Iterator[str]:
        """Yield what is wrong with one file of the archive."""
        if path.name.startswith(_INCOMING):
            return
        try:
            if self.path(path.name) != path:
                yield f"{path} stands in the wrong folder"
            self.get(path.name)
        except ArchiveError as error:
            yield str(error)


def _write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` so that it is there whole or not at all, and stays after a power cut."""
    handle, temporary = tempfile.mkstemp(prefix=_INCOMING, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o444)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
