"""`mingzhang portal` and `mingzhang digest`, as an operator types them."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app


@pytest.fixture
def invoke(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """A runner in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MINGZHANG_FOLDER", str(tmp_path / "var"))
    return CliRunner()


def lines_of(done: Result) -> list[str]:
    return done.stderr.splitlines()


def test_the_portal_of_a_release_is_built_where_one_asks(
    invoke: CliRunner, release: Path, tmp_path: Path
) -> None:
    done = invoke.invoke(app, ["portal", "--release", str(release), "--out", str(tmp_path / "www")])
    assert done.exit_code == 0, done.output
    (line,) = lines_of(done)
    assert line.endswith(f"pages: {tmp_path / 'www' / 'index.html'}")
    assert (tmp_path / "www" / "index.html").exists()


def test_a_digest_is_written_in_either_language(invoke: CliRunner, release: Path, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "release").symlink_to(release.parent, target_is_directory=True)
    for options in ([], ["--english"]):
        assert invoke.invoke(app, ["digest", *options]).exit_code == 0
    assert [p.suffix for p in sorted((tmp_path / "var" / "digests").iterdir())] == [".eml", ".eml"]


def test_sending_without_anyone_to_send_to_says_which_settings_are_missing(invoke: CliRunner) -> None:
    done = invoke.invoke(app, ["digest", "--send"])
    assert done.exit_code == 2
    (line,) = lines_of(done)
    assert "needs the settings `overseers` and [smtp]" in line
