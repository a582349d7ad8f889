"""Tells of a night wherever somebody looks: a mail, a page in the folder of nights, the run's page, the log."""

from __future__ import annotations

from prefect import get_run_logger
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.journal import SITE_COLUMNS, Journal, write_page
from flows.publish.mail import MailError
from flows.publish.summary import mail_summary
from flows.settings import Settings


def tell_night(journal: Journal, settings: Settings) -> None:
    """Tell of a night, inside its flow run; a mail that cannot be sent is a fault that the page shows."""
    try:
        mail_summary(journal, settings)
    except (MailError, OSError) as error:
        journal.faults.append(f"摘要未寄出 · the summary was not mailed to {settings.operator}: {error}")
    write_page(journal, settings.nights)
    _show_run_page(journal)


def _show_run_page(journal: Journal) -> None:
    """Put the journal on the run's page as artifacts, and its verdict in the log."""
    create_markdown_artifact(journal.markdown(), key="night", description=journal.verdict())
    rows = [dict(zip(SITE_COLUMNS, row, strict=True)) for row in journal.site_rows()]
    create_table_artifact(rows, key="sites", description="各站点今夜的状态")
    get_run_logger().info(journal.verdict())
