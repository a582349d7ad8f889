"""N09 “三公”经费情况: travel, vehicles and reception against budget and last year, and what they were spent on."""

from transforms.narrative.section import Count, Section
from transforms.narrative.vocabulary import THREE_PUBLIC

_VISITORS = (
    ("abroad_groups", "abroad_visits"),
    ("reception_groups", "reception_visits"),
    ("reception_foreign_groups", "reception_foreign_visits"),
)

SECTION = Section(
    form="N09",
    key="three_public",
    heading="三公",
    subjects=THREE_PUBLIC,
    counts=(
        Count("abroad_groups", r"(?:因公)?出国(?:\(境\))?团组(?:数)?(?:共|为)?(?P<n>\d+)个"),
        Count("bodies", r"机关及下属(?P<n>\d+)个(?=单位)"),
        Count("vehicles_bought", r"主要用于经批准购置的(?P<n>\d+)辆(?=公务用车)"),
        Count("vehicles_bought", r"(?:购置(?:\(更新\))?公务用车|公务用车购置数)(?P<n>\d+)辆"),
        Count("vehicles_kept", r"(?:保有量|实有数)(?:为|共)?(?P<n>\d+)辆"),
        Count("reception_foreign_groups", r"(?:接待外宾|外宾接待|国外来访团组)(?P<n>\d+)(?:批次|个|批)"),
        Count("reception_groups", r"(?:(?:国内|公务){1,2}接待(?:来访)?|国内来访|接待)(?:团组|批次|人员)?(?:共|为)?(?P<n>\d+)(?:个|批次|次|批)"),
        Count("", r"(?:累计|来访外宾|接待人数共)?(?P<n>\d+)人次?", follows=_VISITORS),
    ),
    wholes=(('"三公"经费', "three_public"),),
    whole="three_public",
    absence='"三公"经费',
)  # fmt: skip
