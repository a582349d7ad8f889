"""N07 政府性基金情况: the balance of the year by item, or the statement that there is none."""

from transforms.narrative.section import Section, Subject
from transforms.narrative.vocabulary import CARRYOVER, NATURES

SECTION = Section(
    form="N07",
    key="government_fund",
    heading="政府性基金",
    subjects=(
        Subject("income_total", "(?:政府性基金(?:预算)?(?:财政)?(?:拨款)?|本年)收入"),
        Subject("expenditure_total", "政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:支出)?(?:预算)?支出|本年支出"),
        *CARRYOVER, *NATURES,
    ),
    wholes=(("支出", "expenditure"),),
    codes="function",
    absence="政府性基金",
)  # fmt: skip
