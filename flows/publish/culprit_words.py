"""What is said of the number that a finding names, and of those that may be wrong as well: certain, possible, or a tie."""

from __future__ import annotations

from expectations.findings import Finding
from expectations.names import write_amount
from expectations.slips import Slip
from flows.publish.wording import Wording
from transforms.model import Fact

MOST_RIVALS = 6  # a tie names no more


def word_mark(fact: Fact, finding: Finding, wording: Wording) -> str:
    """Return what stands beside a culprit; possible is what evidence chose among others."""
    if finding.culprit is None or finding.culprit.fact_id != fact.fact_id:
        return ""
    return wording.say("culprit_mark" if finding.culprit.slip is Slip.NONE else "culprit_likely_mark")


def word_culprit(finding: Finding, wording: Wording) -> str:
    """Return the culprit with what it prints and what it should print; empty where a finding shows none."""
    facts = {fact.fact_id: fact for fact in finding.facts}
    if finding.culprit is None or finding.culprit.fact_id not in facts:
        return ""
    fact = facts[finding.culprit.fact_id]
    low, high = finding.culprit.low_yuan, finding.culprit.high_yuan
    key = "culprit" if finding.culprit.slip is Slip.NONE else "culprit_likely"
    return wording.say(
        key if low != high else f"{key}_exact",
        form=wording.form(fact.form),
        name=wording.cell(fact),
        page=fact.page,
        printed=wording.printed(fact),
        low=write_amount(low, fact.unit, fact.step_yuan),
        high=wording.amount(high, fact.unit, fact.step_yuan),
    )


def word_why(finding: Finding, wording: Wording) -> str:
    """Return why that number, or why none: what arithmetic leaves open, and the evidence that chooses."""
    if finding.culprit is None:
        return _word_tie(finding, wording)
    if finding.culprit.slip is Slip.NONE:
        return wording.say("culprit_why")
    others = len(finding.rivals) + finding.missing_row
    evidence = wording.say(f"evidence_{finding.culprit.slip.name.lower()}")
    return wording.say("culprit_likely_why", others=others, evidence=evidence)


def _word_tie(finding: Finding, wording: Wording) -> str:
    """Return that any one of several numbers may be wrong, named where the finding shows them."""
    facts = {fact.fact_id: fact for fact in finding.facts}
    names = [wording.cell(facts[fact_id]) for fact_id in finding.rivals if fact_id in facts]
    if not names or finding.culprit:
        return ""
    shown = wording.say("list_separator").join(names[:MOST_RIVALS])
    tie = wording.say("tie", count=len(finding.rivals), names=shown)
    return tie + (wording.say("tie_or_missing_row") if finding.missing_row else "")
