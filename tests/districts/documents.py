"""Books of generated districts as the readers would hand them on: `publish(body, year, style)`."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from tests.districts.forms import WRITERS, printed_codes
from tests.districts.ledger import Body
from tests.districts.published import Style, print_steps
from tests.districts.sheet import Sheet
from transforms.model import Document, Kind

FIRST_PAGE = 5
TITLES = {
    "T01": "收入支出决算总表",
    "T02": "收入决算表",
    "T03": "支出决算表",
    "T04": "财政拨款收入支出决算总表",
    "T05": "一般公共预算财政拨款支出决算表",
    "T06": "一般公共预算财政拨款基本支出决算明细表",
    "T07": "政府性基金预算财政拨款收入支出决算表",
    "T08": "国有资本经营预算财政拨款支出决算表",
    "T09": '财政拨款"三公"经费支出决算表',
}
_NOTES = {"T09": "注:预算数为全年预算数,即按规定程序调整后的预算数。"}
_NOTHING = {
    "T07": "{}{}年度没有政府性基金预算财政拨款收入支出,本表为空表",
    "T08": "{}{}年度没有国有资本经营预算财政拨款支出,本表为空表",
}
PLAIN = Style()


def publish(body: Body, year: int, style: Style = PLAIN) -> Document:
    """Return the final accounts of a body for a year as printed in a style: forms T01–T09 with all rows and facts.

    A form without any code is left blank and says so, whatever the body prints for zero elsewhere.
    """
    steps = print_steps(body.accounts(year), style)
    ours = "本单位" if body.scope == "单位" else "本部门"
    heading = f"{body.name}({body.scope})"
    forms = []
    page = FIRST_PAGE
    for form, write in WRITERS.items():
        sheet = Sheet(form, style, steps, page)
        says_nothing = form in _NOTHING and not printed_codes(sheet)
        if says_nothing:
            sheet.style = replace(style, zero="")
        write(sheet)
        statement = _NOTHING[form].format(ours, year) if says_nothing else ""
        forms.append(
            sheet.reading(f"{year}年度{TITLES[form]}", heading, _NOTES.get(form, "") + statement, statement)
        )
        page = forms[-1].pages[-1] + 1
    of_whom = "单位" if body.scope == "单位" else "部门"
    title = f"{body.name}{year}年度{of_whom}决算"
    return seal(
        Document("", body.name, year, Kind.FINAL_ACCOUNTS, body.scope, title, page + FIRST_PAGE, tuple(forms))
    )


def seal(document: Document) -> Document:
    """Return a document under the hash of what it prints, as if it were the bytes of its PDF."""
    printed = "\n".join(f"{fact.fact_id} {fact.text} {fact.unit}" for fact in document.facts)
    key = f"{document.publisher} {document.scope} {document.fiscal_year}\n{printed}"
    return replace(document, sha256=hashlib.sha256(key.encode()).hexdigest())
