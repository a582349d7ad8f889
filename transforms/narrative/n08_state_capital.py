"""N08 国有资本经营预算情况: the balance of the year by item, or the statement that there is none."""

from transforms.narrative.section import Section, Subject
from transforms.narrative.vocabulary import CARRYOVER, NATURES

SECTION = Section(
    form="N08",
    key="state_capital",
    heading="国有资本经营",
    subjects=(
        Subject("income_total", "(?:国有资本经营(?:预算)?(?:财政)?(?:拨款)?|本年)收入"),
        Subject("expenditure_total", "国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:支出)?(?:预算)?支出|本年支出"),
        *CARRYOVER, *NATURES,
    ),
    wholes=(("支出", "expenditure"),),
    codes="function",
    absence="国有资本经营",
)  # fmt: skip
