"""The process beside the site: it sends, survives a database that is away, and ends when it is told."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest
from django.db import DatabaseError

from bihuan.letters.beside import JOBS, _do
from bihuan.refusals import Refused
from tests.letters.servers import Group, running

SETUP = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from datetime import date, timedelta
from django.utils import timezone
from bihuan.letters.gather import gather_at_once
from bihuan.letters.models import Choice, Robot
from bihuan.loop.commitments.perform import perform
from bihuan.loop.commitments.words import Act
from tests.loop.cast import gather, under_way
cast = gather()
row = under_way(cast)
Robot.objects.create(person=cast.lead.person, kind="wecom", url={url!r})
Choice.objects.create(person=cast.lead.person, channel="wecom", when="at_once")
gather_at_once(timezone.now() + timedelta(seconds=10), date(2026, 9, 21))
perform(row, Act.ISSUE_NOTICE, by=cast.inspector, on=date(2026, 9, 21),
        data={{"notice": "1", "grade": "blue", "words": "进度滞后", "due": "2026-09-28"}})
"""


@pytest.mark.enable_socket
def test_a_notice_reaches_a_group_within_seconds(own_database: dict[str, str]) -> None:
    with running(Group()) as group:
        env = own_database | {"BIHUAN_ROBOT_HOSTS": group.origin, "BIHUAN_TODAY": "2026-09-19"}
        call = [sys.executable, "-c", SETUP.format(url=f"{group.origin}/send?key=0")]
        subprocess.run(call, env=env, check=True, timeout=120)
        beside = "import django; django.setup(); from bihuan.letters.beside import run; run()"
        process = subprocess.Popen([sys.executable, "-c", beside], env=env)
        for _ in range(300):
            time.sleep(0.1)
            if group.asked:
                break
        time.sleep(0.3)
        process.terminate()
        assert process.wait(20) == 0
        assert len(group.asked) == 1
        assert "督办单" in json.loads(group.asked[0][1])["markdown"]["content"]


@pytest.mark.django_db
@pytest.mark.parametrize("error", [DatabaseError("away"), Refused("规则不合。", "The rules do not fit.")])
def test_one_job_that_cannot_go_on_does_not_stop_the_others(
    error: Exception, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bihuan.letters.beside.close_old_connections", lambda: None)  # the test's own stays open

    def fails(_: object) -> None:
        raise error

    _do("digests", fails, lambda: False)
    assert capsys.readouterr().err.startswith("digests: ")
    assert [name for name, _ in JOBS] == ["webhooks", "digests", "at once", "messages"]
