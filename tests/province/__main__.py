"""Two nights over the simulated province, each compared with its truth: `python -m tests.province`.

By default 17 cities × 6 districts × 60 departments × 2 years, 12,240 books, a quarter of the districts ill.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from tests.flows.publish.smtp_server import find_free_port
from tests.province.night import ProvinceNight, find_mistakes, find_unconditional, settle_in, take_night
from tests.province.plan import Ailment, DistrictPlan, Province
from tests.province.server import serving
from tests.province.sites import write_site_files

DISTRICTS_OF_CHINA = 2_844
DELAY_SECONDS = 3.0  # what a site file asks for unless it says otherwise


def run_nights(folder: Path, plans: Sequence[DistrictPlan], console: Console) -> list[ProvinceNight]:
    """Return the first and the second night over a province that does not change."""
    folder.mkdir(parents=True, exist_ok=True)
    port, log = find_free_port(), folder / "requests.log"
    write_site_files(plans, port, folder / "sites")
    settle_in(folder)
    log.touch()
    with serving(plans, port, log):
        return [take_night(log, console) for _ in range(2)]


def show_nights(nights: Sequence[ProvinceNight], console: Console) -> None:
    """Print what each night took."""
    table = Table("", "first night", "second night")
    first, second = nights
    rows: dict[str, tuple[object, ...]] = {
        "seconds of the clock": (f"{first.seconds:.0f}", f"{second.seconds:.0f}"),
        "seconds of the processor": (f"{first.cpu_seconds:.0f}", f"{second.cpu_seconds:.0f}"),
        "requests": (f"{len(first.requests):,}", f"{len(second.requests):,}"),
        "conditional": tuple(f"{sum(r.conditional for r in n.requests):,}" for n in nights),
        "answered 304": tuple(f"{sum(r.status == 304 for r in n.requests):,}" for n in nights),
        "bytes": (f"{first.bytes:,}", f"{second.bytes:,}"),
        "books held": (f"{len(first.held):,}", f"{len(second.held):,}"),
        "exit status": (first.status, second.status),
    }
    steps = first.step_seconds | second.step_seconds
    rows |= {
        f"{step}, seconds": tuple(f"{n.step_seconds.get(step, 0):.1f}" for n in nights) for step in steps
    }
    for name, values in rows.items():
        table.add_row(name, *map(str, values))
    console.print(table)


def tell_nation(plans: Sequence[DistrictPlan], nights: Sequence[ProvinceNight], sites_at_once: int) -> str:
    """Return what a night over all districts of China would take, by the requests of the healthy districts here."""
    healthy = {plan.address for plan in plans if plan.ailment is Ailment.NOTHING}
    asked = sum(request.address in healthy for request in nights[0].requests) / len(healthy)
    waiting = DISTRICTS_OF_CHINA * asked * DELAY_SECONDS / sites_at_once / 3600
    cores = os.cpu_count() or 1
    first, second = (n.cpu_seconds / len(plans) * DISTRICTS_OF_CHINA / cores / 3600 for n in nights)
    return (
        f"{DISTRICTS_OF_CHINA:,} districts of {asked:.0f} addresses, {DELAY_SECONDS:g} s apart, {sites_at_once} at "
        f"once: {waiting:.1f} h of waiting; one district alone {asked * DELAY_SECONDS / 60:.0f} min. "
        f"Processor on {cores} cores: {first:.1f} h the first night, {second:.2f} h one without news. "
        "A straight line through this measurement, no more."
    )


def main() -> None:
    """Run both nights, print what they took and every difference to the truth; exit 1 where there is one."""
    parser = argparse.ArgumentParser(prog="python -m tests.province", description=__doc__)
    size = Province()
    for name in ("cities", "districts", "departments", "years"):
        parser.add_argument(f"--{name}", type=int, default=getattr(size, name))
    parser.add_argument("--folder", type=Path, help="keep everything written here")
    asked = parser.parse_args()
    plans = Province(asked.cities, asked.districts, asked.departments, asked.years).plan()
    console = Console(width=140)
    with TemporaryDirectory(prefix="mingzhang-province-") as scratch:
        folder = asked.folder or Path(scratch)
        shutil.rmtree(folder, ignore_errors=True)
        first, second = run_nights(folder, plans, console)
    console.print(f"{len(plans)} districts, {sum(len(plan.books) for plan in plans):,} books shown")
    show_nights((first, second), console)
    console.print(tell_nation(plans, (first, second), 32), highlight=False)
    mistakes = find_mistakes(plans, first, first=True) + find_mistakes(plans, second, first=False)
    mistakes += [f"not conditional: {request}" for request in find_unconditional(first, second)]
    for mistake in mistakes:
        console.print(mistake, markup=False, highlight=False)
    console.print(f"{len(mistakes)} differences to the truth")
    raise SystemExit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
