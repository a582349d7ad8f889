"""Versions that key every step: a hash of the code that reads, and of the code that judges."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).parent.parent


@cache
def reading_version() -> str:
    """Return the version of the code that turns bytes into facts."""
    return _hash_folder(HOUSE / "transforms")


@cache
def relations_version() -> str:
    """Return the version of the relations, the engine and the wording of findings, and of what lies below them."""
    return _hash_folder(HOUSE / "expectations", HOUSE / "transforms", HOUSE / "warehouse")


def _hash_folder(*folders: Path) -> str:
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".sql", ".yml", ".csv"):
                digest.update(path.relative_to(HOUSE).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
