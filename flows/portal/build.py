"""Builds the portal beside the one that is looked at, and puts it in place by replacing a link."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.portal.site import write_site
from flows.portal.told import ReadPdf
from transforms.errors import MingzhangError
from warehouse.connect import open_release

_BUILDING = ".building"


class PortalError(MingzhangError):
    """The portal cannot be put where it was asked for; says what to do."""


@dataclass(frozen=True, slots=True)
class Portal:
    """A portal in place: its first page, and how many pages it has."""

    index: Path
    pages: int


def build_portal(
    release: Path,
    out: Path,
    read_pdf: ReadPdf | None = None,
    now: datetime | None = None,
    workers: int = 1,
) -> Portal:
    """Return the portal of a release, in place at `out`, which is a link to a folder beside it.

    `read_pdf` returns the bytes of a book, for the pictures of its findings; without it the pages are named only. The
    charts of a large release are drawn in `workers` processes. The portal before stays until the next one, so that a
    page that is open keeps its pictures.
    Raises: WarehouseError when there is no release; PortalError when `out` is something else.
    """
    if out.exists() and not out.is_symlink():
        raise PortalError(f"{out} is there and is no portal; name another folder with --out")
    done = out.with_name(f".{out.name}-{now or datetime.now(UTC):%Y%m%dT%H%M%S%f}")
    building = done.with_name(done.name + _BUILDING)
    with open_release(release) as connection:
        building.mkdir(parents=True)
        pages = write_site(connection, building, out, _link_downloads(release, building), read_pdf, workers)
    _put_in_place(building.replace(done), out)
    return Portal(out / "index.html", pages)


def _link_downloads(release: Path, folder: Path) -> list[tuple[str, int]]:
    """Return the files of a release by name and size, linked into the portal so that it can be moved as one folder."""
    downloads = folder / "downloads"
    home = release.resolve().parent
    alone = not (home / "manifest.json").exists()  # a database that somebody took out of its release
    files = [release.resolve()] if alone else sorted(f for f in home.rglob("*") if f.is_file())
    for file in files:
        target = downloads / file.relative_to(home)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(file, target)
        except OSError:  # another disk, or one without links
            shutil.copyfile(file, target)
    return [(file.relative_to(home).as_posix(), file.stat().st_size) for file in files]


def _put_in_place(done: Path, out: Path) -> None:
    """Let the link name the new portal in one step, and remove all but it and the one before."""
    before = out.resolve() if out.is_symlink() else None
    beside = out.with_name(f".{out.name}.new")
    beside.unlink(missing_ok=True)
    beside.symlink_to(done.name, target_is_directory=True)
    beside.replace(out)
    for folder in out.parent.glob(f".{out.name}-*"):
        if folder.resolve() not in (done.resolve(), before):
            shutil.rmtree(folder)
