"""The overview of a publisher counts what is open, and not what was explained."""

from __future__ import annotations

from datetime import date

from tests.warehouse.nights import WRONG, take_night
from warehouse.connect import open_memory


def test_a_waived_finding_is_not_counted() -> None:
    with open_memory() as connection:
        take_night(connection, 1, WRONG)
        assert connection.execute("SELECT inconsistencies FROM publisher_overview").fetchall() == [(1,)]
        connection.execute(
            "INSERT INTO waivers SELECT finding_id, '口径不同', '张三', now(), ? FROM findings",
            [date(2099, 1, 1)],
        )
        assert connection.execute("SELECT inconsistencies FROM publisher_overview").fetchall() == [(0,)]
