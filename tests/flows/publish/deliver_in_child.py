"""One delivery in a process of its own, for a test that kills it: warehouse, outbox folder, port."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.publish.letter import write_letter
from flows.publish.outbox import deliver
from tests.flows.publish.samples import WRITTEN_AT, WRONG_SUM, make_book
from tests.flows.publish.smtp_server import settings_for
from warehouse.connect import open_warehouse


def main(warehouse: Path, folder: Path, port: int) -> None:
    """Deliver one letter."""
    letter = write_letter(
        make_book([WRONG_SUM]),
        "finance@example.cn",
        "明账 <mingzhang@example.cn>",
        pictures={},
        period="2025-11",
        written_at=WRITTEN_AT,
    )
    with open_warehouse(warehouse) as connection:
        deliver(connection, [letter], folder, settings_for(port))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
