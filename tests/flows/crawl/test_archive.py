"""The archive in a folder and in a bucket of a real S3 server: the same promises, kept alike."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from flows.crawl.archive import Archive, ArchiveError, archive_at
from tests.flows.crawl.bucket import needs_server, serve_bucket

CONTENT = b"%PDF-1.7 a book"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """An archive, and the folder where its files lie in the end."""

    archive: Archive
    folder: Path

    @property
    def file(self) -> Path:
        """The file of the one content."""
        return self.folder / SHA256[:2] / SHA256

    def damage(self) -> None:
        self.file.chmod(0o644)
        self.file.write_bytes(b"%PDF-1.7 a hook")

    def problems(self, *wanted: str) -> list[str]:
        return [problem for problem in self.archive.verify(wanted) if problem is not None]


@pytest.fixture(params=["folder", pytest.param("bucket", marks=needs_server)])
def kept(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    if request.param == "folder":
        yield Kept(archive_at(tmp_path / "archive", None), tmp_path / "archive")
        return
    (tmp_path / "books").mkdir()
    with serve_bucket(tmp_path) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield Kept(archive_at(tmp_path / "unused", "s3://books/kept/"), tmp_path / "books" / "kept")
    assert not (tmp_path / "unused").exists()


def test_content_comes_back_by_its_hash(kept: Kept) -> None:
    assert kept.archive.put(CONTENT) == SHA256
    assert kept.archive.get(SHA256) == CONTENT
    assert kept.archive.has(SHA256)


def test_content_is_one_file_named_by_its_hash_in_a_folder_named_by_its_start(kept: Kept) -> None:
    kept.archive.put(CONTENT)
    kept.archive.put(CONTENT)
    assert [path for path in kept.folder.rglob("*") if path.is_file()] == [kept.file]
    assert kept.file.read_bytes() == CONTENT


def test_damage_is_an_error_and_never_wrong_bytes(kept: Kept) -> None:
    kept.archive.put(CONTENT)
    kept.damage()
    damaged = (
        f"{kept.archive.where(SHA256)} is damaged, its bytes have another SHA-256: restore it from a backup"
    )
    with pytest.raises(ArchiveError, match="damaged"):
        kept.archive.get(SHA256)
    assert (kept.problems(), kept.archive.problems) == ([damaged], {SHA256: damaged})


def test_content_that_arrives_again_mends_its_damaged_file(kept: Kept) -> None:
    kept.archive.put(CONTENT)
    kept.damage()
    with pytest.raises(ArchiveError, match="damaged"):
        kept.archive.get(SHA256)
    kept.archive.put(CONTENT)
    assert kept.archive.get(SHA256) == CONTENT
    assert (kept.problems(), kept.archive.problems) == ([], {})


def test_missing_content_and_hashes_that_are_none_are_clear_errors(kept: Kept) -> None:
    assert not kept.archive.has(SHA256)
    with pytest.raises(ArchiveError, match="is missing from the archive"):
        kept.archive.get(SHA256)
    with pytest.raises(ArchiveError, match="write 64 lower-case hexadecimal digits"):
        kept.archive.get("../../etc/passwd")


def test_verify_tells_what_is_missing_of_what_was_captured(kept: Kept) -> None:
    other = "f" * 64
    kept.archive.put(CONTENT)
    assert list(kept.archive.verify([SHA256, other])) == [
        None,
        f"{kept.archive.where(other)} is missing from the archive: restore it from a backup",
    ]


def test_an_archive_that_was_never_written_is_sound(kept: Kept) -> None:
    assert list(kept.archive.verify()) == []


def test_verify_tells_foreign_and_misplaced_files_and_overlooks_what_a_crash_left(archive: Archive) -> None:
    folder = Path(archive.where(archive.put(CONTENT))).parent
    (folder / ".incoming-crashed").write_bytes(b"half")
    (folder / "notes.txt").write_bytes(b"foreign")
    (folder.parent / "zz").mkdir()
    (folder.parent / "zz" / SHA256).write_bytes(CONTENT)
    assert [problem for problem in archive.verify() if problem] == [
        "'notes.txt' is no SHA-256: write 64 lower-case hexadecimal digits",
        f"{folder.parent / 'zz' / SHA256} stands in the wrong folder",
    ]


@needs_server
def test_a_bucket_that_refuses_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "books").mkdir()
    with serve_bucket(tmp_path) as environment:
        for name, value in (environment | {"AWS_SECRET_ACCESS_KEY": "another"}).items():
            monkeypatch.setenv(name, value)
        with pytest.raises(
            ArchiveError, match=r"^s3://books/\w\w/\w+ cannot be reached: .*403.*AWS_"
        ) as told:
            archive_at(tmp_path, "s3://books").put(CONTENT)
    assert "\n" not in str(told.value)


@needs_server
def test_a_bucket_that_is_not_there_is_no_empty_archive(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serve_bucket(tmp_path) as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with pytest.raises(ArchiveError, match="cannot be reached"):
            archive_at(tmp_path, "s3://books").put(CONTENT)
