"""One attachment as fetched → its captures: the file itself, and the files inside it when it is a ZIP archive."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from flows.crawl.answers import Known, State
from flows.crawl.archive import Archive
from flows.crawl.formats import PDF, WEB_PAGE, ZIP, sniff_format
from flows.crawl.pages import attachment_suffix
from flows.crawl.visits import NOT_A_PDF, OTHER_FORMAT, Capture
from flows.crawl.zips import Member, ZipError, open_zip

_UNCLEAR = frozenset({WEB_PAGE, "an unknown kind of file", "an empty file"})


def is_file(content: bytes) -> bool:
    """Return whether `content` is a file of some kind, and not a page to be read."""
    return sniff_format(content) not in _UNCLEAR


def judge_format(capture: Capture, content: bytes | None) -> Capture:
    """Return the capture of an attachment, its state that of its bytes and not of its name."""
    if content is None:
        return capture
    found = sniff_format(content)
    if found == PDF:
        return capture
    suffix = attachment_suffix(capture.url)
    if suffix == ".pdf" or found == WEB_PAGE:
        return replace(capture, state=NOT_A_PDF, detail=f"named {suffix or 'as a file'}, but is {found}")
    return replace(capture, state=OTHER_FORMAT, detail=found)


def open_archive(
    capture: Capture, content: bytes, archive: Archive, known: Mapping[str, Known], most_bytes: int
) -> Iterator[Capture]:
    """Yield the capture of a ZIP archive, then one for each file in it, whose content is then in `archive`.

    A file's address is that of its archive with its path as the fragment. An archive that is damaged or
    grows beyond its limits is lost whole.
    """
    try:
        members = open_zip(content, most_bytes)
    except ZipError as error:
        yield replace(capture, state=State.FAILED, detail=str(error))
        return
    books = sum(member.format == PDF for member in members)
    yield replace(capture, detail=f"{ZIP} of {len(members)} files, {books} of them PDFs")
    for member in members:
        yield _member_capture(capture, member, archive, known)


def _member_capture(
    capture: Capture, member: Member, archive: Archive, known: Mapping[str, Known]
) -> Capture:
    """Return the capture of one file inside an archive."""
    url = f"{capture.url}#{member.fragment}"
    inside = replace(
        capture, url=url, link_text=member.name, etag=None, last_modified=None, content_type=None, detail=""
    )
    if member.content is None:
        return replace(inside, state=OTHER_FORMAT, sha256=None, size_bytes=None, detail=member.problem)
    archive.put(member.content)
    sha256 = hashlib.sha256(member.content).hexdigest()
    before = known.get(url)
    state = State.NEW if before is None else State.UNCHANGED if before.sha256 == sha256 else State.CHANGED
    found = replace(inside, state=state, sha256=sha256, size_bytes=len(member.content))
    if member.format == ZIP:
        return replace(found, state=OTHER_FORMAT, detail=f"{ZIP} inside another, not opened")
    return judge_format(found, member.content)


def is_archive(content: bytes | None) -> bool:
    """Return whether an attachment is a ZIP archive and not a Word or Excel file, which are ZIPs too."""
    return content is not None and sniff_format(content) == ZIP
