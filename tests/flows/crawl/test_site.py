from __future__ import annotations

from pathlib import Path

import pytest

from flows.crawl.listing import LIST_READERS
from flows.crawl.site import SiteFile, find_sites, host_of, load_site, parse_site
from flows.crawl.titles import TitleReading
from flows.crawl.yaml_records import YamlRecordError
from transforms.model import Kind

SOUND = """\
name: 示范区
code: "990002"
hosts: [www.example.org]
columns:
  - https://www.example.org/czyjs/
reader: trs
"""


def parse(text: str) -> SiteFile:
    return parse_site(text, Path("sites/demo.yml"))


def mistake(text: str) -> str:
    with pytest.raises(YamlRecordError) as caught:
        parse(text)
    return str(caught.value)


def test_every_site_file_of_the_house_loads_and_is_named_by_its_file() -> None:
    paths = find_sites()
    sites = [load_site(path) for path in paths]
    assert [site.key for site in sites] == [path.stem for path in paths]
    assert "武昌区" in {site.name for site in sites}


def test_all_districts_of_wuhan_and_every_system_are_described() -> None:
    sites = [load_site(path) for path in find_sites()]
    wuhan = {site.code for site in sites if site.code.startswith("4201")}
    assert wuhan == {f"4201{n:02}" for n in (2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 15, 16, 17)}
    others = [site.reader for site in sites if site.code not in wuhan and site.paused is None]
    assert set(others) | {"jpaas"} == {"auto", *LIST_READERS}
    assert len(others) >= 20
    assert [site.key for site in sites if site.contacts] == []
    assert len({site.code for site in sites}) == len(sites)


def test_what_a_file_leaves_out_has_careful_defaults() -> None:
    site = parse(SOUND)
    assert site.key == "demo"
    assert site.politeness.delay_seconds == 3
    assert site.contacts == {}
    assert not site.expected.empty_expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SOUND.replace('"990002"', "990002"),
            "sites/demo.yml:2:1: code: input should be a valid string; write the",
        ),
        (
            SOUND.replace("name: 示范区\n", ""),
            "sites/demo.yml:1:1: name: field required; write the district's name",
        ),
        (
            SOUND + "delay: 3\n",
            "sites/demo.yml:7:1: delay: extra inputs are not permitted; write one of key, name",
        ),
        (
            SOUND + "politeness:\n  delay_seconds: -1\n",
            "sites/demo.yml:8:3: politeness.delay_seconds: input should be greater than or equal to 0; write seconds",
        ),
        (
            SOUND + "politeness:\n  delay: 1\n",
            "sites/demo.yml:8:3: politeness.delay: extra inputs are not permitted; write one of delay_seconds, max_list_pages",
        ),
        (
            SOUND + "contacts:\n  某局:\n    address: nobody\n",
            "sites/demo.yml:9:5: contacts.某局.address: string should match pattern",
        ),
        (
            SOUND.replace("reader: trs", "reader: jpage"),
            "sites/demo.yml:6:1: reader: no reader is called 'jpage'; write the kind",
        ),
        (
            SOUND.replace("https://", "ftp://"),
            "sites/demo.yml:4:1: columns: 'ftp://www.example.org/czyjs/' is no http or https",
        ),
        (
            SOUND.replace("[www.", "[www2."),
            "sites/demo.yml:5:5: columns.0: hosts does not name www.example.org: add it to hosts",
        ),
        (
            SOUND.replace("reader: trs", "reader: plain"),
            "sites/demo.yml:6:1: reader: plain may take every link: write selectors.list_items or titles.include",
        ),
        (
            SOUND + "selectors: {columns: ul.menu}\n",
            "sites/demo.yml:7:13: selectors.columns: trs has no columns below: write reader: department_columns",
        ),
        (
            SOUND + "titles:\n  include: ['(']\n",
            "sites/demo.yml:8:13: titles.include.0: input should be a valid regular expression",
        ),
        (
            SOUND + "titles:\n  include: ['(?P<jahr>2)']\n",
            "titles.include: group 'jahr' is none of year, publisher, kind",
        ),
        (
            SOUND + "selectors:\n  list_items: 'li['\n",
            "sites/demo.yml:8:3: selectors.list_items: no CSS selector",
        ),
        (SOUND + "name: 另一区\n", "sites/demo.yml:7:1: name stands twice; keep one"),
        (
            SOUND + "expected: {empty_expected: true, min_documents: 3}\n",
            "sites/demo.yml:7:12: expected.empty_expected: contradicts min_documents",
        ),
        ("name: [\n", "sites/demo.yml:2:1: no YAML"),
        ("", "sites/demo.yml:1:1: no fields; write key, name, code"),
        ("just words\n", "sites/demo.yml:1:1: no fields"),
    ],
)
def test_a_mistake_names_file_line_and_field_and_says_what_to_write(text: str, expected: str) -> None:
    assert expected in mistake(text)


def test_two_mistakes_are_two_lines() -> None:
    assert len(mistake(SOUND + "delay: 3\nkind: x\n").splitlines()) == 2


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2024年度青岚区统计局部门决算公开", TitleReading(2024, "青岚区统计局", Kind.FINAL_ACCOUNTS)),
        ("青岚区统计局（本级）2025年单位预算", TitleReading(2025, "青岚区统计局（本级）", Kind.BUDGET)),
        ("青岚区2024年决算草案", None),
        ("关于召开会议的通知", None),
    ],
)
def test_titles_say_what_is_wanted(title: str, expected: TitleReading | None) -> None:
    rules = r"""
titles:
  include:
    - '^(?P<publisher>\D+?)(?P<year>20\d\d)年度?(?:部门|单位)?(?P<kind>决算|预算)'
    - '^(?P<year>20\d\d)年度?(?P<publisher>\D+?)(?:部门|单位)?(?P<kind>决算|预算)'
  exclude: [草案]
"""
    assert parse(SOUND + rules).titles.read(title) == expected


def test_without_rules_every_title_is_wanted() -> None:
    assert parse(SOUND).titles.read("任何标题") == TitleReading()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://www.example.org:80/a", "www.example.org"),
        ("https://WWW.example.org:8443/", "www.example.org:8443"),
        ("https://www.example.org@evil.example/", None),
        ("file:///etc/passwd", None),
        ("http://[broken/", None),
    ],
)
def test_the_host_of_an_address_leaves_default_ports_out(url: str, expected: str | None) -> None:
    assert host_of(url) == expected
