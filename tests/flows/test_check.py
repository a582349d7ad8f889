"""`mingzhang check` says of files at hand what the night would say, and of bad ones why they cannot be checked."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from expectations.names import write_printed
from flows.check import Checked, as_json, check_files, exact_text
from flows.check_report import print_checked, write_checked
from flows.demo.site import BOOKS_FOLDER
from flows.settings import Settings
from tests.demo_books.planted import FILE as PLANTED
from tests.expectations.golden import judge_demo, read_demo, summarize
from tests.flows.bad_files import BAD_FILES, BOOK, write_bad_files

DOCS = Path(__file__).parents[2] / "docs" / "check-json.md"
CLEAN = "qinglan_statistics_2024.pdf"

KEYS = {
    "file",
    "publisher",
    "fiscal_year",
    "kind",
    "forms",
    "facts",
    "claims",
    "verdicts",
    "findings",
    "issues",
}
FORM_KEYS = {"status", "reason", "pages"}
FACT_KEYS = {
    "id", "form", "code", "concept", "side", "label", "measure", "text", "state", "unit", "amount_yuan", "step_yuan",
    "page", "bbox", "inferred",
}  # fmt: skip
FINDING_KEYS = {
    "id", "relation", "instance", "verdict", "severity", "message_zh", "message_en", "facts", "also", "expected",
    "printed", "difference", "culprit", "rivals", "missing_row", "quotes",
}  # fmt: skip
CULPRIT_KEYS = {"fact", "low_yuan", "high_yuan", "evidence"}
CLAIM_KEYS = FACT_KEYS | {"quantity", "sentence"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("books")


@pytest.fixture(scope="module")
def checked(folder: Path) -> Mapping[str, Checked]:
    """Good and bad files, checked in one go."""
    files = [
        BOOKS_FOLDER / PLANTED,
        *write_bad_files(folder),
        folder,
        folder / "missing.pdf",
        BOOKS_FOLDER / CLEAN,
    ]
    outcomes = list(check_files(files, Settings(workers=2)))
    assert [outcome.file for outcome in outcomes] == files
    return {outcome.file.name: outcome for outcome in outcomes}


def json_of(checked: Checked) -> dict[str, Any]:
    """Return the JSON as a program receives it."""
    received: dict[str, Any] = json.loads(json.dumps(as_json(checked), ensure_ascii=False))
    return received


@pytest.mark.parametrize("name", [PLANTED, CLEAN])
def test_a_book_is_judged_as_at_night_but_for_what_other_books_say(
    checked: Mapping[str, Checked], name: str
) -> None:
    book = judge_demo()[name]
    alone = tuple(j for j in book.judged if j.relation.scope == "within")
    assert checked[name].document == book.document
    assert as_json(checked[name])["verdicts"] == summarize(replace(book, judged=alone))["verdicts"]
    assert [f.message_zh for f in checked[name].findings] == [f.message_zh for f in book.findings]


def test_the_json_has_exactly_the_documented_keys(checked: Mapping[str, Checked]) -> None:
    book = json_of(checked[PLANTED])
    assert set(book) == KEYS
    assert set(book["forms"]) == {f"T0{number}" for number in range(1, 10)}
    assert {frozenset(form) for form in book["forms"].values()} == {frozenset(FORM_KEYS)}
    assert {frozenset(fact) for fact in book["facts"]} == {frozenset(FACT_KEYS)}
    assert {frozenset(finding) for finding in book["findings"]} == {frozenset(FINDING_KEYS)}
    culprits = [finding["culprit"] for finding in book["findings"]]
    assert {frozenset(culprit) for culprit in culprits if culprit} == {frozenset(CULPRIT_KEYS)}


def test_every_key_stands_in_the_documentation() -> None:
    text = DOCS.read_text(encoding="utf-8")
    documented = {
        word
        for quoted in re.findall(r"`([^`\n]+)`|\{([^}]+)\}", text)
        for word in re.findall(r"\w+", " ".join(quoted))
    }
    assert documented >= KEYS | FORM_KEYS | CLAIM_KEYS | FINDING_KEYS | CULPRIT_KEYS
    assert set(re.findall(r"^\| (?:`\w+`, )*`(\w+)`", text, re.MULTILINE)) <= KEYS


def test_who_published_what_is_said_first(checked: Mapping[str, Checked]) -> None:
    book = json_of(checked[PLANTED])
    assert (book["publisher"], book["fiscal_year"], book["kind"]) == (
        "青岚区文化和旅游局",
        2024,
        "final_accounts",
    )
    assert book["file"] == str(BOOKS_FOLDER / PLANTED)
    assert book["issues"] == []
    assert book["forms"]["T01"] == {"status": "read", "reason": "", "pages": [5]}


def test_a_claim_of_the_prose_stands_with_its_sentence(checked: Mapping[str, Checked]) -> None:
    claims = {claim["id"]: claim for claim in json_of(checked[CLEAN])["claims"]}
    assert {frozenset(claim) for claim in claims.values()} == {frozenset(CLAIM_KEYS)}
    share = next(c for c in claims.values() if c["measure"] == "share_of_expenditure_pct")
    assert (share["unit"], share["amount_yuan"]) == ("%", None)
    assert Decimal(share["quantity"]) == Decimal(share["text"].rstrip("%"))
    assert share["text"].rstrip("%") in share["sentence"]


def test_money_is_exact_text_in_yuan(checked: Mapping[str, Checked]) -> None:
    book = json_of(checked[PLANTED])
    money = [(fact["amount_yuan"], fact["step_yuan"]) for fact in book["facts"]]
    money += [(f["expected"], f["printed"]) for f in book["findings"]]
    assert all(re.fullmatch(r"-?\d+(\.\d*[1-9])?", text) for pair in money for text in pair)
    by_id = {fact["id"]: fact for fact in book["facts"]}
    misprint = by_id["T03.2070109.project_expenditure"]
    assert (misprint["text"], misprint["amount_yuan"], misprint["step_yuan"]) == ("280.60", "2806000", "100")


def test_every_printed_number_is_a_fact_and_blanks_only_where_a_finding_cites_them(
    checked: Mapping[str, Checked],
) -> None:
    book = json_of(checked[PLANTED])
    document = read_demo()[PLANTED]
    cited = {fact for finding in book["findings"] for fact in finding["facts"]}
    assert {fact["id"] for fact in book["facts"]} == cited | {
        f.fact_id for f in document.facts if f.text.strip()
    }
    assert {fact["id"] for fact in book["facts"] if fact["state"] == "blank"} <= cited
    assert {(f["id"], f["label"]) for f in book["facts"]} <= {(f.fact_id, f.label) for f in document.facts}


def test_a_box_is_four_numbers_on_the_page_in_printed_order(checked: Mapping[str, Checked]) -> None:
    for fact in json_of(checked[CLEAN])["facts"]:
        x0, top, x1, bottom = fact["bbox"]
        assert 0 <= x0 < x1 <= 842
        assert 0 <= top < bottom <= 842


def test_a_finding_cites_facts_that_stand_in_the_same_json(checked: Mapping[str, Checked]) -> None:
    book = json_of(checked[PLANTED])
    ids = {fact["id"] for fact in (*book["facts"], *book["claims"])}
    assert len(book["findings"]) == 5
    for finding in book["findings"]:
        assert set(finding["facts"]) <= ids
        assert Decimal(finding["printed"]) - Decimal(finding["expected"]) == Decimal(finding["difference"])
        culprit = finding["culprit"]
        assert culprit is None or culprit["fact"] == finding["facts"][0]
        assert culprit is None or Decimal(culprit["low_yuan"]) <= Decimal(culprit["high_yuan"])


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        ("1E+2", "100"),
        ("100.000000", "100"),
        ("-0.500000", "-0.5"),
        ("0.000000", "0"),
        ("0.000001", "0.000001"),
    ],
)
def test_an_exact_amount_is_plain_text(amount: str, text: str) -> None:
    assert exact_text(Decimal(amount)) == text
    assert exact_text(None) is None


BAD = {
    **{name: (state, reason) for name, (_, state, reason) in BAD_FILES.items()},
    "missing.pdf": ("unreadable", "there is no file {folder}/missing.pdf"),
    "{folder.name}": ("unreadable", "{folder} is a folder; name the PDF files in it"),
}


@pytest.mark.parametrize(("name", "expected"), BAD.items(), ids=BAD)
def test_a_bad_file_has_one_clear_reason(
    checked: Mapping[str, Checked], folder: Path, name: str, expected: tuple[str, str]
) -> None:
    outcome = checked[name.format(folder=folder)]
    assert outcome.error is not None
    assert (outcome.error.state, str(outcome.error)) == (expected[0], expected[1].format(folder=folder))
    assert as_json(outcome) == {
        "file": str(outcome.file), "publisher": None, "fiscal_year": None, "kind": None, "forms": {}, "facts": [], "claims": [],
        "verdicts": {}, "findings": [], "issues": [str(outcome.error)],
    }  # fmt: skip


def test_a_book_whose_end_was_lost_is_mended_and_read(tmp_path: Path) -> None:
    (tmp_path / "end.pdf").write_bytes(BOOK[:-6])
    (outcome,) = check_files([tmp_path / "end.pdf"], Settings())
    assert outcome.document is not None
    assert outcome.document.facts == read_demo()[CLEAN].facts


def test_a_name_no_file_can_have_is_a_reason_too(tmp_path: Path) -> None:
    (outcome,) = check_files([tmp_path / ("x" * 300)], Settings())
    assert str(outcome.error).endswith("cannot be opened: File name too long")


def test_a_file_given_twice_is_checked_twice(tmp_path: Path) -> None:
    (tmp_path / "word.pdf").write_bytes(BAD_FILES["word.pdf"][0])
    outcomes = list(check_files([tmp_path / "word.pdf"] * 2, Settings()))
    assert [str(outcome.error) for outcome in outcomes] == [BAD_FILES["word.pdf"][2]] * 2


def shown(checked: Checked) -> str:
    console = Console(width=400, record=True, file=None, force_terminal=False)
    with console.capture() as capture:
        print_checked(checked, console)
    return capture.get()


def test_a_person_reads_every_finding_with_its_likely_culprit(checked: Mapping[str, Checked]) -> None:
    text = shown(checked[PLANTED])
    assert "青岚区文化和旅游局 · 2024 年度 · 28 页" in text
    for number, finding in enumerate(checked[PLANTED].findings, start=1):
        assert f"{number}. [矛盾 {finding.relation}] {finding.message_zh}" in text
    assert text.count("最可能有误") == 4
    assert "“公务接待费·决算数”，应在 4.19 至 4.21 万元之间" in text


def test_a_person_reads_that_nothing_was_found_and_how_much_was_compared(
    checked: Mapping[str, Checked],
) -> None:
    text = shown(checked[CLEAN])
    assert "比较了 708 项勾稽关系，708 项完全相符，0 项相差不超过四舍五入。" in text
    assert "没有发现不能同时成立的数字。" in text


def test_a_person_reads_why_a_file_cannot_be_checked_in_one_line(checked: Mapping[str, Checked]) -> None:
    assert shown(checked["locked.pdf"]).splitlines()[1:] == [f"无法核对: {BAD_FILES['locked.pdf'][2]}"]


def test_a_report_shows_every_finding_on_its_boxed_pages(
    checked: Mapping[str, Checked], tmp_path: Path
) -> None:
    index = write_checked(tmp_path / "report", checked[PLANTED])
    page = index.read_text(encoding="utf-8")
    pictures = sorted(path.name for path in index.parent.glob("*.png"))
    assert len(pictures) == 7  # three findings stand on one page, two on two
    assert all(name in page for name in pictures)
    assert all((index.parent / name).read_bytes().startswith(b"\x89PNG") for name in pictures)
    assert all(write_printed(f.facts[0], "zh") in page for f in checked[PLANTED].findings)


def test_a_report_on_a_book_without_findings_says_so_without_pictures(
    checked: Mapping[str, Checked], tmp_path: Path
) -> None:
    index = write_checked(tmp_path, checked[CLEAN])
    assert "青岚区统计局" in index.read_text(encoding="utf-8")
    assert list(tmp_path.iterdir()) == [index]
