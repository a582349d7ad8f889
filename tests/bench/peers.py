"""Who takes part in `make bench`, and the environments of those who need one of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROUNDS = 5
PYMUPDF = "PyMuPDF==1.28.2"
CAMELOT = "camelot-py==2.0.0"


@dataclass(frozen=True, slots=True)
class Entrant:
    """One line of the table: what it is called, its engine, and the package of an environment of its own.

    A slow one runs fewer rounds. The floor reads no tables, and so it has no numbers.
    """

    name: str
    name_zh: str
    engine: str
    package: str = ""
    rounds: int = ROUNDS


FLOOR = Entrant("floor: PDFium loads each page and its text", "下限：PDFium 装载页面并取出文本", "floor")
GRIDS = Entrant("Mingzhang: grids", "明账：表格", "grids")
FACTS = Entrant(
    "Mingzhang: grids, text, classification, forms, facts", "明账：表格、文本、分类、报表、事实", "facts"
)
PROSE = Entrant("Mingzhang: all that, prose and annexes", "明账：以上全部，加文字说明与附件", "prose")
PLUMBER = Entrant("pdfplumber 0.11.10: tables, text", "pdfplumber 0.11.10：表格、文本", "pdfplumber")
ENTRANTS = (
    FLOOR,
    GRIDS,
    FACTS,
    PROSE,
    Entrant("pdfplumber-rs 0.3.0: tables", "pdfplumber-rs 0.3.0：表格", "pdfplumber_rs", "pdfplumber-rs==0.3.0"),
    Entrant("pdfplumber's TableFinder on PDFium's objects", "pdfplumber 的 TableFinder 配 PDFium 对象", "finder"),
    Entrant("camelot 2.0.0: lattice, vector engine", "camelot 2.0.0：lattice，vector 引擎", "camelot_vector", CAMELOT),
    Entrant("PyMuPDF 1.28.2: find_tables", "PyMuPDF 1.28.2：find_tables", "pymupdf", PYMUPDF),
    PLUMBER,
    Entrant("camelot 2.0.0: lattice", "camelot 2.0.0：lattice", "camelot_lattice", CAMELOT, rounds=1),
)  # fmt: skip


def find_python(package: str) -> Path | None:
    """Return the interpreter of a package's own environment, made first where needed; None where that fails."""
    if not package:
        return Path(sys.executable)
    folder = ROOT / "build" / "bench" / package.partition("=")[0].lower()
    python, ready = folder / "bin" / "python", folder / "ready"
    if ready.exists() and ready.read_text() == package:
        return python
    try:
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*pip, package], check=True, capture_output=True)
    except (subprocess.CalledProcessError, OSError):
        return None
    ready.write_text(package)
    return python


def run_apart(python: Path, script: str, *arguments: str) -> Any:
    """Return what a script of this folder prints as its last line, in a process of its own."""
    command = [str(python), "-P", str(HERE / script), *arguments]
    done = subprocess.run(
        command, check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    return json.loads(done.stdout.splitlines()[-1])
