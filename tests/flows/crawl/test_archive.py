from __future__ import annotations

import hashlib

import pytest

from flows.crawl.archive import Archive, ArchiveError

CONTENT = b"%PDF-1.7 a book"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


def test_content_comes_back_by_its_hash(archive: Archive) -> None:
    assert archive.put(CONTENT) == SHA256
    assert archive.get(SHA256) == CONTENT
    assert archive.has(SHA256)


def test_content_is_one_file_named_by_its_hash_in_a_folder_named_by_its_start(archive: Archive) -> None:
    archive.put(CONTENT)
    archive.put(CONTENT)
    files = [path for path in archive.folder.rglob("*") if path.is_file()]
    assert files == [archive.folder / SHA256[:2] / SHA256]


def test_damage_is_an_error_and_never_wrong_bytes(archive: Archive) -> None:
    archive.put(CONTENT)
    damage(archive)
    with pytest.raises(ArchiveError, match="damaged"):
        archive.get(SHA256)
    assert archive.verify() == [
        f"{archive.path(SHA256)} is damaged, its bytes have another SHA-256: restore it from a backup"
    ]


def test_content_that_arrives_again_mends_its_damaged_file(archive: Archive) -> None:
    archive.put(CONTENT)
    damage(archive)
    archive.put(CONTENT)
    assert archive.get(SHA256) == CONTENT
    assert archive.verify() == []


def test_missing_content_and_hashes_that_are_none_are_clear_errors(archive: Archive) -> None:
    assert not archive.has(SHA256)
    with pytest.raises(ArchiveError, match="is missing from the archive"):
        archive.get(SHA256)
    with pytest.raises(ArchiveError, match="write 64 lower-case hexadecimal digits"):
        archive.get("../../etc/passwd")


def test_verify_tells_foreign_files_and_overlooks_what_a_crash_left(archive: Archive) -> None:
    folder = archive.path(archive.put(CONTENT)).parent
    (folder / ".incoming-crashed").write_bytes(b"half")
    (folder / "notes.txt").write_bytes(b"foreign")
    assert archive.verify() == ["'notes.txt' is no SHA-256: write 64 lower-case hexadecimal digits"]


def test_an_archive_that_was_never_written_is_sound(archive: Archive) -> None:
    assert archive.verify() == []


def damage(archive: Archive) -> None:
    archive.path(SHA256).chmod(0o644)
    archive.path(SHA256).write_bytes(b"%PDF-1.7 a hook")
