"""The names of the codes the books print, and what each 项 pays for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_NAMES: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "figures" / "names.yml").read_text("utf-8"), yaml.BaseLoader
)
CLASSES: dict[str, str] = _NAMES["classes"]
ECONOMIC: dict[str, str] = _NAMES["economic"]


def function_name(code: str) -> str:
    """Return the name of a 类, 款 or 项."""
    return str(_NAMES["functional"][code][0])


def purpose(code: str) -> str:
    """Return what a 类 or 项 pays for, in plain words."""
    return str(_NAMES["functional"][code][1])


def path(code: str) -> str:
    """Return the full path of a 项 as narratives print it: …（类）…（款）…（项）."""
    names = [function_name(code[:3]), function_name(code[:5]), function_name(code)]
    return "".join(f"{name}（{level}）" for name, level in zip(names, "类款项", strict=True))
