"""The site files of the province, as an operator would write them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import yaml

from tests.province.answers import COLUMN
from tests.province.plan import MOST_LIST_PAGES, Ailment, DistrictPlan

TITLE = r"^(?P<publisher>\D+?)(?P<year>20\d\d)年度部门(?P<kind>决算)"


def write_site_files(plans: Sequence[DistrictPlan], port: int, folder: Path) -> None:
    """Write a site file a district."""
    folder.mkdir(parents=True, exist_ok=True)
    for plan in plans:
        text = yaml.safe_dump(_describe(plan, port), allow_unicode=True, sort_keys=False)
        (folder / f"{plan.key}.yml").write_text(text, encoding="utf-8")


def _describe(plan: DistrictPlan, port: int) -> dict[str, object]:
    host = f"{plan.address}:{port}"
    empty = plan.ailment is Ailment.EMPTY
    return {
        "name": plan.name,
        "code": plan.code,
        "hosts": [host],
        "columns": [f"http://{host}{COLUMN}"],
        "reader": "plain",
        "selectors": {"list_items": "ul.list > li"},
        "titles": {"include": [TITLE]},
        "politeness": {"delay_seconds": 0, "max_list_pages": MOST_LIST_PAGES},
        "expected": {"min_documents": 0, "empty_expected": True}
        if empty
        else {"a_year": {"final_accounts": plan.departments}},
    }
