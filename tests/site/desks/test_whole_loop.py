"""The loop on screen, in Chromium, by the roles concerned: issued, received, reported, behind, noticed, objected to, done, closed, reopened."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from bihuan.demo.build import PASSWORD, TODAY
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.enable_socket
OFFICE, SECOND, UNIT, LEADER = "duchazhuren-jia", "duchazhuanyuan-yi", "gongxin-fu-jia", "fushizhang-yi"
PROMISE = "规上工业企业达到550家"
PATIENCE = 10_000
"""Milliseconds for one step in the browser."""


class Site(NamedTuple):
    """A site of its own, with the example city, and the browser that looks at it."""

    address: str
    browser: Browser

    def enter(self, who: str, language: str = "zh", **options: object) -> tuple[Page, list[str]]:
        """Log in; the page, and whatever it complains of or asks of other hosts."""
        context: BrowserContext = self.browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        page, wrong = context.new_page(), list[str]()
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith(self.address) else wrong.append(asked.url))
        page.goto(f"{self.address}/login/")
        page.fill("#id_login", who)
        page.fill("#id_password", PASSWORD)
        page.click("main button")
        page.wait_for_url(lambda url: "/login/" not in url)
        if language == "en":
            page.click("button:has-text('English')")
        return page, wrong


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Built and served as a user would."""
    folder = tmp_path_factory.mktemp("loop")
    env = {name: value for name, value in os.environ.items() if not name.startswith(("BIHUAN_", "DJANGO_"))}
    env |= {"BIHUAN_DATA": str(folder / "data")}
    call = [sys.executable, "-m", "bihuan"]
    subprocess.run([*call, "demo", "--no-serve"], check=True, env=env, cwd=ROOT, capture_output=True, timeout=120)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    env["BIHUAN_TODAY"] = TODAY.isoformat()
    server = subprocess.Popen(
        [*call, "serve", "--port", str(port), "--workers", "1"],
        env=env,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield Site(f"http://127.0.0.1:{port}", browser)
    finally:
        for context in browser.contexts:
            context.close()
        server.terminate()
        server.wait(30)


def _wait(port: int) -> None:
    """Until it answers: its worker starts seconds after the port is open."""
    for _ in range(120):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    pytest.fail("the site did not come up")


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
    office, wrong = site.enter(OFFICE)
    office.goto(f"{site.address}/commitments/?words={PROMISE}")
    code = office.get_attribute("a.quote", "href").strip("/").split("/")[-1]  # type: ignore[union-attr]
    assert "已办理" in do(office, site, code, "name-lead", post="市工信局 副")
    assert "已办理" in do(office, site, code, "set-deadline", words="年内")
    assert "已交办待签收" in do(office, site, code, "assign")

    unit, unit_wrong = site.enter(UNIT)
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


PAGES = {
    OFFICE: ("/office/", "/commitments/", "/c/mingchuan-2026-0030/", "/c/mingchuan-2026-0030/issue-notice/", "/questions/", "/bulletins/1/", "/cases/",
             "/cases/11/", "/themes/", "/themes/industry/"),
    UNIT: ("/mine/", "/fill/", "/burden/"),
    LEADER: ("/leader/",),
}  # fmt: skip


@pytest.mark.parametrize("who", PAGES)
@pytest.mark.parametrize(("language", "scheme", "width"), [("zh", "light", 1440), ("en", "dark", 390)])
def test_axe_finds_no_serious_fault(site: Site, who: str, language: str, scheme: str, width: int) -> None:
    page, wrong = site.enter(
        who, language, color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    for address in PAGES[who]:
        page.goto(site.address + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        page.evaluate(axe)
        found = page.evaluate(
            "async () => (await axe.run()).violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => [v.id, v.nodes[0].html])"
        )
        assert found == [], address
    assert wrong == []


def test_it_works_with_scripts_off(site: Site) -> None:
    page, wrong = site.enter(UNIT, java_script_enabled=False)
    page.goto(f"{site.address}/fill/")
    line = page.locator("form.line").first
    line.locator("textarea").fill("九月按计划推进，完成两个节点")
    line.locator("button.main").click()
    assert "已报送" in page.inner_text("main")
    assert wrong == []
