from __future__ import annotations

import io
import zipfile

import pytest

from flows.crawl.zips import Member, ZipError, open_zip
from tests.flows.crawl.district import PDF

LIMIT = 3_000_000


def archive(*entries: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive with members of any name, as `zipfile` writes them."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as target:
        for name, content in entries:
            target.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def old_windows_archive(name: str, content: bytes) -> bytes:
    """Return an archive as old Windows programs in China write it: names in GBK, without the UTF-8 flag."""
    placeholder = "x" * len(name.encode("gbk"))
    return archive((placeholder, content)).replace(placeholder.encode(), name.encode("gbk"))


def test_the_books_of_an_archive_come_in_its_order_without_litter() -> None:
    content = archive(
        ("决算/甲局.pdf", PDF),
        ("决算/", b""),
        ("__MACOSX/._甲局.pdf", b"x"),
        ("决算/Thumbs.db", b"x"),
        ("表.txt", b"1"),
    )
    assert open_zip(content, LIMIT) == [
        Member("甲局.pdf", "%E5%86%B3%E7%AE%97/%E7%94%B2%E5%B1%80.pdf", PDF, "a PDF"),
        Member("表.txt", "%E8%A1%A8.txt", b"1", "an unknown kind of file"),
    ]


def test_names_in_gbk_are_read() -> None:
    (member,) = open_zip(old_windows_archive("青岚区水务局决算.pdf", PDF), LIMIT)
    assert (member.name, member.content) == ("青岚区水务局决算.pdf", PDF)


@pytest.mark.parametrize(
    ("name", "fragment"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\决算.pdf", "Windows/%E5%86%B3%E7%AE%97.pdf"),
        ("a/./../b.pdf", "a/b.pdf"),
    ],
)
def test_a_name_leads_nowhere(name: str, fragment: str) -> None:
    assert [member.fragment for member in open_zip(archive((name, PDF)), LIMIT)] == [fragment]


def test_a_bomb_is_refused_before_it_grows() -> None:
    with pytest.raises(ZipError, match=r"grows beyond its limits at «b\.pdf»"):
        open_zip(archive(("a.pdf", PDF), ("b.pdf", b"\0" * (LIMIT - 1))), LIMIT)


def test_a_member_beyond_the_size_limit_is_refused_even_when_its_header_lies() -> None:
    content = archive(("a.pdf", b"x" * (LIMIT + 1)), compression=zipfile.ZIP_STORED)
    with pytest.raises(ZipError, match="grows beyond its limits"):
        open_zip(content, LIMIT)
    lying = content.replace((LIMIT + 1).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with pytest.raises(ZipError, match="damaged archive"):
        open_zip(lying, LIMIT)


def test_all_members_together_have_a_limit() -> None:
    parts = [(f"{number}.pdf", bytes([number]) * (LIMIT - 1)) for number in range(3)]
    with pytest.raises(ZipError, match=r"grows beyond its limits at «2\.pdf»"):
        open_zip(archive(*parts, compression=zipfile.ZIP_STORED), LIMIT)


def test_an_archive_of_too_many_files_is_refused() -> None:
    with pytest.raises(ZipError, match="an archive of 1001 files, more than 1000"):
        open_zip(archive(*((f"{number}.txt", b"") for number in range(1001))), LIMIT)


def test_a_file_with_a_password_is_told_and_not_opened() -> None:
    content = bytearray(archive(("a.pdf", PDF), ("b.pdf", PDF)))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    first, second = open_zip(bytes(content), LIMIT)
    assert (first.content, first.problem) == (None, "a file with a password")
    assert second.content == PDF


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", archive(("a.pdf", PDF))[:-30]])
def test_a_damaged_archive_is_told(content: bytes) -> None:
    with pytest.raises(ZipError, match="a damaged archive"):
        open_zip(content, LIMIT)
