"""N01 收入支出总体情况: both sides in total, in some budgets with sources, natures and classes below them."""

from transforms.narrative.section import Section
from transforms.narrative.vocabulary import (
    BOTH_SIDES,
    CARRYOVER,
    CLASSES,
    FUND_EXPENDITURE,
    NATURES,
    ONE_SIDE,
    PERSONNEL,
    SOURCES,
)

SECTION = Section(
    form="N01",
    key="overview",
    heading="(?<!拨款)(?:收入支出|收支)(?:决算|预算)?(?:情况)?(?:的)?总(?:体|表情况)|预算收支总体|预算编制说明|年度(?:收入|支出)总体情况",
    subjects=(
        *BOTH_SIDES, *ONE_SIDE, *FUND_EXPENDITURE, *SOURCES, *NATURES, *CARRYOVER, *PERSONNEL, *CLASSES,
    ),
    wholes=(("收入", "income"), ("支出", "expenditure")),
)  # fmt: skip
