"""The screens for gaming on the example year: each planted case found or not, and how many questions are false alarms."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date

from bench.paths import ROOT

SCREENS = 8


def main() -> None:
    """The whole year in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "BIHUAN_DATA": folder}
        subprocess.run([sys.executable, "-m", "bench.screens"], check=True, env=env)


def measure() -> None:
    """Play it, ask the screens, and compare with what was planted."""
    from bihuan.cli.house import open_house

    open_house()
    from bihuan.demo.build import build
    from bihuan.demo.files import CITY, YEAR, table
    from bihuan.loop.commitments.models import Commitment
    from bihuan.organisation.models import Place
    from bihuan.stocktake.standing import questions_of

    end = date(YEAR, 12, 31)
    build(until=end)
    place = Place.objects.get(slug=CITY)
    planted: dict[str, set[str]] = {}
    for event in table("feedback")["event"]:
        if "plant" in event:
            row = Commitment.objects.get(place=place, year=YEAR, quote__contains=event["quote"])
            planted.setdefault(event["plant"], set()).update({row.code, str(row.lead_unit)})
    found = questions_of(place, YEAR, end)
    hits = {screen for screen, about in planted.items() if any(q.screen == screen and q.about in about for q in found)}
    false = [q for q in found if q.about not in planted.get(q.screen, set())]
    looked = Commitment.objects.filter(place=place, year=YEAR).exclude(status="drafted").count()
    print(f"   planted on {len(planted)} screens, found on {len(hits)}: {', '.join(sorted(hits))}")
    print(
        f"   {len(found)} questions over {looked} commitments, {len(false)} not planted: {dict(Counter(q.screen for q in false))}"
    )
    print(
        f"   false alarms: {len(false) / (looked * SCREENS) * 100:.2f} % of {looked * SCREENS} pairs of commitment and screen"
    )


if __name__ == "__main__":
    measure()
