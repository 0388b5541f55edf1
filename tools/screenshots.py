"""Pictures of the main pages, in both languages, wide and narrow: `make screenshots` puts them into bench/out/screens.

Three of them stand in the README; `python tools/screenshots.py --readme` writes those anew into docs/pictures.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
PASSWORD = "mingchuan-2026"
TODAY = "2026-09-21"
PAGES = {
    "duchazhuren-jia": ("/office/", "/commitments/", "/c/mingchuan-2026-0031/", "/reports/", "/breakdown/", "/questions/", "/bulletins/1/", "/cases/",
        "/themes/industry/"),
    "fagai-fu-jia": ("/mine/", "/fill/", "/burden/"),
    "fushizhang-yi": ("/leader/",),
    "guanliyuan-jia": ("/manage/", "/design/"),
}  # fmt: skip
README = (("duchazhuren-jia", "/office/"), ("duchazhuren-jia", "/c/mingchuan-2026-0031/"), ("fagai-fu-jia", "/fill/"))
WIDTHS = (1440, 390)


def main(readme: bool) -> None:
    """Build the city, serve it, look at it."""
    out = ROOT / ("docs/pictures" if readme else "bench/out/screens")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "BIHUAN_DATA": folder}
        call = [sys.executable, "-m", "bihuan"]
        subprocess.run([*call, "demo", "--no-serve"], check=True, env=env, stdout=subprocess.DEVNULL, timeout=180)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = subprocess.Popen(
            [*call, "serve", "--port", str(port), "--workers", "1"], env={**env, "BIHUAN_TODAY": TODAY}, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            time.sleep(4)
            look(f"http://127.0.0.1:{port}", out, readme)
        finally:
            server.terminate()  # killed, it would leave its worker behind
            server.wait(20)


def look(address: str, out: Path, readme: bool) -> None:
    """Every page in both languages and widths; for the README three, in Chinese and wide."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        if readme:
            for who, page in README:
                take(browser, address, out, who, (page,), "zh", 1200)
        else:
            for who, pages in PAGES.items():
                for language in ("zh", "en"):
                    for width in WIDTHS:
                        take(browser, address, out, who, pages, language, width)
        browser.close()


def take(
    browser: Browser, address: str, out: Path, who: str, pages: tuple[str, ...], language: str, width: int
) -> None:
    """Log in and take the pictures of some pages."""
    context = browser.new_context(
        viewport={"width": width, "height": 860}, locale="zh-CN" if language == "zh" else "en-GB"
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{address}/login/")
    page.fill("#id_login", who)
    page.fill("#id_password", PASSWORD)
    page.click("main button")
    page.wait_for_url(lambda url: "/login/" not in url)
    if language == "en":
        page.click("button:has-text('English')")
    for path in pages:
        page.goto(address + path)
        page.wait_for_timeout(500)
        name = path.strip("/").replace("/", "-")
        page.screenshot(path=out / f"{name}-{language}-{width}.png")
        print(f"{name}-{language}-{width}.png")
    context.close()


if __name__ == "__main__":
    main("--readme" in sys.argv)
