"""Nights and letters: what is new is told, what is still open once more, and what is corrected thanked for, once each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import duckdb
import pytest

from flows.crawl.site import Contact, SiteFile, load_site
from flows.demo.site import serving_demo, write_site_file
from flows.publish.mail import SmtpSettings
from flows.publish.night import send_letters, write_reports
from flows.publish.outbox import DeliveryReport
from flows.settings import Settings
from tests.flows.publish.samples import draw_pdf
from tests.flows.publish.smtp_server import Postbox, open_postbox, settings_for
from tests.warehouse.books import NIGHT
from tests.warehouse.nights import MENDED, STILL_WRONG, WRONG, WRONG_AGAIN, take_night
from transforms.model import Document
from warehouse.connect import open_memory
from warehouse.history import update_history

PUBLISHER = "青岚区统计局"
NOTHING = DeliveryReport()


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_memory() as opened:
        yield opened


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteFile:
    """The demo's site, with an address of the publisher of these books."""
    folder = tmp_path_factory.mktemp("site")
    with serving_demo(folder / "site", night=1) as (_, server):
        known = load_site(write_site_file(server, folder / "sites"))
    contacts = {PUBLISHER: Contact(address="stats@example.cn", language="zh")}
    return known.model_copy(update={"contacts": contacts})


class Nights:
    """Nights over one book, and the letters after each."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, site: SiteFile, folder: Path) -> None:
        self.connection, self.site, self.folder = connection, site, folder
        self.postbox, self.number = Postbox(), 0

    def night(self, document: Document | None, smtp: SmtpSettings | None) -> DeliveryReport:
        """Take a night and return what became of its letters."""
        self.number += 1
        take_night(self.connection, self.number, document)
        return self.letters(smtp)

    def letters(self, smtp: SmtpSettings | None) -> DeliveryReport:
        """Write and send what is left to tell."""
        settings = Settings(folder=self.folder, smtp=smtp)
        now = NIGHT + timedelta(days=self.number)
        return send_letters(self.connection, [self.site], lambda _: draw_pdf(), settings, now)

    def texts(self) -> list[str]:
        """Return the texts of all mails so far."""
        return [_text(content) for content in self.postbox.letters]

    @contextmanager
    def mail(self) -> Iterator[SmtpSettings]:
        """Yield the settings of a mail server that accepts all."""
        with open_postbox(self.postbox) as port:
            yield settings_for(port)


def _text(content: bytes) -> str:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return f"{message['Subject']}\n{body.get_content()}"


@pytest.fixture
def nights(connection: duckdb.DuckDBPyConnection, site: SiteFile, tmp_path: Path) -> Nights:
    return Nights(connection, site, tmp_path)


def told(connection: duckdb.DuckDBPyConnection) -> list[tuple[list[str], str]]:
    return connection.execute("SELECT told, state FROM letters ORDER BY created_at").fetchall()


def waive(connection: duckdb.DuckDBPyConnection, until: date) -> None:
    connection.execute(
        "INSERT INTO waivers SELECT finding_id, '上级专款单独核算', '值班员', now(), ? FROM finding_history",
        [until],
    )
    update_history(connection)


def test_a_finding_is_told_once_still_open_once_more_and_thanked_for_once(nights: Nights) -> None:
    with nights.mail() as smtp:
        for book in (WRONG, None, STILL_WRONG, None, WRONG_AGAIN, MENDED, None):
            nights.night(book, smtp)
    assert told(nights.connection) == [(["new"], "sent"), (["still_open"], "sent"), (["resolved"], "sent")]
    first, second, third = nights.texts()
    assert "仍未更正" not in first
    assert "仍未更正" in second
    assert "50.00" in second
    assert "已更正" in third.partition("\n")[0]
    assert "谢谢" in third


def test_thanks_are_short_and_carry_no_report(nights: Nights) -> None:
    with nights.mail() as smtp:
        nights.night(WRONG, smtp)
        nights.night(MENDED, smtp)
    thanks = message_from_bytes(nights.postbox.letters[1], policy=default)
    assert isinstance(thanks, EmailMessage)
    assert list(thanks.iter_attachments()) == []
    assert "第 2 版已更正" in nights.texts()[1]
    assert "请贵单位" not in nights.texts()[1]


def test_nobody_is_thanked_for_what_was_never_told(nights: Nights) -> None:
    take_night(nights.connection, 1, WRONG)
    take_night(nights.connection, 2, MENDED)
    with nights.mail() as smtp:
        assert nights.letters(smtp) == NOTHING


def test_a_finding_that_comes_back_after_the_thanks_is_told_as_new(nights: Nights) -> None:
    with nights.mail() as smtp:
        for book in (WRONG, MENDED, STILL_WRONG):
            nights.night(book, smtp)
    assert told(nights.connection) == [(["new"], "sent"), (["resolved"], "sent"), (["new"], "sent")]


def test_a_letter_that_never_left_is_written_anew_for_the_new_version(nights: Nights) -> None:
    nights.night(WRONG, None)
    with nights.mail() as smtp:
        report = nights.night(STILL_WRONG, smtp)
        assert (len(report.sent), len(report.withheld)) == (1, 1)
        assert len(nights.night(None, smtp).sent) == 0
    assert told(nights.connection) == [(["new"], "written"), (["new"], "sent")]
    assert "50.00" in nights.texts()[0]


def test_without_a_mail_server_written_letters_count_as_told(nights: Nights) -> None:
    for book in (WRONG, STILL_WRONG, MENDED, None):
        nights.night(book, None)
    assert [how for how, _ in told(nights.connection)] == [["new"], ["still_open"], ["resolved"]]


def test_a_waived_finding_is_not_mailed_until_its_waiver_is_over(nights: Nights) -> None:
    take_night(nights.connection, 1, WRONG)
    waive(nights.connection, date(2099, 1, 1))
    with nights.mail() as smtp:
        assert nights.letters(smtp) == NOTHING
        waive(nights.connection, date(2025, 1, 1))
        assert len(nights.letters(smtp).sent) == 1


def test_a_letter_that_waits_is_withheld_once_its_finding_is_waived(nights: Nights) -> None:
    nights.night(WRONG, None)
    waive(nights.connection, date(2099, 1, 1))
    with nights.mail() as smtp:
        report = nights.letters(smtp)
    assert (report.sent, len(report.withheld)) == ([], 1)


def test_the_report_shows_a_waived_finding_with_its_reason_and_a_resolved_one_with_its_version(
    nights: Nights, tmp_path: Path
) -> None:
    def report() -> str:
        settings = Settings(folder=tmp_path)
        write_reports(nights.connection, [nights.site], set(), lambda _: draw_pdf(), settings)
        return (settings.reports / PUBLISHER / "index.html").read_text("utf-8")

    take_night(nights.connection, 1, WRONG)
    assert "已作说明" not in report()
    waive(nights.connection, date(2099, 1, 1))
    assert "说明：上级专款单独核算（有效至 2099年1月1日，届时重新提示）" in report()
    take_night(nights.connection, 2, MENDED)
    assert "第 2 版已更正" in report()
