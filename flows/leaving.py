"""A quiet end of a process: what native libraries print while the interpreter is torn down is nobody's news."""

from __future__ import annotations

import atexit
import os


def hush_teardown() -> None:
    """Close the error stream to native code once everything else at exit has run; call it before other imports.

    # 2026-11: DuckDB 2.0.0 reports references still held by threads of Prefect and by Great Expectations as
    # «nanobind: leaked …», 50 lines after the last word of a run that went well.
    """
    atexit.register(_close_error_stream)  # registered first, so it runs last


def _close_error_stream() -> None:
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nowhere.fileno(), 2)
