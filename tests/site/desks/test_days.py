"""The days of those who neither issue nor report: leader, deputy, citizen, auditor, administrator, on screen in Chromium."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bihuan.organisation.models import Role
from tests.site.desks.served import PEOPLE, Site, do

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.enable_socket
REFORM = "fagai-fu-jia"
"""Of the reform commission, which leads what is behind."""
OWN = "wo-de-mima-2026"


def test_a_leader_instructs_in_one_line_and_is_answered(acted_in: Site) -> None:
    leader, wrong = acted_in.enter(PEOPLE[Role.LEADER])
    matter = leader.locator(".matters > li", has=leader.locator("form.one-line")).filter(has_text="市发展改革委").first
    assert matter.locator(".light.red").count() == 1
    code = str(matter.locator("a.promise").get_attribute("href")).strip("/").split("/")[-1]
    matter.locator("[name=words]").fill("九月底前到现场开一次会，把卡点列出来")
    matter.locator("button.main").click()
    leader.locator(".notes", has_text="批示").wait_for()
    unit, more = acted_in.enter(REFORM)
    assert "九月底前到现场开一次会" in unit.goto(f"{acted_in.address}/c/{code}/").text()  # type: ignore[union-attr]
    do(unit, acted_in, code, "answer", instruction="九月底前", words="已于九月二十日开会，列出三处卡点")
    assert "已于九月二十日开会" in leader.goto(f"{acted_in.address}/c/{code}/").text()  # type: ignore[union-attr]
    citizen, most = acted_in.enter(PEOPLE[Role.CITIZEN])
    page = citizen.goto(f"{acted_in.address}/c/{code}/").text()  # type: ignore[union-attr]
    assert ("九月底前到现场" in page, "三处卡点" in page) == (False, False)
    assert wrong + more + most == []


def test_a_leader_prints_a_theme_and_sees_on_whom_approvals_wait(acted_in: Site) -> None:
    leader, wrong = acted_in.enter(PEOPLE[Role.LEADER])
    waiting = leader.locator("section", has_text="联审联批在等谁").locator("tbody tr")
    assert "市生态环境局" in waiting.first.inner_text()
    assert waiting.first.locator(".late").count() == 1
    leader.click(".desks a:has-text('专题盘点')")
    leader.click("main a:has-text('产业')")
    page = leader.inner_text("main")
    for part in ("上次会议议定", "请求决定", "下次会议"):
        assert part in page
    assert wrong == []


@pytest.mark.parametrize(
    ("role", "words"), [(Role.DEPUTY, "入户看过三家，两家没有开工"), (Role.CITIZEN, "小区门口的路还没有修")]
)
def test_deputies_and_citizens_judge_and_dispute(acted_in: Site, role: Role, words: str) -> None:
    page, wrong = acted_in.enter(PEOPLE[role])
    page.click(".desks a:has-text('承诺事项')")
    page.fill("[name=words]", "改造老旧小区")
    page.click("form.filter button")
    page.locator("a.quote").first.click()
    code = page.url.strip("/").split("/")[-1]
    assert "核查" not in page.inner_text(".acts")
    assert "基本满意 1" in do(page, acted_in, code, "judge", judgement="基本满意")
    assert words in do(page, acted_in, code, "dispute", words=words)
    office, more = acted_in.enter(PEOPLE[Role.SUPERVISION])
    told = do(office, acted_in, code, "answer-dispute", dispute=words[:6], words="已派人核实，情况属实，下周复工")
    assert "情况属实" in told
    assert wrong + more == []


def test_an_auditor_sees_what_the_screens_ask_and_the_whole_history(acted_in: Site) -> None:
    page, wrong = acted_in.enter(PEOPLE[Role.AUDITOR])
    page.click(".desks a:has-text('筛查提问')")
    page.locator("main a[href^='/c/']").first.click()
    assert re.search(r"#\d+ [0-9a-f]{12}", page.inner_text(".timeline"))
    assert page.locator(".acts a").count() <= 1
    assert wrong == []


def test_an_administrator_hands_a_post_over_to_somebody_new(acted_in: Site) -> None:
    admin, wrong = acted_in.enter(PEOPLE[Role.ADMIN])
    admin.goto(f"{acted_in.address}/manage/people/new/")
    admin.fill("[name=name]", "新任甲")
    admin.fill("[name=username]", "xinren-jia")
    admin.click("main form button.main")
    first = admin.inner_text("code.secret")
    hand_over(admin, acted_in, "市统计局")
    person, more = acted_in.enter("xinren-jia", password=first)
    assert "临时密码" in person.inner_text("main")
    for name, value in (("old", first), ("new", OWN), ("again", OWN)):
        person.fill(f"main [name={name}]", value)
    person.click("main form button.main")
    person.goto(f"{acted_in.address}/")
    assert "市统计局" in person.inner_text("header")
    assert wrong + more == []


def hand_over(admin: Page, site: Site, unit: str) -> None:
    """The unit's post goes to the newcomer from today on."""
    admin.goto(f"{site.address}/manage/posts/")
    admin.locator("main tr", has_text=unit).locator("a[href^='/manage/posts/']").first.click()
    admin.click("a.button.main")
    option = admin.locator("[name=person] option", has_text="新任甲")
    admin.select_option("[name=person]", str(option.get_attribute("value")))
    admin.click("main form button.main")
    assert "新任甲" in admin.inner_text("main")
