"""What tests of whole nights share: a Prefect server of their own, once a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flows.leaving import hush_teardown

hush_teardown()  # what DuckDB says of threads that Prefect still holds would stand below the result of the tests


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Run a real Prefect server that forgets everything and calls nobody; it takes 15 s to start."""
    settings = {
        "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "ERROR",
        "DO_NOT_TRACK": "1",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        from prefect.testing.utilities import prefect_test_harness

        with prefect_test_harness(server_startup_timeout=120):
            yield
