"""Every page in Chromium, as every role: no serious fault for axe, nothing wider than the screen, no complaint in the console, no other host."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from bihuan.organisation.models import Role
from bihuan.site.desks.navigation import DESKS
from tests.site.desks.addresses import kinds, links
from tests.site.desks.served import PEOPLE, Site

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.enable_socket
ALL = os.environ.get("BIHUAN_LOOKS") == "all"
"""All four pairs of language and scheme, and every page of each template: by hand, it takes ten minutes."""
LOOKS = [("zh", "light", 1440), ("en", "dark", 390), *((("zh", "dark", 390), ("en", "light", 1440)) if ALL else ())]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
FAULTS = """async () => (await axe.run()).violations.filter(v => ['serious', 'critical'].includes(v.impact))
    .map(v => [v.id, v.nodes[0].html])"""
ELSEWHERE = ("/static/", "/logout/", "/api/")
_ONE_TEMPLATE = re.compile(r"/(themes|cases/new|cases/N|manage/rules/[a-z]+|manage/calendar|c/CODE)/[^/]+/$")
"""The first of each is enough for axe; `test_desks` asks for all of them."""


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize(("language", "scheme", "width"), LOOKS)
def test_every_page_that_links_lead_to(looked_at: Site, role: Role, language: str, scheme: str, width: int) -> None:
    options = {"color_scheme": scheme, "viewport": {"width": width, "height": 900}, "bypass_csp": True}
    page, wrong = looked_at.enter(PEOPLE[role], language, **options)
    waiting, seen = ["/"], set[str]()
    while waiting:
        address = waiting.pop(0)
        kind = kinds(address.split("?")[0])
        kind = kind if ALL else _ONE_TEMPLATE.sub(r"one of \1", kind)
        if kind in seen or address.startswith(ELSEWHERE):
            continue
        seen.add(kind)
        waiting += look(page, looked_at.address + address, width)
    assert {address for address, _ in DESKS[role]} <= seen
    assert wrong == []
    page.context.close()


def look(page: Page, address: str, width: int) -> list[str]:
    """Nothing wrong with it; where it leads."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, address
    assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.evaluate(AXE)
    assert page.evaluate(FAULTS) == [], address
    return list(links(page.content()))


def test_a_theme_prints_on_one_sheet(looked_at: Site) -> None:
    page, _ = looked_at.enter(PEOPLE[Role.LEADER])
    page.goto(f"{looked_at.address}/themes/industry/")
    printed = page.pdf(format="A4", margin={"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"})
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
