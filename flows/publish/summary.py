"""The summary of a night as a mail to the operator: how it ended, every site, what changed, what went wrong.

It is sent after the night, and also when the night failed: no mail in the morning means that none ran.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from flows.journal import COMPLETED, SITE_COLUMNS, Journal
from flows.publish.mail import connect, parse_mailbox, send_letter
from flows.publish.page import render_template
from flows.publish.wording import one_line
from flows.settings import Settings


def write_summary(journal: Journal, sender: str, operator: str) -> EmailMessage:
    """Return the mail that tells a night: text and HTML, the run page attached as Markdown.

    Raises: MailboxError for an unusable address.
    """
    author = parse_mailbox(sender)
    message = EmailMessage(policy=SMTP)
    message["From"] = author
    message["To"] = parse_mailbox(operator)
    message["Subject"] = one_line(_subject(journal))
    message["Date"] = journal.started_at
    message["Message-ID"] = f"<night-{journal.run_id}@{author.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    context = {"journal": journal, "columns": SITE_COLUMNS}
    message.set_content(render_template("night.txt.j2", **context))
    message.add_alternative(render_template("night.html.j2", **context), subtype="html")
    message.add_attachment(
        journal.markdown(), subtype="markdown", cte="base64", filename=f"{journal.run_id}.md"
    )
    return message


def mail_summary(journal: Journal, settings: Settings) -> None:
    """Keep the mail beside the run page, and send it where there is a mail server; without an operator do neither.

    Raises: MailError or OSError when it could not be sent or kept.
    """
    if not settings.operator:
        return
    message = write_summary(journal, settings.sender, settings.operator)
    content = message.as_bytes()
    settings.nights.mkdir(parents=True, exist_ok=True)
    (settings.nights / f"{journal.run_id}.eml").write_bytes(content)
    if settings.smtp is not None:
        with connect(settings.smtp) as client:
            send_letter(client, settings.smtp, settings.operator, content)


def _subject(journal: Journal) -> str:
    """Return the night in a line: its outcome first, so that a list of mails shows the bad nights."""
    mark = "" if journal.outcome == COMPLETED else "⚠ "
    states = ", ".join(f"{count} {state}" for state, count in journal.states().items()) or "no site"
    return f"{mark}明账 {journal.started_at:%Y-%m-%d} {journal.outcome}: {states}"
