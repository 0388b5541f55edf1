"""A real installation begins: the place, its administrator, the log-in, the first pages."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from bihuan.cli.main import main
from bihuan.history.models import Entry
from bihuan.loop.commitments.verify import verify
from bihuan.organisation.founding import add_part, found_place
from bihuan.organisation.models import Level, Person, Place, Unit
from bihuan.refusals import NotAllowed
from tests.conftest import ROOT


def test_begin_prints_a_password_once_and_refuses_twice(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("BIHUAN_", "DJANGO_"))}
    call = [sys.executable, "-m", "bihuan", "begin", "某某市", "--slug", "moumou", "--admin", "guanli"]
    first, again = (
        subprocess.run(
            call, env=env | {"BIHUAN_DATA": str(tmp_path)}, cwd=ROOT, capture_output=True, text=True, check=False
        )
        for _ in range(2)
    )
    assert (first.returncode, bool(re.search(r"临时密码 [a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}", first.stdout))) == (
        0,
        True,
    ), first
    assert (again.returncode != 0, "moumou" in again.stderr, "Traceback" in again.stderr) == (True, True, False)


def test_begin_says_what_it_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["begin", "某某市"]) == 2
    assert "--slug" in capsys.readouterr().err


@pytest.mark.django_db
def test_the_administrator_sets_up_the_rest(settings: object) -> None:
    settings.ALLOWED_HOSTS, settings.TODAY = ["testserver"], "2026-02-02"  # type: ignore[attr-defined]
    from datetime import date

    founded = found_place(
        slug="moumou", name="某某市", level=Level.PREFECTURE, username="guanli", admin="管理员甲", on=date(2026, 2, 2)
    )
    client = Client()
    assert client.post("/login/", {"login": "guanli", "password": founded.secret}).status_code == 302
    own = "a much longer word"
    client.post("/account/password/", {"old": founded.secret, "new": own, "again": own})
    assert client.get("/manage/").status_code == 200
    assert (
        "已新增东区"
        in client.post("/manage/places/new/", {"name": "东区", "slug": "dongqu"}, follow=True).content.decode()
    )
    part = Place.objects.get(slug="dongqu")
    assert (part.parent, part.level) == (founded.place, "county")
    unit = {
        "name": "某某市发展和改革委员会",
        "short": "市发改委",
        "slug": "fagai",
        "kind": "department",
        "place": str(founded.place.pk),
    }
    client.post("/manage/units/new/", unit)
    assert str(Unit.objects.get(slug="fagai")) == "市发改委"
    assert "地区" in client.get("/manage/").content.decode()
    assert verify().faults == []
    assert Entry.objects.filter(act="make_place").count() == 2
    assert not Person.objects.get(username="guanli").temporary_password


@pytest.mark.django_db
def test_a_county_has_no_parts() -> None:
    from datetime import date

    from bihuan.history.append import Actor

    founded = found_place(
        slug="xian", name="某某县", level=Level.COUNTY, username="guanli", admin="管理员甲", on=date(2026, 2, 2)
    )
    with pytest.raises(NotAllowed, match="县级"):
        add_part(
            place=founded.place,
            slug="zhen",
            name="某镇",
            by=Actor(founded.admin.pk, None, None, "admin"),
            on=date(2026, 2, 2),
        )
