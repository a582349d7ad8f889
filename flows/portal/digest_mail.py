"""The digest as a mail to overseers: written down first, then handed to the mail server, to each address once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from expectations.names import Language
from flows.portal.digest import read_digest
from flows.portal.pages import render_part
from flows.portal.read import read_contents
from flows.portal.words import read_words
from flows.publish.mail import MailError, SmtpSettings, UncertainError, connect, parse_mailbox, send_letter
from flows.publish.wording import BEIJING
from warehouse.connect import open_release


def write_digest(
    release: Path, folder: Path, sender: str, recipients: Sequence[str], days: int, language: Language = "zh"
) -> Path:
    """Return the digest of the last days of a release as a mail in `folder`, named by the release and its days.

    Raises: WarehouseError when there is no release yet; MailboxError for an address that is none.
    """
    words = read_words(language)
    with open_release(release) as connection:
        contents = read_contents(connection)
        digest = read_digest(connection, contents, days)
    day = contents.made_at.astimezone(BEIJING)
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = words.say(
        "digest_subject",
        day=f"{day:%Y-%m-%d}",
        new=digest.new.count,
        mended=digest.mended.count,
        changed=digest.silent.count,
    )
    mail["From"] = parse_mailbox(sender)
    if recipients:
        mail["To"] = [parse_mailbox(recipient) for recipient in recipients]
    mail["Date"] = format_datetime(day)
    name = f"{contents.release_id}-{days}-{language}"
    mail["Message-ID"] = f"<{hashlib.sha256(name.encode()).hexdigest()[:32]}@{parse_mailbox(sender).domain}>"
    shown = {"digest": digest}
    mail.set_content(render_part("digest_mail.txt.j2", words, contents, **shown))
    mail.add_alternative(render_part("digest_mail.html.j2", words, contents, **shown), subtype="html")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.eml"
    file.write_bytes(mail.as_bytes())
    return file


def send_digest(file: Path, recipients: Sequence[str], smtp: SmtpSettings) -> dict[str, str]:
    """Return what the mail server said of each recipient who has not got this digest yet.

    An address is written down before the mail is handed over for it, so that a crash leaves it out rather than sends
    twice; one that was refused is struck out again, so that the next call tries it anew.
    Raises: UnreachableError when the server lets nobody in.
    """
    ledger = file.with_suffix(".sent")
    answers: dict[str, str] = {}
    with connect(smtp) as client:
        for recipient in recipients:
            sent = ledger.read_text("utf-8").splitlines() if ledger.exists() else []
            if recipient in sent:
                continue
            ledger.write_text("".join(f"{line}\n" for line in (*sent, recipient)), "utf-8")
            try:
                answers[recipient] = send_letter(client, smtp, recipient, file.read_bytes())
            except UncertainError as error:
                answers[recipient] = str(error)
            except MailError as error:
                answers[recipient] = str(error)
                ledger.write_text("".join(f"{line}\n" for line in sent), "utf-8")
    return answers
