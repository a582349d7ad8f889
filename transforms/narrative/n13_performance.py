"""N13 预算绩效情况: how many projects were evaluated and what they cost, and every project's execution."""

from transforms.narrative.section import Count, Section, Subject

_PROJECTS = r"(?:\d{4}年度)?(?:一级|二级)?(?:预算)?项目"

SECTION = Section(
    form="N13",
    key="performance",
    heading="绩效",
    subjects=(
        Subject("projects_with_targets", "(?:纳入|实行)[^,。;]{0,10}绩效(?:目标)?管理"),
        Subject("basic_expenditure", r"基本支出(?=\d)"),
        Subject("project_expenditure", r"项目支出(?=\d)"),
        Subject("general_public_budget", "一般公共预算(?:拨款|支出)"),
        Subject("government_fund_budget", "政府性基金预算(?:拨款|支出)"),
        Subject("state_capital_budget", "国有资本经营预算(?:拨款|支出)"),
        Subject("overall_evaluation", "(?:部门|单位)?整体支出绩效自评(?:综述)?|整体支出开展绩效自评|(?:部门|单位)?整体支出绩效目标的金额"),
    ),
    counts=(
        Count("graded_excellent", r'评级为"优"的项目(?P<n>\d+)个'),
        Count("graded_good", r'评级为"良"的项目(?P<n>\d+)个'),
        Count("graded_pass", r'评级为"合格"的项目(?P<n>\d+)个'),
        Count("graded_fail", r'评级为"不合格"的项目(?P<n>\d+)个'),
        Count("overall_targets", r"整体绩效目标(?P<n>\d+)个", opens=True),
        Count("policy_targets", r"政策绩效目标(?P<n>\d+)个", opens=True),
        Count("projects_with_targets", r"项目绩效目标(?P<n>\d+)个", opens=True),
        Count("bodies", r"(?:本部门|含下属单位)(?P<n>\d+)个(?=(?:预算)?单位|\))"),
        Count("bodies", r"共(?P<n>\d+)家(?=基层单位)"),
        Count("third_parties", r"委托(?P<n>\d+)个(?=第三方机构)"),
        Count("projects_outsourced", r"对(?P<n>\d+)个(?=项目分别委托)"),
        Count("average_score", r"平均得分(?P<n>\d+(?:\.\d+)?)分"),
        Count("overall_score", r"(?<=整体支出绩效自评)得分为?(?P<n>\d+(?:\.\d+)?)分"),
        Count("problems_found", r"发现问题(?P<n>\d+)个"),
        Count("projects_first_level", r"一级项目(?P<n>\d+)个"),
        Count("projects_second_level", r"二级项目(?P<n>\d+)个"),
        Count("projects_reviewed", r"对(?P<n>\d+)个项目(?=开展了?重点)", opens=True),
        Count("projects_with_targets", rf"编报绩效目标的{_PROJECTS}(?:共)?(?P<n>\d+)个", opens=True),
        Count("projects_tracked", rf"绩效跟踪(?:评价)?的{_PROJECTS}(?P<n>\d+)个", opens=True),
        Count("projects_evaluated", rf"(?:涉及|绩效自评的){_PROJECTS}(?P<n>\d+)个", opens=True),
        Count("projects_listed", rf"涉及(?P<n>\d+)个{_PROJECTS}", opens=True),
        Count("overall_evaluation", r"对(?P<n>\d+)个(?:部门|单位)(?=开展整体)", opens=True),
        Count("projects_with_targets", rf"(?:共|设置并编报)(?:计)?(?P<n>\d+)个{_PROJECTS}", opens=True),
        Count("projects_evaluated", r"(?:及|等)(?P<n>\d+)个(?=项目(?:绩效|的)自评)", opens=True),
        Count("projects_evaluated", r"对(?:\d{4}年度)?(?P<n>\d+)个一般公共预算项目", opens=True),
        Count("fund_projects_evaluated", r"对(?:\d{4}年度)?(?P<n>\d+)个政府性基金预算项目", opens=True),
    ),
    wholes=(
        ("政府性基金预算项目支出", "government_fund_project_expenditure"), ("项目支出", "project_expenditure"),
    ),
    names=True,
    amounts=r"(?:共)?(?:涉及)?(?:项目)?(?:财政性|财政|预算)?资金(?:合计)?(?=为?\d)|涉及预算金额",
)  # fmt: skip
