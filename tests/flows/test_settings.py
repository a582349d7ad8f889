"""Settings come from arguments, the environment and mingzhang.toml, in that order, and every one is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from flows.crawl.site import SITES_FOLDER
from flows.settings import Settings


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, without settings of whoever runs the tests."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"MINGZHANG_{name.upper()}", raising=False)


def test_without_settings_everything_is_written_below_var_and_nothing_is_mailed() -> None:
    settings = Settings()
    assert (settings.folder, settings.smtp, settings.allow_loopback) == (Path("var"), None, False)
    assert settings.sites == SITES_FOLDER
    assert {
        settings.archive, settings.warehouse, settings.release, settings.nights, settings.reports, settings.outbox,
    } == {
        Path("var") / below
        for below in ("archive", "warehouse.duckdb", "release/mingzhang.duckdb", "nights", "reports", "outbox")
    }  # fmt: skip


def test_an_argument_goes_before_the_environment_and_that_before_the_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("mingzhang.toml").write_text(
        'folder = "toml"\nworkers = 2\nseconds_per_book = 9\n', encoding="utf-8"
    )
    monkeypatch.setenv("MINGZHANG_FOLDER", "environment")
    monkeypatch.setenv("MINGZHANG_WORKERS", "3")
    settings = Settings(workers=4)
    assert (settings.folder, settings.workers, settings.seconds_per_book) == (Path("environment"), 4, 9)


def test_the_mail_server_is_a_table_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("mingzhang.toml").write_text(
        '[smtp]\nhost = "mail.example.cn"\nsender = "bounces@example.cn"\n', encoding="utf-8"
    )
    monkeypatch.setenv("MINGZHANG_SMTP__PASSWORD", "hunter2")
    smtp = Settings().smtp
    assert smtp is not None
    assert (smtp.host, smtp.port, smtp.security, smtp.sender) == (
        "mail.example.cn",
        587,
        "starttls",
        "bounces@example.cn",
    )
    assert smtp.password.get_secret_value() == "hunter2"


def test_a_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_SMTP", '{"host": "mail", "sender": "a@b.cn", "password": "hunter2"}')
    assert "hunter2" not in repr(Settings())


@pytest.mark.parametrize(
    ("toml", "field"),
    [
        ("folders = 'x'", "folders"),
        ("workers = 0", "workers"),
        ("megabytes_per_reader = 100", "megabytes_per_reader"),
        ("report_language = 'fr'", "report_language"),
        ("[smtp]\nhost = 'mail'\nsender = 'nobody'", "smtp.sender"),
        ("[smtp]\nhost = 'mail'\nsender = 'a@b.cn'\nport = 0", "smtp.port"),
        ("[smtp]\nhost = 'mail'\nsender = 'a@b.cn'\nsecurity = 'ssl'", "smtp.security"),
    ],
)
def test_a_wrong_setting_is_named(toml: str, field: str) -> None:
    Path("mingzhang.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ValidationError) as error:
        Settings()
    assert [".".join(map(str, e["loc"])) for e in error.value.errors()] == [field]


def test_settings_never_change_while_a_night_runs() -> None:
    settings = Settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.folder = Path("elsewhere")


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_a_night_runs_at_two_in_china_and_bears_with_slow_servers() -> None:
    settings = Settings()
    assert (settings.schedule, settings.time_zone, settings.operator) == ("0 2 * * *", "Asia/Shanghai", "")
    assert (settings.sites_at_once, settings.task_runner) == (32, "processes")


def test_patience_is_set_field_by_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINGZHANG_PATIENCE__ATTEMPTS", "2")
    assert (Settings().patience.attempts, Settings().patience.silent_seconds) == (2, 30.0)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("schedule", "at two", "cron writes minute, hour"),
        ("time_zone", "Asia/Wuhan", "no time zone of that name"),
        ("time_zone", "../etc/passwd", "no time zone of that name"),
        ("operator", "nobody", "not one mail address"),
        ("sites_at_once", 0, "greater than or equal to 1"),
        ("task_runner", "threads", "'processes' or 'dask'"),
    ],
)
def test_a_mistake_in_the_settings_of_the_night_says_what_to_write(
    name: str, value: object, reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason):
        Settings.model_validate({name: value})
