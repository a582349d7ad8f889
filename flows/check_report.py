"""What `mingzhang check` shows a person: a page on the terminal, or a folder with the boxed pages."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from expectations.names import name_fact, name_form, write_amount
from expectations.slips import Slip
from expectations.verdicts import COMPARED
from flows.check import Checked
from flows.publish.report import BookReport, FormSummary, write_report
from transforms.model import Document, Fact

_STATUS = {"read": "已读", "empty": "空表", "refused": "未读懂", "missing": "未见"}


def print_checked(checked: Checked, console: Console) -> None:
    """Print what was read of one file and what was found, in plain words."""
    console.rule(Text(checked.file.name, style="bold"))
    document = checked.document
    if document is None:
        console.print(Text(f"无法核对: {checked.error}", style="red"), soft_wrap=True)
        return
    year = f"{document.fiscal_year} 年度" if document.fiscal_year else "年度不明"
    console.print(Text(f"{document.publisher or '单位不明'} · {year} · {document.pages} 页", style="bold"))
    console.print(_forms_table(document))
    counts = Counter(j.verdict.name.value for j in checked.judged)
    console.print(f"比较了 {sum(counts[name] for name in COMPARED)} 项勾稽关系，{counts['exact']} 项完全相符，"
                  f"{counts['rounding'] + counts['balanced'] + counts['improbable']} 项相差不超过四舍五入。")  # fmt: skip
    for issue in document.issues:
        console.print(Text(f"未能读取: {issue}", style="yellow"))
    if not checked.findings:
        console.print(Text("没有发现不能同时成立的数字。", style="green"))
    for number, finding in enumerate(checked.findings, start=1):
        mark = "矛盾" if finding.verdict == "inconsistent" else "请核实"
        console.print(Text(f"{number}. [{mark} {finding.relation}] {finding.message_zh}", style="red"))
        if finding.culprit:
            console.print(Text("   " + _word_culprit(checked, finding.culprit.fact_id), style="bold"))


def _forms_table(document: Document) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    for head in ("表", "状态", "页", "数字"):
        table.add_column(head)
    for form in document.forms:
        pages = "、".join(str(page) for page in form.pages)
        printed = str(sum(bool(fact.text.strip()) for fact in form.facts))
        note = f"（{form.reason}）" if form.reason else ""
        table.add_row(name_form(form.form, "zh"), Text(_STATUS[form.status.value] + note), pages, printed)
    return table


def _word_culprit(checked: Checked, fact_id: str) -> str:
    """Return which number is most likely wrong and what it should be."""
    assert checked.document is not None
    facts = (*checked.document.facts, *checked.document.claims)
    fact: Fact = next(f for f in facts if f.fact_id == fact_id)
    finding = next(f for f in checked.findings if f.culprit and f.culprit.fact_id == fact_id)
    assert finding.culprit is not None
    low = write_amount(finding.culprit.low_yuan, fact.unit, fact.step_yuan)
    high = write_amount(finding.culprit.high_yuan, fact.unit, fact.step_yuan)
    place = f"第{fact.page}页《{name_form(fact.form, 'zh')}》“{name_fact(fact, 'zh')}”"
    if finding.culprit.slip is not Slip.NONE:
        return f"可能有误: {place}，若有误则应在 {low} 至 {high} {fact.unit}之间；改正别处也能使各项关系成立"
    return f"最可能有误: {place}，应在 {low} 至 {high} {fact.unit}之间，则各项关系全部成立"


def write_checked(folder: Path, checked: Checked) -> Path:
    """Return the index.html of a report on one file, in a folder of its own with the boxed pages beside it."""
    document = checked.document
    assert document is not None
    book = BookReport(
        document_id=document.sha256,
        publisher=document.publisher,
        district="",
        fiscal_year=document.fiscal_year,
        kind=document.kind.value,
        title=document.title or checked.file.stem,
        source_url="",
        page_url="",
        captured_at=None,
        findings=checked.findings,
        forms=[FormSummary(f.form, f.status.value, f.pages, f.reason) for f in document.forms],
        verdict_counts=Counter(j.verdict.name.value for j in checked.judged),
        issues=document.issues,
        terms={
            f.finding_id: dict(j.terms)
            for f in checked.findings
            for j in checked.judged
            if (j.relation.relation_id, j.instance) == (f.relation, f.instance)
        },
        relations={j.relation.relation_id: j.relation.title_zh for j in checked.judged},
    )
    return write_report(folder, document.publisher, [book], lambda _: checked.file.read_bytes())
