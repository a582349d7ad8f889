"""The overseer's digest: what it counts, and that a mail reaches each address once."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from flows.portal.digest import read_digest
from flows.portal.digest_mail import send_digest, write_digest
from flows.portal.read import read_contents
from tests.flows.portal.released import HOSTILE
from tests.flows.publish.smtp_server import Postbox, open_postbox, settings_for
from warehouse.connect import open_release

OVERSEERS = ("one@example.cn", "two@example.cn")
SENDER = "明账 <mingzhang@example.cn>"
LONG_AGO = 3_000  # the nights of the tests lie before the release is made


def test_a_digest_counts_what_its_days_brought(release: Path) -> None:
    with open_release(release) as connection:
        contents = read_contents(connection)
        long, short = (read_digest(connection, contents, days) for days in (LONG_AGO, 1))
    assert (long.new.count, long.silent.count, long.mended.count) == (1, 1, 0)
    assert HOSTILE == long.silent.rows[0][0] == long.new.rows[0][0]
    assert (short.new.count, short.silent.count, short.mended.count) == (0, 0, 0)
    assert (long.districts, long.bodies, long.books, long.unread) == (1, 3, 5, 0)


def test_a_digest_is_a_mail_in_words_and_in_html_and_hostile_names_stay_text(
    release: Path, tmp_path: Path
) -> None:
    file = write_digest(release, tmp_path, SENDER, OVERSEERS, LONG_AGO)
    mail = message_from_bytes(file.read_bytes(), policy=default)
    plain, page = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert page is not None
    assert "新增矛盾 1 处" in mail["Subject"]
    assert HOSTILE in plain.get_content()
    assert "<img" not in page.get_content()
    assert "&lt;img" in page.get_content()


def test_a_digest_reaches_each_overseer_once_and_one_who_was_refused_the_next_time(
    release: Path, tmp_path: Path
) -> None:
    file = write_digest(release, tmp_path, SENDER, OVERSEERS, LONG_AGO)
    answers = iter([None, "450 come back later", None])
    postbox = Postbox(at_recipient=lambda: next(answers))
    with open_postbox(postbox) as port:
        first = send_digest(file, OVERSEERS, settings_for(port))
        second = send_digest(file, OVERSEERS, settings_for(port))
        third = send_digest(file, OVERSEERS, settings_for(port))
    assert [answer[0] for answer in first.values()] == ["2", "4"]
    assert [OVERSEERS[1]] == list(second)
    assert third == {}
    assert list(OVERSEERS) == postbox.recipients
