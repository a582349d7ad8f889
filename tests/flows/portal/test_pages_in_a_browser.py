"""The portal in a real Chromium, opened from the disk: what it loads, what it shows, how it is used."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2 as pdfium

from flows.portal.records import slug_of
from tests.flows.portal.browser import Browser
from tests.flows.portal.released import DISTRICT, HOSTILE, LABEL, QUOTE, TITLE

BODY = f"p/{slug_of(DISTRICT, HOSTILE)}.html"
PHONE, DESK = 390, 1280
KINDS = ("index.html", f"d/{slug_of(DISTRICT)}.html", BODY, "relations.html", "questions.html", "q/Q22.html",
         "digest.html", "search.html", "downloads.html")  # fmt: skip


def text_of(browser: Browser, selector: str) -> str:
    found: str = browser.run(f"document.querySelector({json.dumps(selector)})?.textContent ?? ''")
    return found


def test_no_page_loads_anything_from_outside_its_folder_or_complains(portal: Path, browser: Browser) -> None:
    inside = portal.as_uri() + "/"
    strays, complaints = [], []
    for page in sorted(portal.rglob("*.html")):
        browser.open(page)
        strays += [r for r in browser.requests if not r.startswith((inside, "data:"))]
        complaints += [(page.name, text) for text in browser.complaints]
    assert (strays, complaints) == ([], [])


def test_hostile_names_titles_labels_and_quotes_show_as_text(portal: Path, browser: Browser) -> None:
    browser.open(portal / BODY)
    assert text_of(browser, "h1") == HOSTILE
    assert text_of(browser, ".trail a") == DISTRICT
    assert TITLE in text_of(browser, "#findings ~ h3")
    assert LABEL.replace(" ", "") in text_of(browser, "table.arithmetic")  # names of rows lose their spaces
    assert QUOTE in text_of(browser, "blockquote")
    foreign = (
        "main script, main iframe, main img:not([src$='.png']), [onload], [onmouseover], a[href^='java']"
    )
    assert browser.run(f"document.querySelectorAll({json.dumps(foreign)}).length") == 0
    assert browser.run("typeof window.hacked") == "undefined"


def test_hostile_names_stay_text_on_every_page(portal: Path, browser: Browser) -> None:
    for page in (*KINDS, *(f"en/{page}" for page in KINDS)):
        browser.open(portal / page)
        assert browser.run("typeof window.hacked") == "undefined", page


def test_a_finding_shows_its_boxed_page_and_says_so_to_those_who_cannot_see_it(
    portal: Path, browser: Browser
) -> None:
    browser.open(portal / BODY)
    pictures = browser.run("[...document.querySelectorAll('figure img')].map(i => [i.naturalWidth, i.alt])")
    assert pictures
    assert all(width > 100 and "第" in alt for width, alt in pictures)


def test_a_search_by_name_amount_and_code_leads_to_the_page_of_the_body(
    portal: Path, browser: Browser
) -> None:
    amounts = (portal / f"search/{slug_of(DISTRICT)}.js").read_text("utf-8")
    printed = json.loads(amounts.partition("=")[2].partition("=")[2].rstrip(";\n"))["amounts"][0]
    for sought in ("onerror", printed[3], printed[4].split()[0], "2010301", "R113", "Q14"):
        browser.open(portal / "search.html")
        browser.run("document.querySelector('input').focus()")
        browser.type(sought)
        found = browser.wait_for(
            "document.querySelector('#results a') && "
            "[...document.querySelectorAll('#results a')].map(a => a.href)"
        )
        assert all(Path(address.removeprefix("file://").partition("#")[0]).exists() for address in found), (
            sought
        )
    browser.open(portal / "search.html", fragment="#onerror")
    assert browser.wait_for("document.querySelector('#results a')?.textContent") == HOSTILE
    assert browser.run("typeof window.hacked") == "undefined"


def test_what_is_not_there_is_said_to_a_screen_reader(portal: Path, browser: Browser) -> None:
    browser.open(portal / "search.html", fragment="#没有这样的单位")
    assert browser.wait_for("document.querySelector('[role=status]').textContent") == "没有找到。"


def test_the_first_key_reaches_the_content_and_the_next_ones_every_link(
    portal: Path, browser: Browser
) -> None:
    browser.open(portal / "index.html")
    browser.press("Tab")
    assert browser.run("document.activeElement.className") == "skip"
    browser.press("Enter")
    assert browser.wait_for("location.hash === '#content' && document.activeElement.id") == "content"
    links = browser.run("document.querySelectorAll('main a').length")
    reached = set()
    for _ in range(links + browser.run("document.querySelectorAll('main [tabindex], main summary').length")):
        browser.press("Tab")
        reached.add(browser.run("document.activeElement.href ?? ''"))
    assert set(browser.run("[...document.querySelectorAll('main a')].map(a => a.href)")) <= reached


def test_no_page_is_wider_than_a_phone_or_slower_than_a_second(portal: Path, browser: Browser) -> None:
    for page in (*KINDS, *(f"en/{page}" for page in KINDS)):
        for width in (PHONE, DESK):
            seconds = browser.open(portal / page, width=width)
            wider = browser.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider == 0, (page, width)
            assert seconds < 1, (page, width)


def test_the_language_switch_leads_to_the_same_page_and_back(portal: Path, browser: Browser) -> None:
    for page in KINDS:
        browser.open(portal / page)
        assert ("zh-CN", (portal / "en" / page).as_uri()) == tuple(
            browser.run("[document.documentElement.lang, document.querySelector('.language a').href]")
        )
        browser.open(portal / "en" / page)
        assert ("en", (portal / page).as_uri()) == tuple(
            browser.run("[document.documentElement.lang, document.querySelector('.language a').href]")
        )


def test_without_scripts_every_page_but_the_search_says_all_it_has(portal: Path, browser: Browser) -> None:
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(portal / "search.html")
        assert "脚本" in text_of(browser, "noscript")
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)
    scripted = [p.name for p in portal.rglob("*.html") if "<script" in p.read_text("utf-8").split("<body")[0]]
    assert [name for name in scripted if name != "dictionary.html"] == ["search.html"] * 2


def test_in_print_the_page_keeps_its_content_and_drops_its_menu(portal: Path, browser: Browser) -> None:
    browser.open(portal / BODY)
    with pdfium.PdfDocument(browser.print_pdf()) as printed:
        text = "".join(page.get_textpage().get_text_range() for page in printed)
    assert "onerror" in text
    assert "勾稽关系核对" not in text
    assert "English" not in text


def test_a_page_is_built_of_what_a_screen_reader_looks_for(portal: Path, browser: Browser) -> None:
    for page in KINDS:
        browser.open(portal / page)
        faults = browser.run(
            """(() => {
                const faults = [], levels = [...document.querySelectorAll('h1,h2,h3,h4')].map(h => +h.tagName[1]);
                if (document.querySelectorAll('h1').length !== 1) faults.push('one h1');
                levels.reduce((a, b) => { if (b > a + 1) faults.push('level ' + a + ' to ' + b); return b; }, 0);
                for (const i of document.querySelectorAll('img')) if (!i.alt) faults.push('img');
                for (const i of document.querySelectorAll('input')) if (!i.labels.length) faults.push('label');
                for (const s of document.querySelectorAll('svg'))
                    if (!s.closest('[aria-hidden],[role=img]')) faults.push('svg');
                for (const t of document.querySelectorAll('table')) if (!t.querySelector('th')) faults.push('table');
                for (const a of document.querySelectorAll('a')) if (!a.textContent.trim()) faults.push('link');
                for (const r of document.querySelectorAll('[aria-labelledby]'))
                    if (!document.getElementById(r.getAttribute('aria-labelledby'))) faults.push('labelledby');
                const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                if (new Set(ids).size !== ids.length) faults.push('id twice');
                for (const part of ['main', 'nav', 'header', 'footer'])
                    if (!document.querySelector(part)) faults.push(part);
                return faults; })()"""
        )
        assert faults == [], page
