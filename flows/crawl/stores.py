"""Where an archive keeps its files: a local folder, or a bucket of any store that speaks S3.

A store knows names and bytes and nothing of hashes. It never deletes.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from transforms.errors import MingzhangError

if TYPE_CHECKING:
    from obstore.store import S3Store

INCOMING = ".incoming-"

_LONGEST_RETRY = timedelta(minutes=1)


class ArchiveError(MingzhangError):
    """Content that the archive does not hold, or holds damaged, or cannot be asked for."""


class Store(Protocol):
    """Named contents; a name is `ab/abcdef…`."""

    def where(self, name: str) -> str:
        """Return where a content is or would be, for a person."""

    def read(self, name: str) -> bytes | None:
        """Return a content; None when there is none of this name."""

    def holds(self, name: str, content: bytes) -> bool:
        """Return whether exactly this content is kept under a name."""

    def has(self, name: str) -> bool:
        """Return whether anything is kept under a name."""

    def write(self, name: str, content: bytes) -> None:
        """Keep a content; it is there whole or not at all, and stays once this returns."""

    def names(self) -> Iterator[str]:
        """Yield the name of everything kept."""


class FolderStore:
    """Files below one folder, each readable by anyone and writable by nobody."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def where(self, name: str) -> str:
        """Return the path of a file."""
        return str(self.folder / name)

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file; None when there is none."""
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def holds(self, name: str, content: bytes) -> bool:
        """Return whether the file has exactly these bytes."""
        return self.read(name) == content

    def has(self, name: str) -> bool:
        """Return whether there is such a file."""
        return (self.folder / name).is_file()

    def write(self, name: str, content: bytes) -> None:
        """Write a file so that it is there whole or not at all, and stays after a power cut."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=INCOMING, dir=path.parent)
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
        _sync_folder(path.parent)

    def names(self) -> Iterator[str]:
        """Yield the files in the order of their names; what a crash left half is none."""
        for path in sorted(self.folder.glob("*/*")):
            if not path.name.startswith(INCOMING):
                yield path.relative_to(self.folder).as_posix()


class BucketStore:
    """Objects below a prefix of a bucket; its endpoint and keys come from the environment (AWS_…).

    A PUT is whole or not at all. Needs the `s3` extra.
    """

    def __init__(self, url: str) -> None:
        try:
            from obstore import store  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise ArchiveError(f"the archive {url} needs the s3 extra: pip install mingzhang[s3]") from error
        self._url = url.rstrip("/")
        with _told(self._url):
            self._bucket: S3Store = store.S3Store.from_url(
                self._url, retry_config={"max_retries": 4, "retry_timeout": _LONGEST_RETRY}
            )

    def where(self, name: str) -> str:
        """Return the address of an object."""
        return f"{self._url}/{name}"

    def read(self, name: str) -> bytes | None:
        """Return the bytes of an object; None when there is none."""
        with _told(self.where(name)):
            try:
                return bytes(self._bucket.get(name).bytes())
            except FileNotFoundError:
                return None

    def holds(self, name: str, content: bytes) -> bool:
        """Return whether the object has the size and the MD5 of `content`, as its store tells them."""
        with _told(self.where(name)):
            try:
                told = self._bucket.head(name)
            except FileNotFoundError:
                return False
        md5 = hashlib.md5(content, usedforsecurity=False).hexdigest()
        return bool(told["size"] == len(content) and (told["e_tag"] or "").strip('"') == md5)

    def has(self, name: str) -> bool:
        """Return whether there is such an object."""
        with _told(self.where(name)):
            try:
                self._bucket.head(name)
            except FileNotFoundError:
                return False
        return True

    def write(self, name: str, content: bytes) -> None:
        """Put an object in one request, so that its ETag is its MD5."""
        with _told(self.where(name)):
            self._bucket.put(name, content, use_multipart=False)

    def names(self) -> Iterator[str]:
        """Yield the objects below the prefix."""
        with _told(self._url):
            for objects in self._bucket.list():
                yield from (one["path"] for one in objects)


@contextmanager
def _told(place: str) -> Iterator[None]:
    """Turn what a store refuses into one line that names the place."""
    from obstore.exceptions import BaseError  # noqa: PLC0415 - an extra

    try:
        yield
    except (BaseError, FileNotFoundError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise ArchiveError(f"{place} cannot be reached: {reason}; see the AWS_… settings") from error


def _sync_folder(path: Path) -> None:
    """Force to disk what a folder holds, so that a rename in it stays."""
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
