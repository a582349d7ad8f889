"""`mingzhang site test` on a served copy of each publishing system prints the books it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from tests.flows.crawl.district import District
from tests.flows.crawl.systems import SYSTEMS, Served

TITLES = r"""
titles:
  include:
    - '^(?P<year>20\d\d)年度?(?P<publisher>\D*?)(?:部门|单位)?(?P<kind>决算|预算)'
    - '^(?P<publisher>.*?)(?P<year>20\d\d)年度?(?:部门|单位)?(?P<kind>决算|预算)'
"""


def write_site(folder: Path, server: District, served: Served, reader: str) -> Path:
    """Return the site file of a served system."""
    text = 'name: 青岚区\ncode: "990002"\nhosts: ["{host}"]\npoliteness: {delay_seconds: 0}\n' + served.site
    filled = text.replace("{base_url}", server.base_url).replace("{host}", server.host)
    path = folder / "qinglan.yml"
    path.write_text(f"{filled}reader: {reader}\n{TITLES}", encoding="utf-8")
    return path


@pytest.mark.parametrize("named", [True, False], ids=["named", "auto"])
@pytest.mark.parametrize("system", SYSTEMS)
def test_a_served_system_gives_the_books_it_holds(
    system: str, named: bool, district: District, tmp_path: Path
) -> None:
    served = SYSTEMS[system](district)
    path = write_site(tmp_path, district, served, system.partition("-")[0] if named else "auto")
    result = CliRunner(
        env={"MINGZHANG_ALLOW_LOOPBACK": "true", "MINGZHANG_FOLDER": str(tmp_path / "var")}
    ).invoke(app, ["site", "test", str(path), "--format", "json"])
    found = json.loads(result.stdout)
    assert found["problems"] == []
    assert found["without_book"] == []
    assert served.truth == [(book["title"], book["url"], book["format"]) for book in found["books"]]
    assert {"final_accounts", "budget"} >= {book["kind"] for book in found["books"]}
    assert all(book["fiscal_year"] and book["published"] for book in found["books"])
    assert result.exit_code == 0
    assert not (tmp_path / "var").exists()
    assert not any(entry.path.endswith(".pdf") for entry in district.log), "a book was fetched"
