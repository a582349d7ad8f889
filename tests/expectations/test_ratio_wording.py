"""A rate that does not hold is worded with its amounts, what they make, and the formula that made it."""

from __future__ import annotations

from expectations.catalogue import read_catalogue
from expectations.findings import Finding, build_findings
from expectations.judge import judge_documents
from tests.expectations.golden import LOADED_AT
from tests.expectations.relation_examples import document_of
from warehouse.connect import open_memory
from warehouse.load import load_document


def findings_of(relation_id: str, example: str) -> list[Finding]:
    """Return the findings of one relation on an example."""
    document = document_of(example)
    relations = [r for r in read_catalogue() if r.relation_id == relation_id]
    with open_memory() as connection:
        load_document(connection, document, "test", LOADED_AT)
        judged = judge_documents(connection, [document.sha256], relations)
    facts = {fact.fact_id: fact for fact in (*document.facts, *document.claims)}
    return build_findings("test", judged, facts)


def test_a_wrong_rate_is_proven_and_worded_with_what_its_amounts_make() -> None:
    (finding,) = findings_of(
        "R312",
        "N05 expenditure_total final 2362.26 | N05 expenditure_total original_budget 2011.68 | "
        "N05 expenditure_total completion_original_budget_pct 159.8%",
    )
    assert (finding.verdict, finding.severity) == ("inconsistent", "error")
    assert "印为159.8%" in finding.message_zh
    assert "按此应为117.43%。" in finding.message_zh
    assert [fact.quantity is not None for fact in finding.facts] == [True, False, False]


def test_a_rate_rounded_twice_is_a_warning_that_says_so() -> None:
    (finding,) = findings_of(
        "R309",
        "N05 217 final 275.09 | N05 217 share_of_general_budget_pct 11.7% | N05 expenditure_total final 2362.26",
    )
    assert finding.severity == "warning"
    assert finding.message_zh.endswith("像是四舍五入了两次。")
    assert finding.message_en.endswith("It looks as if it was rounded twice.")


def test_shares_of_one_wrong_whole_are_one_finding_that_names_it() -> None:
    (finding,) = findings_of(
        "R333",
        "N11 procurement_total final 58.94 | N11 procurement_sme final 58.94 | "
        "N11 procurement_goods final 4 | N11 procurement_goods_sme share_of_goods_pct 6.8% | "
        "N11 procurement_services final 54.66 | N11 procurement_services_sme share_of_services_pct 92.7%",
    )
    assert finding.also == ("R333:N11.procurement_services_sme.share_of_services_pct",)
    assert "4.00÷58.94=6.8%：像是用了另一个总数“procurement_total" in finding.message_zh
    assert "54.66÷58.94=92.7%" in finding.message_zh


def test_a_share_of_nothing_accuses_nobody() -> None:
    nothing = "N09 reception final 0.16 | N09 reception revised_budget 0 | N09 reception completion_revised_budget_pct 0%"
    assert findings_of("R326", nothing) == []
