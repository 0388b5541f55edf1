"""The loop on screen, in Chromium, by the roles concerned: a report comes in, is reviewed, issued, received, reported with evidence, falls behind,

is noticed, objected to, done, verified, closed, reopened.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bihuan.organisation.models import Role
from tests.conftest import ROOT
from tests.site.desks.served import PEOPLE, SECOND, Site, do, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.enable_socket
REPORT = ROOT / "examples/mingchuan-2027.txt"
FEBRUARY, JUNE = "2027-02-08", "2027-06-03"
PROMISE = "新入规38家以上"
MEASURE, TARGET, HALF = "工业企业新入规", "38", "5"
SECTION, LEAD = "聚焦聚力强产业", "市工信局"
REFUSED = "Failed to load resource: the server responded with a status of 409 (Conflict)"


def test_a_report_goes_all_the_way_round(browser: Browser, example: Path, tmp_path: Path) -> None:
    wrong: list[str] = []
    with served(browser, example, tmp_path, FEBRUARY) as site:
        office, complaints = site.enter(PEOPLE[Role.SUPERVISION])
        come_in(office, site)
        review(office)
        code = issue(office, site)
        unit, more = site.enter(PEOPLE[Role.UNIT])
        assert "待签收" in unit.inner_text("main")
        assert "推进中" in do(unit, site, code, "acknowledge")
        wrong += complaints + more
    with served(browser, example, tmp_path, JUNE) as site:
        office, complaints = site.enter(PEOPLE[Role.SUPERVISION])
        unit, more = site.enter(PEOPLE[Role.UNIT])
        second, most = site.enter(SECOND)
        report(unit, site, code, tmp_path)
        notice(office, unit, second, site, code)
        close(office, unit, second, site, code)
        wrong += complaints + more + most
    assert wrong == [REFUSED] * 3


def come_in(office: Page, site: Site) -> None:
    """Uploaded; its reading shows how it goes and leads on to the review desk."""
    office.goto(f"{site.address}/reports/")
    office.set_input_files("[name=files]", str(REPORT))
    office.click("main form button.main")
    office.wait_for_url(re.compile(r"/reports/\d+/"))
    assert "明川市 2027" in office.inner_text("h1")


def review(office: Page) -> None:
    """One with the enter key, one rejected with its reason and then accepted after all, the promise's section at once; then drafted."""
    first = office.inner_text(".item.here .quote-of")
    office.keyboard.press("Enter")
    office.locator(".notes", has_text="已采纳").wait_for()
    office.locator(".item.here .quote-of").filter(has_not_text=first).wait_for()
    office.click(".item.here summary:has-text('不采纳')")
    office.fill(".item.here [name=reason]", "这是手段")
    office.click(".item.here button:has-text('确认不采纳')")
    office.locator(".notes", has_text="不采纳").locator("a").click()
    office.click(".item.here button.main")
    office.locator(".notes", has_text="已采纳").wait_for()
    office.click(f".outline a:has-text('{SECTION}')")
    office.locator("h2", has_text=SECTION).wait_for()
    office.click("button:has-text('采纳本章节')")
    office.locator(".notes", has_text="已采纳").wait_for()
    office.click("button:has-text('立项')")
    office.locator(".notes", has_text="已立项").wait_for()


def issue(office: Page, site: Site) -> str:
    """In the breakdown table: its lead, saved as it is chosen, its deadline, and issued with those that are ticked."""
    row = office.locator("tbody tr", has_text=PROMISE)
    code = str(row.locator("[name=code]").get_attribute("value"))
    with office.expect_response("**/row/"):
        row.locator("select[name=lead]").select_option(label=LEAD)
    row.locator("[name=deadline]").fill("年内")
    with office.expect_response("**/row/"):
        row.locator("[name=deadline]").blur()
    row.locator(".chip", has_text="可以交办").wait_for()
    take_apart(office, site, code)
    office.goto(f"{site.address}/breakdown/?words={PROMISE}")
    office.check("tbody [name=code]")
    office.select_option("#bulk [name=deed]", label="交办")
    office.click("#bulk button.main")
    assert PROMISE in office.inner_text("main table")
    office.click("main form button.main")
    office.locator(".notes", has_text="1").first.wait_for()
    office.goto(f"{site.address}/c/{code}/")
    assert "待签收" in office.inner_text("main")
    return code


def take_apart(office: Page, site: Site, code: str) -> None:
    """On its own page: shares of districts with their sum told as they are typed, checkpoints by quarters."""
    office.goto(f"{site.address}/breakdown/{code}/")
    split = office.locator("#split")
    split.locator("input.n").first.press_sequentially("20")
    split.locator(".sum", has_text="20 / 38").wait_for()
    split.locator("button:has-text('平均分配')").click()
    split.locator(".sum", has_text="38 / 38").wait_for()
    split.locator("button.main").click()
    office.locator(".notes", has_text="指标分解：已保存").wait_for()
    office.locator("#milestones [name=preset]").select_option(label="按季度")
    office.click("#milestones button:has-text('填入')")
    office.click("#milestones button.main")
    office.locator(".notes", has_text="节点：已保存").wait_for()


def report(unit: Page, site: Site, code: str, folder: Path) -> None:
    """The line saved as it is typed, sent, with its evidence."""
    unit.goto(f"{site.address}/fill/")
    line = unit.locator(f"[id='{code}']")
    line.locator("textarea").fill("新入规企业二十家，名单已报统计部门")
    line.locator("input[name^=figure-]").fill(HALF)
    line.locator("text=已存").wait_for()
    line.locator("button.main").click()
    assert "已报送" in unit.inner_text("main")
    proof = folder / "名单.txt"
    proof.write_text("新入规企业名单", encoding="utf-8")
    unit.goto(f"{site.address}/c/{code}/attach/")
    unit.set_input_files("[name=evidence]", str(proof))
    unit.click("main form button.main")
    assert "份材料" in unit.inner_text("main")


def notice(office: Page, unit: Page, second: Page, site: Site, code: str) -> None:
    """Behind, so a notice; the objection is reviewed by another person than the one who sent it."""
    office.goto(f"{site.address}/office/?section=behind")
    assert PROMISE in office.inner_text("main")
    assert "蓝色督办单" in do(office, site, code, "issue-notice", grade="蓝", words="落后序时进度，请说明")
    assert re.search("逐级|才能", do(office, site, code, "issue-notice", grade="红", words="再催"))
    unit.goto(f"{site.address}/mine/?section=notices_to_answer")
    assert PROMISE in unit.inner_text("main")
    do(unit, site, code, "object", against="督办单", words="入规统计每季度一次")
    assert "不同的人" in do(office, site, code, "dismiss-objection", objection="入规", reason="指标按月可查")
    assert "不成立" in do(second, site, code, "dismiss-objection", objection="入规", reason="指标按月可查")
    do(unit, site, code, "answer-notice", notice="落后", words="七月起按月入规三十家")


def close(office: Page, unit: Page, second: Page, site: Site, code: str) -> None:
    """Done only with the figure; verified and closed by the office; reopened with a reason."""
    assert "达到之后" in do(unit, site, code, "complete", words="完成")
    do(unit, site, code, "observe", target=MEASURE, value=TARGET, period="2027-05", source="统计局")
    assert "已报办结待核查" in do(unit, site, code, "complete", words="已达到目标")
    assert "待销号" in do(office, site, code, "verify", words="与统计局名单一致")
    assert "已销号" in do(second, site, code, "close")
    assert "推进中" in do(office, site, code, "reopen", reason="其中三家已退规")


def test_it_works_with_scripts_off(acted_in: Site) -> None:
    page, wrong = acted_in.enter(PEOPLE[Role.UNIT], java_script_enabled=False)
    page.goto(f"{acted_in.address}/fill/")
    line = page.locator("form.line").first
    line.locator("textarea").fill("九月按计划推进，完成两个节点")
    line.locator("button.main").click()
    assert "已报送" in page.inner_text("main")
    assert wrong == []


def test_it_works_by_keyboard_alone(acted_in: Site) -> None:
    """From the log-in to a promise's notice; the first stop of a page leads past the menu."""
    page, wrong = acted_in.enter(PEOPLE[Role.SUPERVISION])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    tab_to(page, "issue-notice")
    page.keyboard.press("Enter")
    page.wait_for_url("**/issue-notice/**")
    tab_to(page, "grade")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    tab_to(page, "words")
    page.keyboard.type("进度落后，请说明原因和下一步")
    tab_to(page, "main")
    page.keyboard.press("Enter")
    page.get_by_text("已办理").wait_for()
    assert wrong == []


def tab_to(page: Page, what: str) -> None:
    """Go on by the tab key until the address, name or class of what has the focus names it."""
    here = "(e => [e.getAttribute('href'), e.getAttribute('name'), e.className].join(' '))(document.activeElement)"
    for _ in range(120):
        page.keyboard.press("Tab")
        if what in page.evaluate(here):
            return
    pytest.fail(f"no way by keyboard to {what}")
