"""Administration: every page, who may see it, and what each form does."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bihuan.api.callers import hash_of
from bihuan.api.models import Token, Webhook
from bihuan.history.models import Entry
from bihuan.loop.commitments.kept_calendar import calendar
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.verify import verify
from bihuan.loop.evaluate.rules_in_force import pack_of
from bihuan.loop.rulebooks.models import Kind, Rulebook
from bihuan.organisation.acts import subject_of
from bihuan.organisation.models import DayOff, Person, Place, Post, Role, Tenure, Unit
from bihuan.site.desks.manage_flaws import checked
from bihuan.site.desks.manage_rules import brought
from bihuan.refusals import NotAllowed
from tests.loop.cast import Cast, gather

pytestmark = pytest.mark.django_db
ADMIN = ("/manage/units/", "/manage/units/new/", "/manage/posts/", "/manage/posts/new/", "/manage/people/", "/manage/people/new/",
         "/manage/tokens/", "/manage/tokens/new/", "/manage/webhooks/", "/manage/webhooks/new/")  # fmt: skip
STAFF = ("/manage/", "/manage/calendar/2026/", "/manage/calendar/2031/?day=2031-05-02", "/manage/rules/", "/manage/rules/new/",
         "/manage/rules/lights/default/", "/manage/rules/mechanism/hotline/", "/manage/rules/new/?kind=ladder&from=default",
         "/design/")  # fmt: skip
TODAY = date(2026, 6, 30)


@pytest.fixture(autouse=True)
def host(settings: object) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]  # type: ignore[attr-defined]
    settings.TODAY = TODAY.isoformat()  # type: ignore[attr-defined]


@pytest.fixture
def cast() -> Cast:
    return gather()


def client_of(by: By) -> Client:
    client = Client()
    client.force_login(by.person, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def admin(cast: Cast) -> Client:
    return client_of(cast.admin)


def acts_of(place: Place) -> list[str]:
    return list(Entry.objects.filter(subject=subject_of(place)).order_by("seq").values_list("act", flat=True))


def own_pages(cast: Cast) -> tuple[str, ...]:
    unit, post, person = cast.lead.post.unit_id, cast.lead.post.pk, cast.lead.person.pk
    return (
        f"/manage/units/{unit}/", f"/manage/units/{unit}/name/", f"/manage/units/{unit}/duties/", f"/manage/posts/{post}/",
        f"/manage/posts/{post}/hand-over/", f"/manage/posts/{cast.mayor.post.pk}/portfolio/", f"/manage/people/{person}/",
        f"/manage/people/{person}/password/", f"/manage/people/{person}/second-factor/",
    )  # fmt: skip


def test_it_shows_every_page_in_both_languages(cast: Cast, admin: Client) -> None:
    for language in ("zh-hans", "en"):
        admin.post("/language/", {"language": language, "next": "/"})
        for address in (*ADMIN, *STAFF, *own_pages(cast)):
            page = admin.get(address)
            words = page.content.decode()
            assert page.status_code == 200, address
            assert "style=" not in words
            assert "<script>" not in words
            if language == "en":
                body = re.sub(
                    r"<(pre|textarea|caption|option|h1|h2|dd|td|li|time|a|small|ol|span)[^>]*>.*?</\1>",
                    "",
                    words,
                    flags=re.S,
                )
                assert not re.findall(r"<(?:label|p|th|button)[^>]*>[^<]*[一-鿿]", body), address
