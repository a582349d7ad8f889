"""N02 收入情况: income of the year by source, with shares."""

from transforms.narrative.section import Section
from transforms.narrative.vocabulary import BOTH_SIDES, CARRYOVER, ONE_SIDE, SOURCES

SECTION = Section(
    form="N02",
    key="income",
    heading="(?<![税业营他款金])收入(?:(?:决算|预算)(?:总表)?(?:情况)?|(?:总体)?情况)(?:说明)?$",
    subjects=(*BOTH_SIDES, *ONE_SIDE, *SOURCES, *CARRYOVER),
    wholes=(("收入", "income"),),
    whole="income",
)
