"""A night killed by SIGKILL at a random moment, with all its processes, and run again ends as an undisturbed one."""

from __future__ import annotations

import time
from pathlib import Path

from tests.province.kills import draw_moments, kill_often, open_stage, read_left


def test_a_killed_night_run_again_ends_as_an_undisturbed_one(tmp_path: Path) -> None:
    with open_stage(tmp_path) as stage:
        began = time.monotonic()
        assert stage.take_night(tmp_path / "undisturbed") == 0
        seconds = time.monotonic() - began
        undisturbed = read_left(tmp_path / "undisturbed")
        assert (len(undisturbed.released["documents"]), len(undisturbed.letters)) == (6, 1)
        moments = draw_moments(1, seconds, 0.3 * seconds, seed=int(began))
        assert list(kill_often(stage, tmp_path, moments, undisturbed)) == [[]]
