"""N06 基本支出情况: basic expenditure, personnel and operating, and the economic items each consists of."""

from transforms.narrative.section import Section, Subject
from transforms.narrative.vocabulary import PERSONNEL

SECTION = Section(
    form="N06",
    key="basic",
    heading="(?:公共预算|财政拨款).*基本支出|基本支出(?:决算|预算)?(?:表)?情况",
    subjects=(
        Subject("basic_expenditure", "(?:一般公共预算)?(?:当年)?(?:财政)?(?:拨款)?基本支出(?:预算)?"),
        *PERSONNEL,
    ),
    wholes=(("基本支出", "basic_expenditure"),),
    whole="basic_expenditure",
    codes="economic",
    lists=True,
)
