"""How Prefect is set up here: its home, no calls to the outside, patience with a slow start.

Call `prepare_prefect` before anything imports Prefect: it reads its settings from the environment on import.
"""

from __future__ import annotations

import os

from flows.settings import Settings

START_UP_SECONDS = "120"  # 2026-11: the first ephemeral server took 15–27 s, and its limit of 20 s was overrun


def prepare_prefect(settings: Settings) -> None:
    """Set what Prefect needs, wherever the operator has not."""
    defaults = {
        "PREFECT_HOME": str((settings.folder / "prefect").absolute()),
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": START_UP_SECONDS,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "WARNING",
    }
    for name, value in defaults.items():
        os.environ.setdefault(name, value)
