"""N05 一般公共预算支出情况: the total, its structure by class, and every 项 against its budget or the year before."""

from transforms.narrative.section import Section, Subject
from transforms.narrative.vocabulary import CLASSES, NATURES, PERSONNEL

SECTION = Section(
    form="N05",
    key="general_budget",
    heading="一般公共预算(?:当年)?(?:财政)?(?:拨款)?支出(?!.*[“\"]三公)|一般公共预算当年拨款|财政拨款支出(?:预算|主要内容)",
    subjects=(
        Subject("expenditure_total", "一般公共预算(?:当年)?(?:财政)?(?:拨款)?(?:支出(?:预算)?|拨款)"),
        Subject("appropriation_expenditure", "财政拨款(?:支出(?:预算)?|预算支出)"),
        *NATURES, *PERSONNEL, *CLASSES,
    ),
    wholes=(
        ("一般公共预算", "general_budget"), ("财政拨款", "appropriation"), ("支出", "expenditure"),
    ),
    whole="general_budget",
    codes="function",
    names=True,
)  # fmt: skip
