"""N10 机关运行经费情况: what it costs to run the agency, against the budget or the year before."""

from transforms.narrative.section import Count, Section, Subject

SECTION = Section(
    form="N10",
    key="agency_operating",
    heading="机关运行经费",
    subjects=(Subject("agency_operating", "机关运行经费(?:财政拨款)?"),),
    counts=(
        Count("agencies", r"(?:下属|本级)(?P<n>\d+)家(?=机关|行政单位)"),
        Count("institutions", r"(?P<n>\d+)家(?=(?:参公)?事业单位)"),
    ),
    codes="economic",
    absence="机关运行经费",
)
