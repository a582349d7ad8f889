"""A ZIP archive from outside → the books in it, opened in memory and within limits.

Nothing is ever unpacked to a disk, so no name in an archive can lead anywhere; a name is only a label.
Members that are archives themselves are told and not opened.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import quote

from flows.crawl.formats import sniff_format
from transforms.errors import MingzhangError

MOST_MEMBERS = 1_000
MOST_RATIO = 200
"""PDFs hold compressed streams and shrink little; a member that grows two hundred times is a bomb."""

_SMALL_BYTES = 1_000_000
_READ_BYTES = 65_536
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


class ZipError(MingzhangError):
    """An archive that cannot be opened, or that would grow beyond its limits."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive: its name without folders, the fragment that tells it apart, content and format.

    `problem` says why `content` is None.
    """

    name: str
    fragment: str
    content: bytes | None
    format: str = ""
    problem: str = ""


def open_zip(content: bytes, most_bytes: int) -> list[Member]:
    """Return the files of an archive in its order, folders and the litter of file managers left out.

    Args:
        content: The archive.
        most_bytes: The most bytes of one member; all together may have twice as many.

    Raises: ZipError when it is damaged, has more than `MOST_MEMBERS`, or grows beyond its limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_litter(entry)]
            if len(entries) > MOST_MEMBERS:
                raise ZipError(f"an archive of {len(entries)} files, more than {MOST_MEMBERS}")
            return _read_members(archive, entries, most_bytes)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise ZipError(
            f"a damaged archive ({' '.join(str(error).split()) or type(error).__name__})"
        ) from error


def _read_members(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], most_bytes: int) -> list[Member]:
    """Return the members, read no further than their limits."""
    members, left = [], 2 * most_bytes
    for entry in entries:
        path = _name_of(entry)
        name, fragment = path.rpartition("/")[2], quote(path)
        if entry.flag_bits & _ENCRYPTED:
            members.append(Member(name, fragment, None, problem="a file with a password"))
            continue
        content = _read_member(archive, entry, min(most_bytes, left))
        left -= len(content)
        members.append(Member(name, fragment, content, sniff_format(content)))
    return members


def _read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most_bytes: int) -> bytes:
    """Return the content of one member; what its header says of its size is not believed."""
    most = min(most_bytes, max(_SMALL_BYTES, MOST_RATIO * entry.compress_size))
    content = bytearray()
    with archive.open(entry) as member:
        while chunk := member.read(_READ_BYTES):
            content += chunk
            if len(content) > most:
                raise ZipError(f"an archive that grows beyond its limits at «{_name_of(entry)}»")
    return bytes(content)


def _is_litter(entry: zipfile.ZipInfo) -> bool:
    """Return whether an entry is a folder, or a file that a file manager leaves behind."""
    name = _name_of(entry).rpartition("/")[2]
    return entry.is_dir() or entry.filename.startswith("__MACOSX/") or name in {".DS_Store", "Thumbs.db", ""}


def _name_of(entry: zipfile.ZipInfo) -> str:
    r"""Return the path of a member as its author wrote it: UTF-8 where it says so or fits, else GB 18030.

    Folders are kept to tell two members apart; steps upward and drives are dropped.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437", "replace")
        try:
            name = raw.decode()
        except UnicodeDecodeError:
            name = raw.decode("gb18030", "replace")
    steps = name.replace("\\", "/").replace("\0", "").split("/")
    return "/".join(step for step in steps if step not in {"", ".", ".."} and not step.endswith(":")) + (
        "/" if name.endswith(("/", "\\")) else ""
    )
