"""The archive: every byte ever captured, by the SHA-256 of its content, and never deleted.

This docstring is its specification.

* Content with the SHA-256 `abcdef…` (64 lower-case hexadecimal digits) is the file `ab/abcdef…` below the
  archive's folder, or the object of that name below the prefix of a bucket. It is the content as received from
  the server, transfer compression undone, and nothing else: `sha256sum` checks it and any PDF reader opens it.
* A file appears whole or not at all: bytes go to a temporary file in the same folder, are forced to disk,
  and take their name by rename. A crash leaves at most a file named `.incoming-…`, which means nothing.
* The same content is stored once, however often and wherever it was met. Where and when it was met is
  told by the table `captures` of the warehouse.
* Nothing is ever deleted or rewritten. The one exception heals: when bytes arrive whose file has been
  damaged, the file is put in place anew.
* Reading checks the hash. Damage is an `ArchiveError`, never silently wrong bytes; `problems` keeps each until
  it is mended.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from flows.crawl.stores import ArchiveError, BucketStore, FolderStore, Store

__all__ = ["Archive", "ArchiveError", "archive_at"]

READERS = 8

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Archive:
    """The content-addressed store in one folder, or in any other `Store`.

    `problems` says of each content that was asked for and could not be had, by its hash, why.
    """

    def __init__(self, place: Path | Store) -> None:
        self._store: Store = FolderStore(place) if isinstance(place, Path) else place
        self.problems: dict[str, str] = {}

    def where(self, sha256: str) -> str:
        """Return the path or address where content of this hash is or would be.

        Raises: ArchiveError when `sha256` is no SHA-256.
        """
        return self._store.where(_name_of(sha256))

    def put(self, content: bytes) -> str:
        """Return the SHA-256 of `content`, which is kept when this returns."""
        sha256 = hashlib.sha256(content).hexdigest()
        name = _name_of(sha256)
        if not self._store.holds(name, content):
            self._store.write(name, content)
        self.problems.pop(sha256, None)
        return sha256

    def has(self, sha256: str) -> bool:
        """Return whether content of this hash is here; `get` and `verify` say whether it is sound."""
        return self._store.has(_name_of(sha256))

    def get(self, sha256: str) -> bytes:
        """Return the content of this hash.

        Raises: ArchiveError when it is missing or damaged; `problems` then says so, too.
        """
        try:
            return self._read(sha256)
        except ArchiveError as error:
            self.problems[sha256] = str(error)
            raise

    def verify(self, wanted: Iterable[str] = ()) -> Iterator[str | None]:
        """Yield, for each file of the archive and each wanted hash it lacks, what is wrong with it; None when sound."""
        names = list(self._store.names())
        missing = sorted({_name_of(sha256) for sha256 in wanted} - set(names))
        with ThreadPoolExecutor(READERS) as readers:
            yield from readers.map(self._problem, [*names, *missing])

    def _problem(self, name: str) -> str | None:
        """Return what is wrong with one file."""
        sha256 = name.rpartition("/")[2]
        try:
            if _name_of(sha256) != name:
                return f"{self._store.where(name)} stands in the wrong folder"
            self._read(sha256)
        except ArchiveError as error:
            return str(error)
        return None

    def _read(self, sha256: str) -> bytes:
        """Return a content whose hash was checked."""
        content = self._store.read(_name_of(sha256))
        if content is None:
            raise ArchiveError(f"{self.where(sha256)} is missing from the archive: restore it from a backup")
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ArchiveError(
                f"{self.where(sha256)} is damaged, its bytes have another SHA-256: restore it from a backup"
            )
        return content


def archive_at(folder: Path, bucket: str | None) -> Archive:
    """Return the archive in a bucket, such as `s3://bucket/prefix`; in the local folder without one.

    Raises: ArchiveError when the `s3` extra is missing or the address is none.
    """
    return Archive(folder if bucket is None else BucketStore(bucket))


def _name_of(sha256: str) -> str:
    """Return the name of a content of this hash; raise an ArchiveError when it is none."""
    if not _SHA256.fullmatch(sha256):
        raise ArchiveError(f"{sha256!r} is no SHA-256: write 64 lower-case hexadecimal digits")
    return f"{sha256[:2]}/{sha256}"
