"""Tokens, writes sent again, ETags, pushed figures, webhooks."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from bihuan.api.api import Rate
from bihuan.api.deliver import FIRST_WAIT, GIVEN_UP, deliver_due, signature
from bihuan.api.models import Token, Webhook
from bihuan.history.models import Entry
from bihuan.organisation.models import Tenure
from tests.api.world import TODAY, World, key_of

NOW = timezone.now()


def post(world: World, who: str, path: str, body: object, **headers: str) -> tuple[int, dict[str, object]]:
    answer = world.client(who).post(f"/api{path}", json.dumps(body), "application/json", headers=headers)
    return answer.status_code, json.loads(answer.content) if answer.content else {}


def test_a_write_sent_again_is_done_once(world: World) -> None:
    path, body = f"/commitments/{world.row.code}/report", {"period": "2026-05", "words": "推进"}
    key = {"Idempotency-Key": "one"}
    first = post(world, "lead_unit", path, body, **key)
    assert first[0] == 201
    assert post(world, "lead_unit", path, body, **key) == first
    assert Entry.objects.filter(act="report").count() == 1
    status, told = post(world, "lead_unit", path, body | {"words": "另说"}, **key)
    assert (status, told["status"]) == (409, 409)
    assert post(world, "support_unit", path, body, **key)[0] == 201, "another's key is another key"
    assert post(world, "lead_unit", path, body, **{"Idempotency-Key": "two"})[0] == 201


def test_a_refused_write_may_be_sent_again(world: World) -> None:
    path, key = f"/commitments/{world.row.code}/complete", {"Idempotency-Key": "done"}
    assert post(world, "lead_unit", path, {"words": "完成"}, **key)[0] == 409
    file = SimpleUploadedFile("照片.txt", "验收意见".encode())
    kept = world.client("lead_unit").post(f"/api/commitments/{world.row.code}/evidence", {"files": [file]})
    assert kept.status_code == 201, kept.content
    figure = {"target": "q1", "value": "20", "period": "2026-06", "source": "验收"}
    assert post(world, "lead_unit", f"/commitments/{world.row.code}/observe", figure)[0] == 201
    assert post(world, "lead_unit", path, {"words": "完成"}, **key)[0] == 201


def test_a_token_opens_until_it_is_revoked_or_runs_out(world: World) -> None:
    row = Token.objects.get(post=world.cast.lead.post)
    assert world.client("lead_unit").get("/api/me").json()["role"] == "unit"
    assert world.secrets["lead_unit"] not in {row.hash, row.name}
    row.expires = NOW - timedelta(days=1)
    row.save()
    assert world.client("lead_unit").get("/api/me").status_code == 401
    admin = world.client("admin")
    made = admin.post(
        "/api/tokens", {"post": world.cast.other.post.pk, "name": "停车平台", "scopes": ["push"]}, "application/json"
    ).json()
    platform = Client(headers={"authorization": f"Bearer {made['secret']}"})
    assert platform.get("/api/me").status_code == 403, "it may push and nothing else"
    assert admin.delete(f"/api/tokens/{made['id']}").status_code == 204
    assert platform.get("/api/me").status_code == 401


def test_a_token_of_a_vacant_post_is_refused_in_words(world: World) -> None:
    Tenure.objects.filter(post=world.cast.lead.post).update(until=TODAY)
    answer = world.client("lead_unit").get("/api/me")
    assert answer.status_code == 403
    assert "无人任职" in answer.json()["detail"]


def test_a_session_needs_its_csrf_token(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.cast.lead.person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/api/me").status_code == 200
    path = f"/api/commitments/{world.row.code}/report"
    assert client.post(path, {"period": "2026-05", "words": "推进"}, "application/json").status_code == 403


def test_an_answer_the_caller_has_is_not_sent_again(world: World) -> None:
    client, path = world.client("leader"), "/api/commitments"
    tag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    post(world, "lead_unit", f"/commitments/{world.row.code}/report", {"period": "2026-05", "words": "推进"})
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200
    assert world.client("deputy").get(path, headers={"If-None-Match": tag}).status_code == 200


def test_too_many_calls_are_put_off(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rate, "allow_request", lambda self, request: False)
    monkeypatch.setattr(Rate, "wait", lambda self: 30)
    answer = world.client("leader").get("/api/me")
    assert answer.status_code == 429
    assert answer.json()["en"].endswith("try again.")


def test_it_speaks_the_callers_language(world: World) -> None:
    path = f"/api/commitments/{world.row.code}/verify"
    english = world.client("supervision").post(
        path, {"words": "x"}, "application/json", headers={"Accept-Language": "en-GB"}
    )
    assert english.json()["detail"] == english.json()["en"]
    assert world.client("supervision").post(path, {"words": "x"}, "application/json").json()["detail"].endswith("。")


def test_pushed_rows_stand_each_for_themselves(world: World) -> None:
    rows = [
        {
            "code": world.row.code,
            "target": "q1",
            "value": "7",
            "period": "2026-05",
            "source": "停车平台",
            "method": "联网泊位数",
        },
        {"code": world.row.code, "target": "none", "value": "7", "period": "2026-05", "source": "停车平台"},
        {"code": "nothing", "target": "q1", "value": "7", "period": "2026-05", "source": "停车平台"},
    ]
    status, told = post(world, "lead_unit", "/push/observations", {"rows": rows})
    assert (status, told["done"], told["refused"]) == (201, 1, 2)
    world.row.refresh_from_db()
    assert world.row.now().targets["q1"]["actual"] == "7"
    assert world.row.now().targets["q1"]["method"] == "联网泊位数"


def test_evidence_must_be_kept_first(world: World) -> None:
    assert post(world, "lead_unit", f"/commitments/{world.row.code}/attach", {"evidence": ["a" * 64]})[0] == 409


class Post:
    """What a webhook would get; fails as long as it is told to."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, bytes, dict[str, str]]] = []
        self.broken = False

    def __call__(self, url: str, body: bytes, headers: dict[str, str]) -> None:
        if self.broken:
            raise OSError("no route")
        self.letters.append((url, body, headers))


def test_a_webhook_hears_of_its_place_signed_and_in_order(world: World) -> None:
    made = world.client("admin").post(
        "/api/webhooks", {"url": "https://example.test/x", "acts": ["report"]}, "application/json"
    ).json()  # fmt: skip
    send, path = Post(), f"/commitments/{world.row.code}/report"
    for month in (3, 4, 5):
        post(world, "lead_unit", path, {"period": f"2026-0{month}", "words": f"{month}月"})
    post(world, "supervision", f"/commitments/{world.row.code}/issue-notice", {"grade": "blue", "words": "慢"})
    assert deliver_due(NOW, send) == 1
    [(url, body, headers)] = send.letters
    told = json.loads(body)["entries"]
    assert (url, [row["data"]["period"] for row in told]) == (
        "https://example.test/x",
        ["2026-03", "2026-04", "2026-05"],
    )
    assert told[0]["code"] == world.row.code
    whole = headers["Bihuan-Time"].encode() + b"." + body
    assert headers["Bihuan-Signature"] == hmac.new(made["secret"].encode(), whole, hashlib.sha256).hexdigest()
    assert deliver_due(NOW, send) == 0, "nothing twice"


def test_a_webhook_that_fails_is_tried_again_later_and_misses_nothing(world: World) -> None:
    row = Webhook.objects.create(place=world.cast.place, url="https://example.test/x", secret="s", last=0)  # noqa: S106
    send = Post()
    send.broken = True
    assert deliver_due(NOW, send) == 0
    row.refresh_from_db()
    assert (row.failures, row.error, row.next_try) == (1, "no route", NOW + FIRST_WAIT)
    send.broken = False
    assert deliver_due(NOW, send) == 0, "not yet"
    assert deliver_due(NOW + FIRST_WAIT, send) == 1
    row.refresh_from_db()
    assert (row.failures, row.last) == (0, Entry.objects.latest("number").number)
    row.failures, row.last = GIVEN_UP - 1, 0
    row.save()
    send.broken = True
    deliver_due(NOW, send)
    row.refresh_from_db()
    assert not row.active


@pytest.mark.parametrize(
    "url", ["ftp://example.test/x", "https://user:word@example.test", "file:///etc/passwd", "https:///x"]
)
def test_an_address_that_is_none_is_refused(world: World, url: str) -> None:
    assert world.client("admin").post("/api/webhooks", {"url": url}, "application/json").status_code == 409


def test_its_signature_binds_moment_and_body() -> None:
    assert signature("s", "1", b"x") != signature("s", "2", b"x")


def test_a_secret_is_long(world: World) -> None:
    assert len(key_of(world.cast.lead)) > 40
