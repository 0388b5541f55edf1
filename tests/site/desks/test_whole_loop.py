"""The loop on screen, in Chromium, by the roles concerned: issued, received, reported, behind, noticed, objected to, done, closed, reopened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bihuan.organisation.models import Role
from tests.site.desks.served import PEOPLE, SECOND, Site, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.enable_socket
PROMISE = "规上工业企业达到550家"


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One to act in."""
    with served(browser, tmp_path_factory.mktemp("loop")) as one:
        yield one


def do(page: Page, site: Site, code: str, act: str, **values: str) -> str:
    """Fill the form of an act and send it; what the next page says."""
    page.goto(f"{site.address}/c/{code}/{act}/")
    for name, value in values.items():
        field = page.locator(f"main form [name={name}]")
        tag = field.evaluate("node => node.tagName")
        if tag == "SELECT":
            option = field.locator(f"option:has-text('{value}')").first
            field.select_option(str(option.get_attribute("value")))
        else:
            field.fill(value)
    page.click("main form button.main")
    return page.inner_text("main")


def test_a_promise_goes_all_the_way_round(site: Site, tmp_path: Path) -> None:
    office, wrong = site.enter(PEOPLE[Role.SUPERVISION])
    office.goto(f"{site.address}/commitments/?words={PROMISE}")
    code = office.get_attribute("a.quote", "href").strip("/").split("/")[-1]  # type: ignore[union-attr]
    assert "已办理" in do(office, site, code, "name-lead", post="市工信局 副")
    assert "已办理" in do(office, site, code, "set-deadline", words="年内")
    assert "已交办待签收" in do(office, site, code, "assign")

    unit, unit_wrong = site.enter(PEOPLE[Role.UNIT])
    assert "待签收" in unit.inner_text("main")
    assert "推进中" in do(unit, site, code, "acknowledge")
    unit.goto(f"{site.address}/fill/")
    line = unit.locator(f"[id='{code}']")
    line.locator("textarea").fill("新入规企业二十家，名单已报统计部门")
    line.locator("input[name^=figure-]").fill("100")
    line.locator("text=已存").wait_for()
    line.locator("button.main").click()
    assert "已报送" in unit.inner_text("main")
    proof = tmp_path / "名单.txt"
    proof.write_text("新入规企业名单", encoding="utf-8")
    unit.goto(f"{site.address}/c/{code}/attach/")
    unit.set_input_files("[name=evidence]", str(proof))
    unit.click("main form button.main")
    assert "份材料" in unit.inner_text("main")

    office.goto(f"{site.address}/office/?section=behind")
    assert PROMISE in office.inner_text("main")
    assert "蓝色督办单" in do(office, site, code, "issue-notice", grade="蓝", words="落后序时进度，请说明")
    assert "逐级" in do(office, site, code, "issue-notice", grade="红", words="再催") or "才能" in office.inner_text(
        "main"
    )
    unit.goto(f"{site.address}/mine/?section=notices_to_answer")
    assert PROMISE in unit.inner_text("main")
    do(unit, site, code, "object", against="督办单", words="入规统计每季度一次")
    assert "不同的人" in do(office, site, code, "dismiss-objection", objection="入规", reason="指标按月可查")
    second, _ = site.enter(SECOND)
    assert "不成立" in do(second, site, code, "dismiss-objection", objection="入规", reason="指标按月可查")
    do(unit, site, code, "answer-notice", notice="落后", words="十月起按月入规三十家")

    assert "达到之后" in do(unit, site, code, "complete", words="完成")
    do(unit, site, code, "observe", target="规上工业企业", value="550", period="2026-09", source="统计局")
    assert "已报办结待核查" in do(unit, site, code, "complete", words="已达到550家")
    assert "待销号" in do(office, site, code, "verify", words="与统计局名单一致")
    assert "已销号" in do(second, site, code, "close")
    assert "推进中" in do(office, site, code, "reopen", reason="其中三家已退规")
    assert wrong + unit_wrong == ["Failed to load resource: the server responded with a status of 409 (Conflict)"] * 3


def test_it_works_with_scripts_off(site: Site) -> None:
    page, wrong = site.enter(PEOPLE[Role.UNIT], java_script_enabled=False)
    page.goto(f"{site.address}/fill/")
    line = page.locator("form.line").first
    line.locator("textarea").fill("九月按计划推进，完成两个节点")
    line.locator("button.main").click()
    assert "已报送" in page.inner_text("main")
    assert wrong == []
