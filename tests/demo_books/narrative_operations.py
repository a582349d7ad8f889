"""Sections 九–十三: three public items, agency operating, procurement, assets and performance."""

from __future__ import annotations

from decimal import Decimal

from tests.demo_books.book import Book
from tests.demo_books.cells import ZERO, amount
from tests.demo_books.wording import Wording

KINDS = (("goods", "货物"), ("works", "工程"), ("services", "服务"))
VEHICLE_USES = (
    "副部（省）级及以上领导用车",
    "主要负责人用车",
    "机要通信用车",
    "应急保障用车",
    "执法执勤用车",
    "特种专业技术用车",
    "离退休干部服务用车",
    "其他用车",
)


def three_public(book: Book, wording: Wording) -> list[str]:
    """九: the three public items, in total and one by one, with what they bought."""
    visits, money = book.story.visits, wording.money
    purchase, operation, reception = (
        money(amount(book.cells, "T09", item, "final"))
        for item in ("vehicle_purchase", "vehicle_operation", "reception")
    )
    total = _compared(book, wording, "three_public_total", "“三公”经费财政拨款支出")
    return [
        "（一）“三公”经费财政拨款支出决算总体情况",
        f"{book.year}年度{total}，主要原因：{book.story.why['three_public']}。",
        "（二）“三公”经费财政拨款支出决算具体情况",
        f"1. {_compared(book, wording, 'overseas_travel', '因公出国（境）费')}。"
        f"全年因公出国（境）团组{visits['groups']}个，累计{visits['travellers']}人次。",
        f"2. {_compared(book, wording, 'vehicles_subtotal', '公务用车购置及运行维护费')}。其中：",
        f"（1）公务用车购置费支出{purchase}，本年度购置（更新）公务用车{visits['bought']}辆。",
        f"（2）公务用车运行维护费支出{operation}，截至{book.year}年12月31日，"
        f"开支财政拨款的公务用车保有量为{visits['kept']}辆。",
        f"3. {_compared(book, wording, 'reception', '公务接待费')}。其中：外宾接待支出{money(ZERO)}，"
        f"国内公务接待支出{reception}，全年国内公务接待{visits['receptions']}批次，"
        f"{visits['guests']}人次（不含陪同人员）。",
    ]


def _compared(book: Book, wording: Wording, item: str, label: str) -> str:
    """Return one item against its revised budget and the year before."""
    budget, final = (amount(book.cells, "T09", item, measure) for measure in ("budget", "final"))
    before = amount(book.before, "T09", item, "final")
    return (
        f"{label}全年预算为{wording.money(budget)}，支出决算为{wording.money(final)}"
        f"{wording.completion(final, budget, '全年预算')}，{wording.change(final, before)}"
    )


def agency_operating(book: Book, wording: Wording) -> list[str]:
    """十: what keeps the agency running, against the year before."""
    spent = book.story.agency_operating
    return [
        f"{book.year}年度{book.bureau.publisher}机关运行经费支出{wording.money(spent)}，"
        f"{wording.change(spent, book.agency_operating_before)}，"
        f"主要原因：{book.story.why['agency_operating']}。"
    ]


def procurement(book: Book, wording: Wording) -> list[str]:
    """十一: procurement by kind, and the share of small and medium firms in each."""
    purchases, money = book.story.purchases, wording.money
    total = sum((spent for spent, _ in purchases.kinds.values()), ZERO)
    medium = sum((awarded for _, awarded in purchases.kinds.values()), ZERO)
    kinds = "、".join(f"政府采购{label}支出{money(purchases.kinds[kind][0])}" for kind, label in KINDS)
    shares = "，".join(_awarded(wording, label, *purchases.kinds[kind]) for kind, label in KINDS)
    return [
        f"{book.year}年度{book.bureau.publisher}政府采购支出总额{money(total)}，其中：{kinds}。"
        f"授予中小企业合同金额{money(medium)}，占政府采购支出总额的{wording.share(medium, total)}，"
        f"其中：授予小微企业合同金额{money(purchases.small)}，"
        f"占授予中小企业合同金额的{wording.share(purchases.small, medium)}；{shares}。"
    ]


def _awarded(wording: Wording, label: str, spent: Decimal, awarded: Decimal) -> str:
    if not spent:
        return f"全年没有{label}采购"
    return f"{label}采购授予中小企业合同金额占{label}支出金额的{wording.share(awarded, spent)}"


def assets(book: Book, wording: Wording) -> list[str]:
    """十二: vehicles by use, and large equipment."""
    vehicles = book.story.vehicles
    uses = "、".join(f"{use}{vehicles.get(use, 0)}辆" for use in VEHICLE_USES)
    return [
        f"截至{book.year}年12月31日，{book.bureau.publisher}共有车辆{sum(vehicles.values())}辆，"
        f"其中：{uses}；单价100万元（含）以上设备（不含车辆）0台（套）。"
    ]


def performance(book: Book, wording: Wording) -> list[str]:
    """十三: every project of the general public budget, self-assessed."""
    projects, money = book.story.projects, wording.money
    spent = sum((project.spent for project in projects), ZERO)
    whole = amount(book.cells, "T05", "total", "project_expenditure")
    total = amount(book.cells, "T03", "total", "expenditure_total")
    return [
        "（一）预算绩效管理工作开展情况",
        f"本部门对{book.year}年度一般公共预算项目支出全部开展绩效自评，共涉及项目{len(projects)}个，"
        f"资金{money(spent)}，占一般公共预算项目支出总额的{wording.share(spent, whole)}。",
        "（二）部门整体支出自评结果",
        f"本部门对整体支出开展绩效自评，涉及资金{money(total)}，各项年度目标基本实现。",
        "（三）项目支出自评结果",
        *(
            f"{number}. {project.name}：项目全年预算数为{money(project.budget)}，"
            f"执行数为{money(project.spent)}{wording.completion(project.spent, project.budget, '预算')}。"
            f"主要产出和效益：{project.effect}。"
            for number, project in enumerate(projects, 1)
        ),
        "（四）绩效自评结果应用情况",
        "自评结果随部门决算一并公开，并作为下一年度项目取舍和预算安排的参考。",
    ]
