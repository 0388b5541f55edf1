"""The example city served as a user would serve it, and people who look at it in Chromium."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from bihuan.demo.build import PASSWORD, TODAY
from bihuan.organisation.models import Role
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PEOPLE = {
    Role.SUPERVISION: "duchazhuren-jia", Role.UNIT: "gongxin-fu-jia", Role.LEADER: "fushizhang-yi", Role.DEPUTY: "daibiao-jia",
    Role.CITIZEN: "shimin-jia", Role.AUDITOR: "shenjichuzhang-jia", Role.ADMIN: "guanliyuan-jia",
}  # fmt: skip
SECOND = "duchazhuanyuan-yi"
"""Another of the supervision office."""
PATIENCE = 10_000
"""Milliseconds for one step in the browser."""


class Site(NamedTuple):
    """A site of its own, with the example city, and the browser that looks at it."""

    address: str
    browser: Browser

    def enter(
        self, who: str, language: str = "zh", password: str = PASSWORD, **options: object
    ) -> tuple[Page, list[str]]:
        """Log in; the page, and whatever it complains of or asks of other hosts."""
        context: BrowserContext = self.browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(PATIENCE)
        page, wrong = context.new_page(), list[str]()
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith(self.address) else wrong.append(asked.url))
        page.goto(f"{self.address}/login/")
        page.fill("#id_login", who)
        page.fill("#id_password", password)
        page.click("main button")
        page.wait_for_url(lambda url: "/login/" not in url)
        if language == "en":
            page.click("button:has-text('English')")
        return page, wrong


CALL = [sys.executable, "-m", "bihuan"]


def built(folder: Path) -> Path:
    """The example city's data, which nobody has touched."""
    subprocess.run(
        [*CALL, "demo", "--no-serve"], check=True, env=_with(folder), cwd=ROOT, capture_output=True, timeout=120
    )
    return folder


def _with(data: Path) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("BIHUAN_", "DJANGO_"))}
    return env | {"BIHUAN_DATA": str(data)}


@contextmanager
def served(browser: Browser, example: Path, folder: Path, today: str = TODAY.isoformat()) -> Iterator[Site]:
    """A copy of the example served, on a day; what was done to the one in this folder before stays."""
    data = folder / "data"
    if not data.exists():
        shutil.copytree(example, data)
    env = _with(data) | {"BIHUAN_TODAY": today}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*CALL, "serve", "--port", str(port), "--workers", "1"],
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
