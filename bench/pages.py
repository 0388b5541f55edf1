"""The desks with 1,000 commitments, 100 units and twelve months of reports: server time and queries of each page."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date

from bench.paths import ROOT

UNITS = 100
TIMES = 15
TODAY = "2026-12-28"


def main() -> None:
    """In a process and folder of its own."""
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "BIHUAN_DATA": folder, "BIHUAN_TODAY": TODAY,
            "BENCH_COMMITMENTS": "1000", "BENCH_ENTRIES": "29000",
        }  # fmt: skip
        subprocess.run([sys.executable, "-m", "bench.pages"], check=True, env=env)


def measure() -> None:
    """Fill it, then ask for every page as those who use it."""
    from bihuan.cli.house import open_house

    open_house()
    from django.conf import settings
    from tests.loop.cast import gather

    from bench.loop import fill

    settings.ALLOWED_HOSTS = ["testserver"]
    cast = gather()
    fill(cast)
    units = spread(cast)
    code = "bench-2026-00500"
    pages = {
        cast.inspector: ("/office/", "/commitments/", f"/c/{code}/", f"/c/{code}/issue-notice/", "/questions/", "/bulletins/draft/", "/themes/",
                         "/themes/other/", "/commitments/?light=red", "/cases/", "/reports/"),
        units: ("/mine/", "/fill/", "/burden/"),
        cast.mayor: ("/leader/",),
        cast.admin: ("/manage/", "/manage/units/", "/manage/posts/", "/manage/people/"),
    }  # fmt: skip
    for by, addresses in pages.items():
        for address in addresses:
            tell(by.person, address)
    save_a_line(units)
    for address in ("/breakdown/", f"/breakdown/{waiting(cast)}/"):
        tell(cast.inspector.person, address)


def spread(cast: object) -> object:
    """A hundred units lead in turn; the first one's holder looks at its desk."""
    from bihuan.loop.commitments.models import Commitment
    from bihuan.loop.commitments.perform import By
    from bihuan.organisation.models import Person, Post, Tenure, Unit

    place = cast.place  # type: ignore[attr-defined]
    units = [Unit.objects.create(place=place, slug=f"u{n}", name=f"第{n}局", kind="department") for n in range(UNITS)]
    posts = [Post.objects.create(unit=unit, slug="yi", title="联络员", role="unit") for unit in units]
    person = Person.objects.create_user(username="bench-unit", password=None)
    Tenure.objects.create(post=posts[0], person=person, since=date(2025, 1, 1))
    rows = list(Commitment.objects.all())
    for n, row in enumerate(rows):
        row.lead_unit = units[n % UNITS]
        row.state |= {"lead_unit": row.lead_unit.pk, "lead_post": posts[n % UNITS].pk}
    Commitment.objects.bulk_update(rows, ["lead_unit", "state"], 500)
    return By(person, posts[0])


def waiting(cast: object) -> str:
    """A thousand more that are not issued yet; the code of one."""
    from tests.loop.cast import drafted

    rows = [drafted(cast, number=n) for n in range(1, 1_001)]  # type: ignore[arg-type]
    return rows[500].code


def client_of(person: object) -> object:
    """Logged in."""
    from django.test import Client

    client = Client()
    client.force_login(person, "django.contrib.auth.backends.ModelBackend")  # type: ignore[arg-type]
    return client


def tell(person: object, address: str) -> None:
    """Median and worst of some, and how often the database was asked."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(person)
    with CaptureQueriesContext(connection) as asked:
        status = client.get(address).status_code  # type: ignore[attr-defined]
    queries = len(asked)
    spent = sorted(_timed(lambda: client.get(address)) for _ in range(TIMES))  # type: ignore[attr-defined]
    print(
        f"   {address:<34} {status}  median {statistics.median(spent):6.1f} ms, worst {spent[-1]:6.1f} ms, {queries:2d} queries",
        flush=True,
    )


def save_a_line(by: object) -> None:
    """Keeping one report line as it is typed."""
    from bihuan.loop.commitments.models import Commitment

    row = Commitment.objects.filter(lead_unit=by.post.unit).first()  # type: ignore[attr-defined]
    client = client_of(by.person)  # type: ignore[attr-defined]
    typed = {"words": "按计划推进", "figure-q1": "12"}
    spent = sorted(_timed(lambda: client.post(f"/fill/{row.code}/save/", typed)) for _ in range(TIMES))  # type: ignore[attr-defined,union-attr]
    print(f"   {'saving a report line':<34}      median {statistics.median(spent):6.1f} ms, worst {spent[-1]:6.1f} ms")


def _timed(deed: object) -> float:
    start = time.perf_counter()
    deed()  # type: ignore[operator]
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    measure()
