"""N12 国有资产情况: vehicles by use, large equipment, and what is yet to be bought."""

from transforms.narrative.section import Count, Section

_USES = (
    ("leaders", r"(?:副部|部|副省|省)[^,。;、:\d]{0,14}用车"),
    ("chiefs", "主要(?:负责人|领导(?:干部)?)用车"),
    ("confidential", "机要通信用车(?!及)"),
    ("confidential_emergency", "机要通信用车及应急保障用车"),
    ("emergency", "应急保障用车"),
    ("law_enforcement", "(?:一般)?(?:执法执勤用车|行政执法专用车)"),
    ("special", "特种专业技术用车"),
    ("retired", "(?:离退休|老)干部(?:服务)?用车"),
    ("general", "一般公务用车|岗位保障用车"),
    ("other", "其他(?:按照规定配备的公务)?用车"),
)
_EQUIPMENT = (
    r"(?:单位)?(?:价值|单价){}万元(?:\(含\))?以上(?:的)?(?:通用|专用)?设备(?:\(不含车辆\))?(?P<n>\d+)台"
)
_BUYING = r"(?:购置|新增配备|新增配置|安排购置|购置数)"

SECTION = Section(
    form="N12",
    key="assets",
    heading="国有资产",
    subjects=(),
    counts=(
        Count("vehicles", rf"(?:{_BUYING})(?:公务用车|车辆)(?P<n>\d+)辆", opens=True, planned=True),
        Count(
            "vehicles_owned", r"(?:共有|实有|现有|保有|占用)(?:公务用车|车辆)(?P<n>\d+)[辆台]", planned=False
        ),
        *(Count(f"vehicles_{use}", rf"(?:{pattern})(?P<n>\d+)辆") for use, pattern in _USES),
        *(
            Count(concept, _BUYING + _EQUIPMENT.format(value), opens=True, planned=True)
            for concept, value in (("equipment", 100), ("equipment_500k", 50), ("equipment_200k", 20))
        ),
        *(
            Count(concept, _EQUIPMENT.format(value), opens=True)
            for concept, value in (("equipment", 100), ("equipment_500k", 50), ("equipment_200k", 20))
        ),
    ),
    # «计划购置车辆1辆、20万元»: the money of what was counted just before.
    amounts=r"(?<=[辆台])(?:\(套\))?、(?=\d[\d,.]*万元)",
)
