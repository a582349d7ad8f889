from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli import app
from flows.crawl.draft import Region, UnknownRegionError, draft_site, find_region, read_survey
from flows.crawl.site import load_site, parse_site
from flows.crawl.titles import TitleReading
from transforms.model import Kind


def test_a_region_of_the_survey_is_found_by_its_code() -> None:
    assert find_region("420106") == Region(
        "420106",
        ("湖北省", "武汉市", "武昌区"),
        "https://www.wuchang.gov.cn/zwgk_37/fdzdgknr/czxx/czyjs/",
        "column",
        "200",
    )


def test_an_unknown_code_is_told_with_codes_near_it() -> None:
    with pytest.raises(
        UnknownRegionError, match="holds no region 420199; near it: 420100 武汉市, 420102 江岸区"
    ):
        find_region("420199")
    with pytest.raises(UnknownRegionError, match="write six digits, such as 420106"):
        find_region("武昌区")


def test_a_region_without_an_address_cannot_be_drafted() -> None:
    with pytest.raises(UnknownRegionError, match="found no column of 三沙市"):
        find_region("460300")


def test_every_region_with_an_address_drafts_a_sound_site_file() -> None:
    drafted = [find_region(code) for code, row in read_survey().items() if row["url"]]
    assert len(drafted) > 3_000
    for region in drafted[::25]:
        site = parse_site(draft_site(region), Path(f"{region.code}.yml"))
        assert (site.name, site.code, site.columns) == (region.name, region.code, (region.url,))
        assert (site.reader, site.contacts) == ("auto", {})


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2024年度青岚区统计局部门决算公开", TitleReading(2024, "青岚区统计局", Kind.FINAL_ACCOUNTS)),
        ("青岚区统计局（本级）2025年单位预算", TitleReading(2025, "青岚区统计局", Kind.BUDGET, "本级")),
        ("青岚区统计局2025部门预算公开", TitleReading(2025, "青岚区统计局", Kind.BUDGET)),
        ("青岚区统计局2023年部门（机关）预算公开", TitleReading(2023, "青岚区统计局", Kind.BUDGET, "机关")),
        ("青岚区统计局（汇总）2023 年部门预算公开", TitleReading(2023, "青岚区统计局", Kind.BUDGET, "汇总")),
        ("青岚区审计局2024年度部门决算", TitleReading(2024, "青岚区审计局", Kind.FINAL_ACCOUNTS)),
        ("2024年度部门决算", TitleReading(2024, None, Kind.FINAL_ACCOUNTS)),
        ("青岚区2024年决算草案", None),
        ("青岚区2023年度预算执行审计报告", None),
        ("青岚区统计局2025年1季度三公公示", None),
    ],
)
def test_titles_as_districts_write_them_are_read_by_a_draft(
    title: str, expected: TitleReading | None
) -> None:
    site = parse_site(draft_site(find_region("420106")), Path("420106.yml"))
    assert site.titles.read(title) == expected


def test_the_command_writes_a_draft_and_never_over_a_file(tmp_path: Path) -> None:
    runner, path = CliRunner(), tmp_path / "sites" / "wuchang.yml"
    done = runner.invoke(app, ["site", "draft", "420106", "--to", str(path)])
    assert (done.exit_code, done.stdout) == (0, f"{path}\n")
    assert load_site(path).name == "武昌区"
    again = runner.invoke(app, ["site", "draft", "420106", "--to", str(path)])
    assert "is there already: edit it, or name another file with --to" in str(again.exception)


def test_without_a_path_a_draft_goes_among_the_sites_once_a_region(tmp_path: Path) -> None:
    runner = CliRunner(env={"MINGZHANG_SITES": str(tmp_path)})
    (tmp_path / "mistaken.yml").write_text("name: 武昌区\n", encoding="utf-8")
    assert runner.invoke(app, ["site", "draft", "420106"]).stdout == f"{tmp_path / '420106.yml'}\n"
    (tmp_path / "420106.yml").rename(tmp_path / "wuchang.yml")
    again = runner.invoke(app, ["site", "draft", "420106"])
    assert f"{tmp_path / 'wuchang.yml'} describes 武昌区 already: edit it" in str(again.exception)
