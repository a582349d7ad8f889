"""N11 政府采购情况: goods, works and services, and what small and medium firms were awarded."""

from transforms.narrative.section import Section, Subject

_KINDS = (("goods", "货物"), ("works", "工程"), ("services", "服务"))
_WON = "由(?:中小|小微)企业供应商中标或成交的,(?:采购金额)?"

SECTION = Section(
    form="N11",
    key="procurement",
    heading="政府采购",
    subjects=(
        *(
            Subject(f"procurement_{kind}_sme", f"{name}(?:类)?采购授予中小(?:微)?企业(?:的)?合同金额")
            for kind, name in _KINDS
        ),
        Subject("procurement_reserved_sme_won", f"在面向中小企业预留(?:的)?政府采购项目中,{_WON}"),
        Subject("procurement_reserved_micro_won", f"在面向小微企业预留(?:的)?政府采购项目中,{_WON}"),
        Subject("procurement_open_sme_won", f"在其他政府采购项目中,{_WON}"),
        Subject("procurement_reserved_sme", "面向中小(?:微)?企业预留(?:的)?政府采购项目(?=预算)"),
        Subject("procurement_reserved_micro", "面向小微企业预留(?:的)?政府采购项目(?=预算)|预留给小型和微型企业(?:的政府采购项目)?"),
        Subject("procurement_sme", "授予中小(?:微)?企业(?:的)?合同(?:金额|总额)"),
        Subject("procurement_micro", "授予小微企业(?:的)?合同(?:金额|总额)"),
        *(
            Subject(
                f"procurement_{kind}",
                f"(?:政府采购|拟采购|拟购买)?{name}(?:类)?(?:政府采购|采购|项目)?(?:金额|(?=支出|预算|项目|\\d))",
            )
            for kind, name in _KINDS
        ),
        Subject("procurement_total", "政府采购(?:支出|预算|项目共有)?(?:总)?(?:金额|额|(?=支出|预算|\\d|总|共))"),
    ),
    wholes=(
        ("中小", "sme"), ("小微", "micro"), ("货物", "goods"), ("工程", "works"), ("服务", "services"), ("政府采购", "procurement"),
    ),
    whole="procurement",
    absence="政府采购",
)  # fmt: skip
