"""What the province is: its districts, what ails each, the books it shows, and the state it must end a night in."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from itertools import product

from flows.crawl.visits import SiteState

CITIES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午"
DISTRICTS = "东西南北中新"
TOPICS = (
    "教育", "科技", "民政", "司法", "财政", "审计", "统计", "住建", "交通", "水利", "农业", "商务", "文旅", "卫生",
    "应急", "市监", "林业", "医保", "信访", "档案",
)  # fmt: skip
BODIES = ("局", "管理服务中心", "委员会办公室")
LIST_ITEMS = 20  # books on one list page
MOST_LIST_PAGES = 12  # what the site files allow; 6 hold the books of 60 departments


class Ailment(StrEnum):
    """What is wrong with a district's server."""

    NOTHING = "nothing"
    SLOW = "slow"  # every answer comes late
    STORM = "storm"  # 503 twice for each address, then the content
    STORM_FOR_GOOD = "storm_for_good"  # 503 always
    HANGING = "hanging"  # takes the connection and never answers
    STALLING = "stalling"  # one book begins and never ends
    DEAD = "dead"  # nobody listens
    CUT = "cut"  # one book breaks off in the middle
    WRONG_CONTENT = "wrong_content"  # one book is a page of HTML named .pdf
    DETAIL_LOOP = "detail_loop"  # one detail page redirects to itself
    LIST_LOOP = "list_loop"  # the list redirects to itself
    ENDLESS = "endless"  # after the last list page there is always another
    FOREIGN = "foreign"  # one book redirects to a host that the site file does not name
    WALL = "wall"  # 403 for everything
    CHALLENGE = "challenge"  # a script in place of every page
    GONE = "gone"  # one detail page is a 404
    MISLABELLED = "mislabelled"  # pages say UTF-8 and are GBK
    EMPTY = "empty"  # a new column without a book, as the site file says
    FEW = "few"  # half the books that the site file expects


STATES = dict.fromkeys(Ailment, SiteState.PARTIAL) | {
    Ailment.NOTHING: SiteState.FRESH,
    Ailment.SLOW: SiteState.FRESH,
    Ailment.STORM: SiteState.FRESH,
    Ailment.MISLABELLED: SiteState.FRESH,
    Ailment.EMPTY: SiteState.EMPTY_EXPECTED,
    Ailment.STORM_FOR_GOOD: SiteState.FAILED,
    Ailment.HANGING: SiteState.FAILED,
    Ailment.DEAD: SiteState.FAILED,
    Ailment.LIST_LOOP: SiteState.FAILED,
    Ailment.WALL: SiteState.BLOCKED,
    Ailment.CHALLENGE: SiteState.BLOCKED,
}
"""How a first night ends; on the second, what was fresh is unchanged."""

LOSES_ONE = frozenset(
    {
        Ailment.STALLING,
        Ailment.CUT,
        Ailment.WRONG_CONTENT,
        Ailment.DETAIL_LOOP,
        Ailment.FOREIGN,
        Ailment.GONE,
    }
)
LOSES_ALL = frozenset(
    ailment for ailment, state in STATES.items() if state in {SiteState.FAILED, SiteState.BLOCKED}
)


@dataclass(frozen=True, slots=True)
class ShownBook:
    """One book on a district's site; `number` is its place on the list."""

    number: int
    publisher: str
    fiscal_year: int

    @property
    def title(self) -> str:
        """What the list and the cover say."""
        return f"{self.publisher}{self.fiscal_year}年度部门决算"

    @property
    def page(self) -> str:
        """The name of its page, as TRS names it."""
        return f"t{self.fiscal_year + 1}0901_{self._code}.html"

    @property
    def file(self) -> str:
        """The name of its PDF."""
        return f"P0{self.fiscal_year + 1}0901{self._code}.pdf"

    @property
    def _code(self) -> int:
        return zlib.crc32(self.title.encode())


@dataclass(frozen=True, slots=True)
class DistrictPlan:
    """One district: where its server is, how it writes, what ails it, and its books."""

    key: str
    name: str
    code: str
    address: str
    encoding: str
    ailment: Ailment
    departments: int
    books: tuple[ShownBook, ...]

    @property
    def expected_state(self) -> SiteState:
        """How a first night must end here."""
        return STATES[self.ailment]

    @property
    def lost(self) -> ShownBook | None:
        """The one book that nobody can have, where there is one."""
        return self.books[1] if self.ailment in LOSES_ONE else None

    @property
    def reachable(self) -> tuple[ShownBook, ...]:
        """The books that a night must hold: the truth."""
        if self.ailment in LOSES_ALL:
            return ()
        return tuple(book for book in self.books if book is not self.lost)


def newest_due_year(today: date) -> int:
    """Return the newest year whose final accounts are all out on a day: they are due by the end of November."""
    return today.year - (1 if today.month == 12 else 2)


@dataclass(frozen=True, slots=True)
class Province:
    """Cities × districts × departments × years; one district in `healthy_each` + 1 is ill, the ailments in turn."""

    cities: int = 17
    districts: int = 6
    departments: int = 60
    years: int = 2
    healthy_each: int = 3
    newest_year: int = field(default_factory=lambda: newest_due_year(datetime.now(UTC).date()))

    def plan(self) -> list[DistrictPlan]:
        """Return every district."""
        places = list(product(range(self.cities), range(self.districts)))
        return [
            _plan_district(city, district, self._ailment(number), self)
            for number, (city, district) in enumerate(places)
        ]

    def _ailment(self, number: int) -> Ailment:
        each = self.healthy_each + 1
        ailing = [ailment for ailment in Ailment if ailment is not Ailment.NOTHING]
        return ailing[number // each % len(ailing)] if number % each == self.healthy_each else Ailment.NOTHING


def _plan_district(city: int, district: int, ailment: Ailment, size: Province) -> DistrictPlan:
    """Return one district; its encoding follows its place."""
    name = f"{CITIES[city]}市{DISTRICTS[district]}区"
    shown = tuple(_books(name, size, ailment))
    return DistrictPlan(
        key=f"city{city:02d}_{district:02d}",
        name=name,
        code=f"99{city:02d}{district:02d}",
        address=f"127.0.{city + 1}.{district + 1}",
        encoding=("utf-8", "gbk", "gb18030")[(city + district) % 3],
        ailment=ailment,
        departments=size.departments,
        books=shown,
    )


def _books(district: str, size: Province, ailment: Ailment) -> Iterator[ShownBook]:
    """Yield the books that a district shows, newest year first."""
    names = [topic + body for body, topic in product(BODIES, TOPICS)][: size.departments]
    if ailment is Ailment.FEW:
        names = names[: max(1, len(names) // 3)]
    if ailment is Ailment.EMPTY:
        return
    years = range(size.newest_year, size.newest_year - size.years, -1)
    for number, (year, name) in enumerate(product(years, names)):
        yield ShownBook(number, district + name, year)
