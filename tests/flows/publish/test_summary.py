"""The summary of a night reaches the operator, also when the night failed, and nothing from outside breaks it."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from flows.crawl.visits import SiteState
from flows.journal import Journal, SiteEntry
from flows.publish.mail import UnreachableError
from flows.publish.summary import mail_summary
from flows.settings import Settings
from tests.flows.publish.smtp_server import Postbox, find_free_port, open_postbox, settings_for

STARTED = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
OPERATOR = "值班 <operator@example.cn>"
RUN = "20261124T180000000000"
FRESH = SiteEntry("wuchang", SiteState.FRESH, "7 documents", 61.25, documents=7, new=2, changed=1)


def mailed(journal: Journal, folder: Path) -> EmailMessage:
    """Return the mail that a server took about a night."""
    postbox = Postbox()
    with open_postbox(postbox) as port:
        mail_summary(journal, Settings(folder=folder, operator=OPERATOR, smtp=settings_for(port)))
    assert postbox.recipients == ["operator@example.cn"]
    return message_from_bytes(postbox.letters[0], policy=default)


def text_of(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_the_mail_says_how_each_site_ended_what_changed_and_how_long_it_took(tmp_path: Path) -> None:
    message = mailed(Journal(RUN, STARTED, [FRESH], released="x.duckdb"), tmp_path)
    assert message["Subject"] == "明账 2026-11-24 completed: 1 fresh"
    assert "wuchang: fresh, 61.2 s, 7 文件, 新 2, 变 1 · 7 documents" in text_of(message, "plain")
    (page,) = message.iter_attachments()
    assert page.get_filename() == f"{RUN}.md"
    assert "| wuchang | fresh | 7 documents | 61.2 | 7 | 2 | 1 |" in page.get_content()


def test_a_bad_night_is_seen_in_the_subject(tmp_path: Path) -> None:
    message = mailed(Journal(RUN, STARTED, [FRESH], faults=["OSError: disk full"]), tmp_path)
    assert message["Subject"] == "⚠ 明账 2026-11-24 failed: 1 fresh"
    assert "OSError: disk full" in text_of(message, "plain")


def test_no_text_from_outside_becomes_html(tmp_path: Path) -> None:
    hostile = SiteEntry("x", SiteState.FAILED, "<script>alert(1)</script>\r\nBcc: a@b.cn", 1.0)
    message = mailed(Journal(RUN, STARTED, [hostile]), tmp_path)
    assert "<script>" not in text_of(message, "html")
    assert message["Bcc"] is None


def test_without_a_mail_server_the_mail_is_kept_beside_the_page(tmp_path: Path) -> None:
    mail_summary(Journal(RUN, STARTED, [FRESH]), Settings(folder=tmp_path, operator=OPERATOR))
    kept = message_from_bytes((tmp_path / "nights" / f"{RUN}.eml").read_bytes(), policy=default)
    assert kept["To"] == OPERATOR


def test_without_an_operator_nobody_is_mailed(tmp_path: Path) -> None:
    mail_summary(Journal(RUN, STARTED, [FRESH]), Settings(folder=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_a_mail_server_that_is_away_is_an_error_that_names_it(tmp_path: Path) -> None:
    port = find_free_port()
    settings = Settings(folder=tmp_path, operator=OPERATOR, smtp=settings_for(port))
    with pytest.raises(UnreachableError, match=f"127.0.0.1:{port}"):
        mail_summary(Journal(RUN, STARTED, [FRESH]), settings)


def test_an_address_of_an_operator_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(ValueError, match="not one mail address"):
        Settings(operator="nobody")
