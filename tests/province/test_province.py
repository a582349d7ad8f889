"""Two nights over a small province in which every fault occurs: nothing is missed, and each ends in its right state."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from rich.console import Console

from tests.province.__main__ import run_nights
from tests.province.night import ProvinceNight, find_mistakes, find_unconditional
from tests.province.plan import Ailment, DistrictPlan, Province

PLANS = Province(cities=4, districts=5, departments=3, healthy_each=0).plan()
SETTINGS = (
    "FOLDER", "SITES", "ALLOW_LOOPBACK", "SITES_AT_ONCE", "PATIENCE__ATTEMPTS", "PATIENCE__FIRST_WAIT_SECONDS",
    "PATIENCE__SILENT_SECONDS",
)  # fmt: skip


@pytest.fixture(scope="module")
def nights(prefect_server: None, tmp_path_factory: pytest.TempPathFactory) -> Sequence[ProvinceNight]:
    with pytest.MonkeyPatch.context() as patch:
        for name in SETTINGS:
            patch.setenv(f"MINGZHANG_{name}", "")
        return run_nights(tmp_path_factory.mktemp("province"), PLANS, Console(file=io.StringIO()))


def test_every_fault_occurs_in_it() -> None:
    assert {plan.ailment for plan in PLANS} == set(Ailment) - {Ailment.NOTHING}


def test_nothing_is_missed_and_every_fault_ends_in_its_right_state(nights: Sequence[ProvinceNight]) -> None:
    assert find_mistakes(PLANS, nights[0], first=True) == []
    assert len(nights[0].held) == sum(len(plan.reachable) for plan in PLANS) > 60


def test_the_second_night_knows_all_that_the_first_had_and_asks_with_conditions(
    nights: Sequence[ProvinceNight],
) -> None:
    first, second = nights
    assert find_mistakes(PLANS, second, first=False) == []
    assert find_unconditional(first, second) == []
    assert sum(request.conditional for request in second.requests) > 100
    assert second.bytes * 10 < first.bytes


def test_sites_were_lost_so_the_exit_status_says_partial(nights: Sequence[ProvinceNight]) -> None:
    assert [night.status for night in nights] == [1, 1]


def test_the_truth_is_no_mirror_of_the_night() -> None:
    """A night that held nothing and called every site fresh would differ at every place."""
    blind = ProvinceNight(0, 0, 0, (), {plan.key: "fresh" for plan in PLANS}, {}, set(), 0)
    mistakes = find_mistakes(PLANS, blind, first=True)
    reachable = sum(len(plan.reachable) for plan in PLANS)
    ill: list[DistrictPlan] = [plan for plan in PLANS if plan.expected_state != "fresh"]
    assert len(mistakes) == reachable + len(ill)
