"""N03 支出情况: expenditure of the year by nature, with shares; in some budgets by class."""

from transforms.narrative.section import Section, Subject
from transforms.narrative.vocabulary import BOTH_SIDES, CARRYOVER, CLASSES, NATURES, ONE_SIDE, PERSONNEL

SECTION = Section(
    form="N03",
    key="expenditure",
    heading="(?<!拨款)(?<!公共预算)(?<!基本)(?<!项目)(?<![金入营费性])支出(?:(?:决算|预算)(?:总表)?(?:情况)?|(?:总体)?情况)(?:说明)?$"
    "|部门预算支出具体情况",
    subjects=(
        *BOTH_SIDES,
        *ONE_SIDE,
        *NATURES,
        *CARRYOVER,
        *PERSONNEL,
        *CLASSES,
        Subject("303", "对个人和家庭的?补助(?:支出)?"),
    ),
    wholes=(("支出", "expenditure"),),
    whole="expenditure",
    names=True,
)
