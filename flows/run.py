"""Runs the nightly flow now or on its schedule, and shows an operator how it ended."""

from __future__ import annotations

from rich.console import Console
from rich.markdown import Markdown

from flows.journal import EXIT_STATUS, FAILED
from flows.orchestration import prepare_prefect, running_server
from flows.settings import Settings

SCHEDULE = "0 2 * * *"
TIME_ZONE = "Asia/Shanghai"


def run_night(settings: Settings, console: Console) -> int:
    """Return the exit status of one night run now: 0 completed, 1 partial, 2 failed."""
    prepare_prefect(settings)
    from flows.nightly import nightly  # noqa: PLC0415 - Prefect reads its settings on import

    earlier = set(settings.nights.glob("*.md"))
    state = nightly(return_state=True)
    name = (state.name or "").lower()
    outcome = name if name in EXIT_STATUS else FAILED
    for page in sorted(set(settings.nights.glob("*.md")) - earlier):
        console.print(Markdown(page.read_text(encoding="utf-8")))
    if outcome == FAILED:
        console.print(f"{outcome}: {state.message}", markup=False, highlight=False, soft_wrap=True)
    return EXIT_STATUS[outcome]


def serve_nights(settings: Settings, port: int, console: Console) -> None:
    """Register the nightly deployment and run it on schedule until stopped; two nights never overlap."""
    with running_server(settings, port) as api:
        # Prefect reads its settings on import, and `running_server` sets them.
        from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy  # noqa: PLC0415
        from prefect.schedules import Cron  # noqa: PLC0415

        from flows.nightly import nightly  # noqa: PLC0415

        console.print(
            f"every night at 02:00 {TIME_ZONE}; run pages: {api.removesuffix('/api')}", highlight=False
        )
        nightly.serve(
            name="nightly",
            schedules=[Cron(SCHEDULE, timezone=TIME_ZONE)],
            global_limit=ConcurrencyLimitConfig(
                limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
            ),
            description="crawl → read → judge → release → letters, every night at 02:00 in China",
        )
