"""N04 财政拨款收支总体情况: fiscal appropriation on both sides, and its three budgets."""

from transforms.narrative.section import Section, Subject
from transforms.narrative.vocabulary import CARRYOVER, CLASSES, FUND_EXPENDITURE, ONE_SIDE, SOURCES

SECTION = Section(
    form="N04",
    key="appropriation",
    heading="财政拨款(?:收入支出|收支)|财政拨款(?:收入|支出)说明",
    subjects=(
        Subject("grand_total", "财政拨款收(?:入)?[、,]?支(?:出)?(?:决算|预算)?(?:总计|总预算|合计|预算)"),
        Subject("income_total", "财政拨款收入(?:合计)?(?!中)"),
        Subject("expenditure_total", "财政拨款支出(?:合计)?(?!中)"),
        *FUND_EXPENDITURE, *SOURCES, *ONE_SIDE, *CARRYOVER, *CLASSES,
    ),
    wholes=(("收入", "income"), ("支出", "expenditure")),
)  # fmt: skip
