"""A form in the other unit is one question, and no accusation in every row."""

from __future__ import annotations

from decimal import Decimal

from expectations.findings import build_findings
from expectations.form_units import ask_about_units
from expectations.judge import Judged
from expectations.verdicts import Name
from tests.expectations.instances import judge_instance, printed_fact, relation_of
from transforms.model import Fact

SAME = relation_of("R203")
ROWS = {"201": 12.34, "208": 5.67, "210": 8.9, "total": 26.91}


def book(slipped: float = 10_000, wrong: str = "") -> tuple[list[Judged], dict[str, Fact]]:
    """Two forms with the same amounts, and a third, in 万元 all; the first prints its amounts so many times larger."""
    facts = {}
    for form, factor in (("T03", slipped), ("T05", 1), ("T01", 1)):
        for row, amount in ROWS.items():
            text = "77.00" if f"{form}.{row}" == wrong else f"{amount * factor:.2f}"
            facts[f"{form}.{row}.all"] = printed_fact(f"{form}.{row}.all", text)
    judged = [
        judge_instance(
            SAME, f"{one}={other} {row}", [facts[f"{one}.{row}.all"]], [facts[f"{other}.{row}.all"]]
        )
        for one, other in (("T03", "T05"), ("T03", "T01"), ("T05", "T01"))
        for row in ROWS
    ]
    return judged, facts


def names(judged: list[Judged]) -> list[Name]:
    return [j.verdict.name for j in judged]


def test_a_form_in_the_other_unit_makes_one_question_in_both_languages() -> None:
    judged, facts = book()
    asked = ask_about_units(judged, facts)
    assert names(asked) == [Name.SUSPICIOUS] * 8 + [Name.EXACT] * 4
    (finding,) = build_findings("book", asked, facts)
    assert finding.verdict == "suspicious"
    assert "《支出决算表》表头的单位是万元，全表金额却像是按元印出" in finding.message_zh
    assert "its unit is 10,000 yuan, but all its amounts look as if printed in yuan" in finding.message_en
    assert len(finding.also) == 7


def test_a_form_ten_thousand_times_too_small_is_asked_about_only_under_yuan() -> None:
    judged, facts = book(slipped=0.0001)
    assert ask_about_units(judged, facts) == judged


def test_one_row_that_the_other_unit_does_not_mend_leaves_everything_as_it_was() -> None:
    judged, facts = book(wrong="T03.208")
    assert ask_about_units(judged, facts) == judged


def test_an_error_elsewhere_is_still_accused() -> None:
    judged, facts = book()
    facts["T05.301.all"] = printed_fact("T05.301.all", "1.00")
    other = judge_instance(relation_of("R112"), "within", [facts["T05.201.all"]], [facts["T05.301.all"]])
    assert names(ask_about_units([*judged, other], facts))[-1] is Name.INCONSISTENT


def test_where_either_of_two_forms_may_be_in_the_other_unit_neither_is_asked_about() -> None:
    """T03 in 万元 prints what T05 prints in 元: the one is too large, or the other too small."""
    facts = {
        f"T03.{row}.all": printed_fact(f"T03.{row}.all", f"{amount:.2f}") for row, amount in ROWS.items()
    }
    facts |= {
        f"T05.{row}.all": printed_fact(f"T05.{row}.all", f"{amount:.2f}", unit="元")
        for row, amount in ROWS.items()
    }
    judged = [judge_instance(SAME, row, [facts[f"T03.{row}.all"]], [facts[f"T05.{row}.all"]]) for row in ROWS]
    assert set(names(judged)) == {Name.INCONSISTENT}
    assert ask_about_units(judged, facts) == judged


def test_a_sound_book_is_left_alone() -> None:
    judged, facts = book(slipped=1)
    assert ask_about_units(judged, facts) == judged
    assert facts["T03.201.all"].amount_yuan == Decimal(123_400)
