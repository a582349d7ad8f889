"""A fact of another document is told from one of the judged document by its reference alone."""

from __future__ import annotations

import pytest

from expectations.refs import FactRef, is_elsewhere, read_ref, write_ref

JUDGED, OTHER = "a" * 64, "b" * 64


@pytest.mark.parametrize(
    "fact_id",
    ["T03.201.basic_expenditure", "B10.name:信访业务.expenditure_total", "B03.total.other:机动经费"],
)
@pytest.mark.parametrize("printed_in", [JUDGED, OTHER], ids=["here", "elsewhere"])
def test_a_reference_is_read_back_as_it_was_written(fact_id: str, printed_in: str) -> None:
    ref = write_ref(JUDGED, printed_in, fact_id)
    assert read_ref(ref) == FactRef("" if printed_in == JUDGED else OTHER, fact_id)
    assert is_elsewhere(ref) == (printed_in == OTHER)


def test_a_fact_of_the_judged_document_goes_by_its_own_identifier() -> None:
    assert write_ref(JUDGED, JUDGED, "T03.total.amount") == "T03.total.amount"
