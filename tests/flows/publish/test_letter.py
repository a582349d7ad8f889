"""The letter reads like one from a colleague, and carries nothing that a name could smuggle in."""

from __future__ import annotations

import email
import re
from collections.abc import Sequence
from dataclasses import replace
from email.headerregistry import DateHeader
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from lxml import html

from expectations.findings import Finding
from expectations.names import Language
from flows.publish.letter import Letter, LetterError, compose_letter, letter_key, write_letter
from flows.publish.mail import MailboxError
from flows.publish.report import BookReport, render_pictures
from tests.flows.publish.samples import (
    DOCUMENT_ID,
    QUESTION,
    REPEATED,
    WRITTEN_AT,
    WRONG_PAIR,
    WRONG_SUM,
    draw_pdf,
    make_book,
    many_findings,
)

SENDER = "明账核对组 <mingzhang@example.cn>"
LETTER_ID = "0123456789abcdef"


def compose(
    books: Sequence[BookReport] = (make_book(),),
    recipient: str | None = "财务科 <finance@example.gov.cn>",
    sender: str = SENDER,
    language: Language = "zh",
    **others: str,
) -> EmailMessage:
    message = compose_letter(
        books,
        recipient,
        sender,
        pictures=render_pictures(books, lambda _: draw_pdf()),
        period="2025-11",
        written_at=WRITTEN_AT,
        language=language,
        letter_id=others.pop("letter_id", LETTER_ID),
        reply_to=others.pop("reply_to", "review@example.cn"),
    )
    parsed = email.message_from_bytes(message.as_bytes(), policy=SMTP)
    assert isinstance(parsed, EmailMessage)
    return parsed


def plain_text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def html_text(message: EmailMessage) -> str:
    body = message.get_body(("html",))
    assert isinstance(body, EmailMessage)
    return str(body.get_content())


def find_all(markup: str, path: str) -> list[Any]:
    found = html.document_fromstring(markup).xpath(path)
    assert isinstance(found, list)
    return found


def attachment(message: EmailMessage) -> EmailMessage:
    (attached,) = message.iter_attachments()
    assert isinstance(attached, EmailMessage)
    return attached


def write(findings: Sequence[Finding]) -> Letter:
    return write_letter(
        make_book(findings), "a@example.cn", SENDER, pictures={}, period="2025-11", written_at=WRITTEN_AT
    )


def test_the_headers_say_who_what_and_where_to_reply() -> None:
    message = compose()
    assert message["Subject"] == "关于《示例区档案馆2024年度部门决算公开》数据勾稽关系的提示（3 处）"
    assert message["From"] == SENDER
    assert message["To"] == "财务科 <finance@example.gov.cn>"
    assert message["Reply-To"] == "review@example.cn"
    assert message["Message-ID"] == f"<{LETTER_ID}@example.cn>"
    assert message["X-Mingzhang-Letter"] == LETTER_ID
    assert message["Auto-Submitted"] == "auto-generated"
    assert isinstance(message["Date"], DateHeader)
    assert message["Date"].datetime == WRITTEN_AT
    assert [name for name in message if name.lower().startswith("list-")] == []


def test_the_letter_says_what_was_found_what_to_do_and_how_sure_we_are() -> None:
    text = plain_text(compose())
    for sentence in (
        "示例区档案馆：",
        "我们在核对贵单位公开的《示例区档案馆2024年度部门决算公开》时，发现有 2 处数字按报表勾稽关系不能同时成立，"
        "另有 1 处不能确定、想请贵单位核实，现一并列出。",
        "确属笔误的，请更正后重新公开。我们下次核对时会读到新版本，不必另行告知。",
        "数字无误、另有原因的（例如口径不同），请直接回复本邮件说明，我们登记后不再就此提示。",
        "信中每个数字都由两套相互独立的程序分别读出，读数一致；截图中的方框就是它在原件上的位置。",
        "各组成数之和：1,010.00 万元（10,100,000 元）",
        "合计·本年支出合计（支出决算表 第 1 页）：1,000.00 万元",
        "两者相差：10.00 万元（100,000 元）",
        "最可能有误的数字：第 1 页《支出决算表》“201 一般公共服务支出·本年支出合计”，现印为 610.00 万元，"
        "应在 599.985 至 600.015 万元之间。",
        "3. 说明文字称本年度无此项支出，表中却有数字——请问是否有误？",
        "完整核对情况见附件《核对报告_示例区档案馆_2024.html》，用浏览器打开即可。",
        "2025年11月26日",
        f"编号 {LETTER_ID} · 期次 2025-11",
    ):
        assert sentence in text


def test_a_letter_of_questions_accuses_nobody() -> None:
    message = compose([make_book([QUESTION])])
    assert message["Subject"] == "关于《示例区档案馆2024年度部门决算公开》部分数据的询问（1 处）"
    for text in (plain_text(message), html_text(message)):
        assert "有 1 处不能确定，想请贵单位核实。" in text
        assert "不能同时成立" not in text
        assert "最可能有误" not in text


def test_every_picture_in_the_letter_is_inside_the_mail() -> None:
    message = compose()
    sources = find_all(html_text(message), "//img/@src")
    ids = [part["Content-ID"].strip("<>") for part in message.walk() if part["Content-ID"]]
    assert sources == [f"cid:{content_id}" for content_id in ids]
    assert len(sources) == 4
    pictures = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert all(part.get_content().startswith(b"\x89PNG") for part in pictures)
    assert {part.get_content_disposition() for part in pictures} == {"inline"}


def test_the_whole_report_is_attached_as_one_file_with_a_chinese_name() -> None:
    attached = attachment(compose())
    assert attached.get_filename() == "核对报告_示例区档案馆_2024.html"
    assert attached.get_content_type() == "text/html"
    sources = find_all(attached.get_content(), "//img/@src")
    assert len(sources) == 4
    assert all(source.startswith("data:image/png;base64,") for source in sources)


def test_ten_findings_stand_in_the_letter_and_the_rest_in_the_attachment() -> None:
    message = compose([make_book(many_findings(13))])
    text = plain_text(message)
    assert re.findall(r"^(\d+)\. 第", text, re.MULTILINE) == [str(n) for n in range(1, 11)]
    assert "另有 3 处，见附件《核对报告_示例区档案馆_2024.html》。" in text
    assert "（13 处）" in message["Subject"]
    assert len(find_all(attachment(message).get_content(), "//article")) == 13


def test_the_ten_most_serious_are_chosen_over_all_books() -> None:
    other = make_book(
        [WRONG_SUM], document_id="e" * 64, title="示例区档案馆2023年度部门决算公开", fiscal_year=2023
    )
    questions = [replace(QUESTION, finding_id=f"q{number}") for number in range(12)]
    text = plain_text(compose([make_book(questions), other]))
    assert "1. 合计印为 1,000.00 万元" in text
    assert "《示例区档案馆2024年度部门决算公开》、《示例区档案馆2023年度部门决算公开》" in text
    assert "另有 3 处，见附件《核对报告_示例区档案馆_2023-2024.html》。" in text


def test_two_books_are_named_in_one_subject() -> None:
    books = [make_book([WRONG_SUM]), make_book([WRONG_PAIR], document_id="e" * 64)]
    subject = compose(books)["Subject"]
    assert subject == "关于《示例区档案馆2024年度部门决算公开》等 2 份公开文件数据勾稽关系的提示（2 处）"


def test_a_letter_without_an_address_has_no_recipient() -> None:
    assert compose(recipient=None)["To"] is None


INJECTION = "某馆\r\nBcc: victim@example.cn\r\n\r\n<script>alert(1)</script>"


def test_no_name_can_add_a_header_or_a_recipient() -> None:
    book = make_book(publisher=INJECTION, title=INJECTION)
    message = compose([book])
    assert message["Bcc"] is None
    assert message["To"].addresses[0].addr_spec == "finance@example.gov.cn"
    assert message["From"].addresses[0].addr_spec == "mingzhang@example.cn"
    assert len(message["From"].addresses) == 1
    assert "\n" not in message["Subject"]
    assert "\n" not in str(attachment(message).get_filename())
    assert find_all(html_text(message), "//script") == []
    assert find_all(attachment(message).get_content(), "//script") == []


@pytest.mark.parametrize(
    "mailbox",
    [
        "a@example.cn\r\nBcc: victim@example.cn",
        "a@example.cn, b@example.cn",
        "a@example.cn,b@example.cn",
        "馆长\n<a@example.cn>",
        "a@b@example.cn",
        "x@y <a@example.cn>",
        "no address",
        "@example.cn",
        "a b@example.cn",
        "a@example.cn>\r\nRCPT TO:<b@example.cn",
    ],
)
def test_an_address_that_is_not_one_plain_mailbox_is_refused(mailbox: str) -> None:
    with pytest.raises(MailboxError, match="not one mail address"):
        compose(recipient=mailbox)
    with pytest.raises(MailboxError, match="not one mail address"):
        compose(sender=mailbox)


def test_a_file_name_cannot_leave_its_folder() -> None:
    name = attachment(compose([make_book(publisher="../../etc/passwd")])).get_filename()
    assert name == "核对报告_.._.._etc_passwd_2024.html"


def test_a_book_without_a_title_is_named_by_publisher_year_and_kind() -> None:
    assert "《示例区档案馆2024年度部门决算公开》" in compose([make_book(title=" ")])["Subject"]


def test_a_letter_needs_a_finding() -> None:
    with pytest.raises(LetterError, match="a letter needs a finding"):
        compose([make_book(())])


def test_a_letter_id_that_is_not_one_is_refused() -> None:
    with pytest.raises(LetterError, match="not a letter id"):
        compose(letter_id="../../x")


def test_the_key_depends_on_publisher_document_and_findings_in_any_order() -> None:
    key = letter_key("某馆", DOCUMENT_ID, ["b", "a"])
    assert key == letter_key("某馆", DOCUMENT_ID, ["a", "b", "a"])
    assert re.fullmatch(r"[0-9a-f]{32}", key)
    others = {
        letter_key("某局", DOCUMENT_ID, ["a", "b"]),
        letter_key("某馆", "e" * 64, ["a", "b"]),
        letter_key("某馆", DOCUMENT_ID, ["a"]),
        letter_key("某馆", DOCUMENT_ID, ["ab"]),
    }
    assert len(others | {key}) == 5


def test_a_written_letter_is_ready_for_the_outbox() -> None:
    letter = write([QUESTION, WRONG_SUM])
    assert letter.finding_ids == (WRONG_SUM.finding_id, QUESTION.finding_id)
    assert letter.letter_id == letter_key(letter.publisher, DOCUMENT_ID, letter.finding_ids)
    assert letter.message["X-Mingzhang-Letter"] == letter.letter_id


def test_the_letter_is_there_in_english() -> None:
    message = compose(language="en")
    assert message["Subject"] == "Figures in “示例区档案馆2024年度部门决算公开” that do not agree (3)"
    text = plain_text(message)
    assert "Each number in this letter was read alike by two independent programs" in text
    assert "3. The text says there is none. The form prints a number. Is this as intended?" in text


def test_the_mail_holds_only_ascii_so_that_any_server_passes_it_on() -> None:
    message = compose_letter(
        [make_book()],
        "a@example.cn",
        SENDER,
        pictures={},
        letter_id=LETTER_ID,
        period="2025-11",
        written_at=WRITTEN_AT,
    )
    content = message.as_bytes()
    assert content.isascii()
    assert max(len(line) for line in content.split(b"\r\n")) < 998


def test_a_finding_on_words_is_quoted_in_both_bodies() -> None:
    message = compose([make_book([REPEATED])])
    for passage in ("第 1 页：全年投入帮扶资金324万元。", "第 3 页：全年投入帮扶资金703万元。"):
        assert passage in plain_text(message)
    assert "全年投入帮扶资金703万元。" in html_text(message)
    assert "红色实线框：所引原文" in html_text(message)
