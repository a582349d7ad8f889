"""Runs the nightly flow now or on its schedule, and shows an operator how it ended."""

from __future__ import annotations

from rich.console import Console

from flows.journal import EXIT_STATUS, FAILED, Journal
from flows.night_table import print_night
from flows.orchestration import prepare_prefect, running_server
from flows.settings import Settings


def run_night(settings: Settings, console: Console) -> int:
    """Return the exit status of one night run now: 0 completed, 1 partial, 2 failed."""
    prepare_prefect(settings)
    from flows.nightly import nightly  # noqa: PLC0415 - Prefect reads its settings on import

    state = nightly(return_state=True)
    journal = getattr(state.data, "result", None)
    if not isinstance(journal, Journal):  # an error ended it, and its page and mail are written all the same
        console.print(f"{FAILED}: {state.message}", markup=False, highlight=False, soft_wrap=True)
        return EXIT_STATUS[FAILED]
    print_night(journal, console)
    page = settings.nights / f"{journal.run_id}.md"
    console.print(f"page of the night: {page}", markup=False, highlight=False, soft_wrap=True)
    return EXIT_STATUS[journal.outcome]


def serve_nights(settings: Settings, port: int, console: Console) -> None:
    """Register the nightly deployment and run it on schedule until stopped; two nights never overlap."""
    with running_server(settings, port) as api:
        # Prefect reads its settings on import, and `running_server` sets them.
        from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy  # noqa: PLC0415
        from prefect.schedules import Cron  # noqa: PLC0415

        from flows.nightly import nightly  # noqa: PLC0415

        console.print(
            f"nights at {settings.schedule} ({settings.time_zone}); run pages: {api.removesuffix('/api')}",
            markup=False,
            highlight=False,
        )
        nightly.serve(
            name="nightly",
            schedules=[Cron(settings.schedule, timezone=settings.time_zone)],
            global_limit=ConcurrencyLimitConfig(
                limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
            ),
            description="crawl → read → judge → release → letters",
        )
