"""Every address of the desks, with something real of the example city in each open place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bihuan.demo.files import CITY
from bihuan.loop.cases.models import Case
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.words import Status
from bihuan.organisation.models import Post, Tenure, Unit
from bihuan.register.models import Report
from bihuan.site import urls
from bihuan.site.desks import promise
from bihuan.site.desks.matters import path_of

FOREIGN = ("api/", "account/", "single/", "login/", "logout/", "language/", "year/", "post/", "healthz")
"""Not the desks': tested where they are made."""


def addresses() -> list[str]:
    """Each page once; of acts on a promise every one that has a page."""
    filled = _filled()
    patterns = [str(page.pattern) for page in urls.urlpatterns]
    found = ["/" + _with(pattern, filled) for pattern in patterns if pattern and not pattern.startswith(FOREIGN)]
    code = filled["<str:code>"]
    acts = [f"/c/{code}/{path_of(act)}/" for act in promise.DOINGS if act not in promise.NOT_HERE]
    return [*found, *acts]


def _filled() -> dict[str, str]:
    """What stands in each open place; one that is named by what comes before it is the surer."""
    row = Commitment.objects.get(place__slug=CITY, year=2026, quote__contains="固定资产投资增长7%以上")
    draft = Commitment.objects.filter(place__slug=CITY, year=2026, status=Status.DRAFTED).earliest("code")
    tenure = Tenure.objects.filter(post__unit__place__slug=CITY).earliest("pk")
    report = Report.objects.filter(place__slug=CITY).latest("year")
    return {
        "breakdown/<str:code>": f"breakdown/{draft.code}", "<str:target>": next(iter(row.now().targets)), "fill/<str:code>": f"fill/{row.code}",
        "reports/<int:pk>": f"reports/{report.pk}", "incoming/<slug:name>": f"incoming/{'0' * 24}", "themes/<slug:name>": "themes/industry",
        "cases/<int:pk>": f"cases/{Case.objects.filter(mechanism='hotline').latest('pk').pk}", "<slug:mechanism>": "hotline", "<slug:step>": "send",
        "units/<int:pk>": f"units/{Unit.objects.filter(place__slug=CITY).earliest('pk').pk}", "posts/<int:pk>": f"posts/{tenure.post_id}",
        "people/<int:pk>": f"people/{tenure.person_id}", "<int:tenure>": str(tenure.pk), "calendar/<int:number>": "calendar/2026",
        "robots/<int:pk>": "robots/1", "messages/<int:pk>": "messages/1",
        "<str:kind>/<str:name>": "lights/default", "<int:number>": "1", "<slug:section>": "s1", "<str:part>": "s1", "<slug:key>": "c1", "<slug:act>": "accept",
        "c/<str:code>/accept": f"c/{row.code}/issue-notice", "<str:code>": row.code, "<int:pk>": str(Post.objects.earliest("pk").pk),
    }  # fmt: skip


def _with(pattern: str, filled: dict[str, str]) -> str:
    for key, value in filled.items():
        pattern = pattern.replace(key, value)
    left = re.findall(r"<[^>]*>", pattern)
    assert left == [], f"{pattern}: say in addresses.py what stands there"
    return pattern


def kinds(address: str) -> str:
    """The address without what differs from one row to the next: pages of one kind have the same."""
    return re.sub(r"\d+", "N", re.sub(r"mingchuan-\d{4}-\d{4}[a-z]?", "CODE", address))


def links(text: str) -> Iterator[str]:
    """Where a page leads."""
    for address in re.findall(r'href="(/[^"#]*)', text):
        yield address.replace("&amp;", "&")
