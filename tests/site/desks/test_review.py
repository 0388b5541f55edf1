"""The review desk: a report comes in, is read, is reviewed; few queries, nothing inline, every refusal in words."""

from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bihuan.history.append import Actor
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.organisation.models import Person, Place, Post, Role, Tenure, Unit
from bihuan.reading import read_report
from bihuan.register.keep import keep_register
from bihuan.register.models import Item, Proposal, Report, Review
from bihuan.site.desks import review_jobs, review_text
from bihuan.site.desks.review_desk import cuts_of
from tests.conftest import ROOT
from tests.loop.cast import NEW_YEAR, Cast, gather

pytestmark = pytest.mark.django_db
TEXT = (ROOT / "examples/mingchuan-2026.txt").read_text(encoding="utf-8")
MOST_QUERIES = 15


@pytest.fixture(autouse=True)
def site(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of its own; readings done at once instead of in a thread."""
    settings.ALLOWED_HOSTS, settings.TODAY, settings.DATA = ["testserver"], "2026-02-10", tmp_path
    monkeypatch.setattr(review_jobs, "start", review_jobs.read)


@pytest.fixture
def cast() -> Cast:
    return gather()


@cache
def register(text: str = TEXT) -> dict[str, Any]:
    return read_report(text, "mingchuan-2026.txt").to_dict()


def actor(by: By) -> Actor:
    return Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)


@pytest.fixture
def report(cast: Cast) -> Report:
    return keep_register(register=register(), text=TEXT, place=cast.place, by=actor(cast.inspector), on=NEW_YEAR)


def client_of(by: By, language: str = "zh-hans") -> Client:
    client = Client()
    client.force_login(by.person, "django.contrib.auth.backends.ModelBackend")
    client.post("/language/", {"language": language, "next": "/"})
    return client


def stranger() -> By:
    other = Place.objects.create(slug="linjin", name="临津市", level="prefecture")
    unit = Unit.objects.create(place=other, slug="x", name="督查室")
    post = Post.objects.create(unit=unit, slug="x", title="主任", role=Role.SUPERVISION)
    person = Person.objects.create_user(username="stranger")
    Tenure.objects.create(post=post, person=person, since=NEW_YEAR)
    return By(person, post)


def first(report: Report, layer: str = "commitments") -> Item:
    return report.items.filter(layer=layer).first()  # type: ignore[return-value]


def sent(client: Client, item: Item, act: str, **typed: str) -> str:
    """The page after an act."""
    return client.post(f"/reports/{item.report_id}/items/{item.key}/{act}/", typed, follow=True).content.decode()


def ids(report: Report) -> list[str]:
    here = f"/reports/{report.pk}/"
    parts = [f"{here}?part={piece.id}" for piece in review_text.pieces_of(report)]
    return ["/reports/", here, *parts, f"{here}?at=c1", f"{here}?at=q5", f"{here}account/", f"{here}proposals/"]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_opens_with_few_queries_and_nothing_inline(cast: Cast, report: Report, language: str) -> None:
    client = client_of(cast.inspector, language)
    for address in ids(report):
        with CaptureQueriesContext(connection) as asked:
            page = client.get(address)
        text = page.content.decode()
        assert page.status_code == 200, address
        assert len(asked) <= MOST_QUERIES, (address, len(asked))
        assert " style=" not in text
        assert text.count("<script") == 1
        ids_here = [part.split('"')[0] for part in text.split(' id="')[1:]]
        assert len(ids_here) == len(set(ids_here)), address
        keys = [part[0] for part in text.split('accesskey="')[1:]]
        assert len(keys) == len(set(keys)), address


def test_it_is_the_supervision_offices_alone(cast: Cast, report: Report) -> None:
    for by in (cast.lead, cast.mayor, cast.citizen, cast.admin):
        for address in ids(report):
            assert client_of(by).get(address).status_code == 403
        assert client_of(by).post(f"/reports/{report.pk}/items/c1/accept/").status_code == 403


def test_it_refuses_a_report_of_another_place(cast: Cast, report: Report) -> None:
    client = client_of(stranger())
    assert "还没有报告" in client.get("/reports/").content.decode()
    for address in (*ids(report)[1:4], *ids(report)[-2:]):
        page = client.get(address)
        assert (page.status_code, "属于其他地方" in page.content.decode()) == (403, True)
    assert client.post(f"/reports/{report.pk}/items/c1/accept/").status_code == 403
    assert client.post(f"/reports/{report.pk}/draft/").status_code == 403
    assert first(report).review == Review.PROPOSED
    said = client.post("/reports/", {"text": TEXT, "corrects": str(report.pk)}, follow=True).content.decode()
    assert "属于其他地方" in said


def test_all_of_the_text_is_there(report: Report) -> None:
    pieces = review_text.pieces_of(report)
    shown = [
        bit.words
        for piece in pieces
        for text in review_text.paragraphs(report, piece, report.items.all(), "")
        for bit in text.bits
    ]
    assert "".join("".join(shown).split()) == "".join(TEXT.split())


def test_a_long_text_without_headings_comes_in_parts() -> None:
    report = Report(text="促进增长。" * 4_000, sections=[], flaws=[], account=[])
    pieces = review_text.pieces_of(report)
    assert (pieces[0].start, pieces[-1].end) == (0, 20_000)
    assert [one.end for one in pieces[:-1]] == [two.start for two in pieces[1:]]
    assert all(piece.end - piece.start <= review_text.LONGEST for piece in pieces)


def test_a_flaw_tells_what_should_stand_there_as_surely_as_it_is_known() -> None:
    row = {"span": [2, 3], "kind": "misread", "should_be": "秆", "rule": "suspects.looks-like"}
    assert review_text.flaw_words({**row, "certain": True}) == "疑似误识（形近字），应为：秆"
    assert review_text.flaw_words({**row, "certain": False}) == "疑似误识（形近字），疑为：秆"


def test_lines_that_one_sentence_runs_over_are_one_paragraph() -> None:
    text = "全市上下真抓实干，生产总值增\n长5%。\n明年更上一层楼。\n"
    rows = [{"span": span, "claimed_by": ["a1"], "set_aside": None} for span in ([0, 19], [20, 28])]
    report = Report(text=text, flaws=[], account=rows, sections=[])
    [piece] = review_text.pieces_of(report)
    shown = ["".join(bit.words for bit in row.bits) for row in review_text.paragraphs(report, piece, [], "")]
    assert shown == ["全市上下真抓实干，生产总值增长5%。", "明年更上一层楼。"]


def test_accepting_leads_on_to_the_next_promise(cast: Cast, report: Report) -> None:
    client, rows = client_of(cast.inspector), list(report.items.filter(layer="commitments")[:2])
    answer = client.post(f"/reports/{report.pk}/items/{rows[0].key}/accept/")
    assert answer.headers["Location"] == f"/reports/{report.pk}/?at={rows[1].key}#i-{rows[1].key}"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "已采纳" in page
    assert f'item proposed here" id="i-{rows[1].key}"' in page
    assert first(report).review == Review.ACCEPTED


def test_rejecting_needs_a_reason(cast: Cast, report: Report) -> None:
    client, item = client_of(cast.inspector), first(report)
    assert "写明理由" in sent(client, item, "reject", reason=" ")
    sent(client, item, "reject", reason="不是承诺")
    assert first(report).review == Review.REJECTED


def test_correcting_keeps_what_was_read(cast: Cast, report: Report) -> None:
    client, item = client_of(cast.inspector), first(report)
    before = item.fields()
    typed = {f"f-{key}": str(before.get(key) or "") for key in ("kind", "checkable", "theme", "action", "horizon")}
    assert "没有改动" in sent(client, item, "correct", **typed)
    assert "不在选项里" in sent(client, item, "correct", **{**typed, "f-kind": "nonsense"})
    assert "最多" in sent(client, item, "correct", **{**typed, "f-action": "长" * 401})
    sent(client, item, "correct", **{**typed, "f-kind": "campaign", "f-theme": ""})
    item.refresh_from_db()
    assert (item.fields()["kind"], item.fields()["theme"], item.review) == ("campaign", None, Review.ACCEPTED)
    assert item.read == before
    assert "读作" in client.get(f"/reports/{report.pk}/?at={item.key}").content.decode()


@pytest.mark.parametrize("value", ["", "六万", "1e5", "NaN", "6.14.1"])
def test_a_figure_stays_a_number(cast: Cast, report: Report, value: str) -> None:
    client, item = client_of(cast.inspector), first(report, "quantities")
    assert "要写成数字" in sent(client, item, "correct", **{"f-value": value})
    sent(client, item, "correct", **{"f-value": "61400"})
    item.refresh_from_db()
    assert item.fields()["value"] == "61400"


def test_it_splits_behind_a_stop_and_merges_again(cast: Cast, report: Report) -> None:
    client = client_of(cast.inspector)
    item = next(row for row in report.items.filter(layer="commitments") if cuts_of(row))
    for wrong in ("", "x", "99999999", str(item.start)):
        assert 'class="error"' in sent(client, item, "split", at=wrong)
    page = sent(client, item, "split", at=str(cuts_of(item)[0][0]))
    made = list(report.items.filter(came_of=item))
    assert len(made) == 2
    assert f'here" id="i-{made[0].key}"' in page
    assert "刚刚变了" in sent(client, made[0], "merge", next="c9999")
    sent(client, made[0], "merge", next=made[1].key)
    whole = report.items.get(came_of=made[0])
    assert (whole.start, whole.end) == (item.start, item.end)
    assert "已被拆分或合并" in sent(client, item, "accept")


def test_the_last_has_none_to_merge_with(cast: Cast, report: Report) -> None:
    last = report.items.filter(layer="commitments").order_by("-start", "-end").first()
    assert last is not None
    assert "没有同类条目" in sent(client_of(cast.inspector), last, "merge")


def test_a_section_is_accepted_and_its_promises_drafted(cast: Cast, report: Report) -> None:
    client = client_of(cast.inspector)
    nothing = client.post(f"/reports/{report.pk}/draft/", follow=True).content.decode()
    assert "没有可立项的承诺" in nothing
    section = next(row["id"] for row in report.sections if row["role"] == "plan" and row["level"] == 2)
    page = client.get(f"/reports/{report.pk}/?part={section}").content.decode()
    assert f"/sections/{section}/accept/" in page
    client.post(f"/reports/{report.pk}/sections/{section}/accept/")
    accepted = report.items.filter(layer="commitments", review=Review.ACCEPTED).count()
    assert accepted > 1
    answer = client.post(f"/reports/{report.pk}/draft/")
    assert answer.headers["Location"] == "/breakdown/"
    assert Commitment.objects.filter(place=cast.place).count() == accepted
    assert "没有章节" in client.post(f"/reports/{report.pk}/sections/s999/accept/", follow=True).content.decode()


def test_what_is_not_there_is_missing(cast: Cast, report: Report) -> None:
    client = client_of(cast.inspector)
    here = f"/reports/{report.pk}"
    for address in (
        "/reports/999/",
        f"/reports/{10**30}/",
        "/reports/incoming/nonsense/",
        f"/reports/incoming/{'a' * 24}/",
    ):
        assert client.get(address).status_code == 404, address
    assert client.post(f"{here}/items/c99999/accept/").status_code == 404
    assert client.post(f"{here}/items/c1/delete/").status_code == 404
    assert client.get(f"{here}/items/c1/accept/").status_code == 405
    assert client.get(f"{here}/?part=nonsense&at=nonsense").status_code == 200
    assert client.post(f"{here}/").status_code == 405


def test_a_figure_is_neither_cut_nor_joined_and_a_comma_in_a_number_is_no_stop(cast: Cast, report: Report) -> None:
    page = client_of(cast.inspector).get(f"/reports/{report.pk}/?at=q5").content.decode()
    assert 'accesskey="c"' in page
    assert 'accesskey="s"' not in page
    assert 'accesskey="m"' not in page
    text = "新增就业1,200人，培训300人"
    item = Item(report=Report(text=text), start=0, end=len(text))
    assert [at for at, _ in cuts_of(item)] == [text.index("培训")]


def test_a_pasted_report_is_read_and_leads_to_its_desk(cast: Cast) -> None:
    client = client_of(cast.inspector)
    page = client.post("/reports/", {"text": TEXT.replace("\n", "\r\n"), "year": "2026"}, follow=True)
    report = Report.objects.get()
    assert page.redirect_chain[-1][0] == f"/reports/{report.pk}/"
    assert (report.text, report.year) == (TEXT, 2026)
    assert "incoming" not in client.get("/reports/").content.decode()


def test_a_file_is_read_whatever_its_name(cast: Cast) -> None:
    client = client_of(cast.inspector)
    file = SimpleUploadedFile("../../报告\x07.exe", TEXT.encode("gb18030"))
    client.post("/reports/", {"files": file}, follow=True)
    assert Report.objects.get().name == "报告.exe"
    assert not list(review_jobs._root().glob("*/source-*")), "what is kept needs its file no more"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({}, "没有收到文件或文字"), ({"text": " \n "}, "没有收到文件或文字"), ({"text": TEXT, "year": "26"}, "四位数"),
        ({"text": TEXT, "year": "²⁰²⁶"}, "四位数"), ({"text": TEXT, "corrects": "x"}, "其他地方"),
        ({"text": "长" * 400_001}, "400,000"), ({"text": "今天天气很好。"}, "找不到政府工作报告的样子"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(cast: Cast, typed: dict[str, str], words: str) -> None:
    page = client_of(cast.inspector).post("/reports/", typed, follow=True)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert not Report.objects.exists()


def test_a_file_that_is_too_big_is_refused(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_jobs, "_LIMITS", review_jobs._LIMITS._replace(size=10))
    file = SimpleUploadedFile("a.txt", TEXT.encode())
    assert "超过 40 MB" in client_of(cast.inspector).post("/reports/", {"files": file}, follow=True).content.decode()


def test_a_refusal_is_told_in_english_and_another_year_helps(cast: Cast) -> None:
    client = client_of(cast.inspector, "en")
    text = "政府工作报告\n各位代表：\n" + "持续推进重点工作，促进经济增长和城市建设。\n" * 20
    page = client.post("/reports/", {"text": text}, follow=True)
    assert "The report&#x27;s year could not be read" in page.content.decode()
    [job] = review_jobs.jobs_of(cast.place)
    assert "not read" in client.get("/reports/").content.decode()
    answer = client.post(f"/reports/incoming/{job.id}/", {"year": "2026"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/reports/{Report.objects.get().pk}/"


def test_progress_is_told_and_a_stopped_reading_is_begun_again(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(cast.inspector)
    monkeypatch.setattr(review_jobs, "start", lambda job: review_jobs._beat(job.id))
    address = client.post("/reports/", {"text": TEXT}).headers["Location"]
    job = review_jobs.job_of(address.split("/")[3])
    assert job is not None
    review_jobs._write(job._replace(done=3, total=8))
    page = client.get(address).content.decode()
    assert "3/8" in page
    assert 'hx-trigger="every 1s"' in page
    part = client.get(address, headers={"HX-Request": "true", "HX-Target": "job"}).content.decode()
    assert "<html" not in part
    assert "3/8" in part
    assert "还在读取" in client.post(address, follow=True).content.decode()
    monkeypatch.setattr(review_jobs, "_SILENT_AFTER", -1.0)
    assert "读取中断了" in client.get(address).content.decode()
    monkeypatch.setattr(review_jobs, "start", review_jobs.read)
    client.post(address)
    polled = client.get(address, headers={"HX-Request": "true", "HX-Target": "job"})
    assert polled.headers["HX-Redirect"] == f"/reports/{Report.objects.get().pk}/"
    assert client_of(stranger()).get(address).status_code == 404


def test_what_breaks_is_told_and_not_only_logged(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_jobs, "document_of", lambda *_: 1 / 0)
    page = client_of(cast.inspector).post("/reports/", {"text": TEXT}, follow=True).content.decode()
    assert "程序出了问题" in page


def test_few_are_read_at_once_and_old_ones_go(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    client = client_of(cast.inspector)
    monkeypatch.setattr(review_jobs, "start", lambda job: review_jobs._beat(job.id))
    for _ in range(review_jobs.MOST_AT_ONCE):
        client.post("/reports/", {"text": TEXT})
    assert "正在读取" in client.post("/reports/", {"text": TEXT}, follow=True).content.decode()
    monkeypatch.setattr(review_jobs, "_KEPT_FOR", -1.0)
    client.post("/reports/", {"text": TEXT})
    assert len(review_jobs.jobs_of(cast.place)) == 1


def test_a_damaged_state_is_no_job(cast: Cast) -> None:
    folder = review_jobs._root() / ("b" * 24)
    folder.mkdir(parents=True)
    for words in ("", "{}", "[1]", json.dumps({"by": 3, "names": []})):
        (folder / "state.json").write_text(words)
        assert review_jobs.job_of("b" * 24) is None
    assert client_of(cast.inspector).get("/reports/").status_code == 200


def test_a_corrected_file_proposes_and_nothing_happens_untaken(cast: Cast, report: Report) -> None:
    client = client_of(cast.inspector)
    text = TEXT.replace("固定资产投资", "工业投资")
    page = client.post("/reports/", {"text": text, "corrects": str(report.pk)}, follow=True)
    here = f"/reports/{report.pk}/proposals/"
    assert page.redirect_chain[-1][0] == here
    assert "待处理的更正建议" in client.get(f"/reports/{report.pk}/").content.decode()
    rows = list(Proposal.objects.filter(report=report))
    assert rows
    drop = next(row for row in rows if row.deed == "drop")
    client.post(here, {"proposal": str(drop.pk), "deed": "take"})
    drop.refresh_from_db()
    assert drop.taken is True
    assert drop.item is not None
    assert drop.item.review == Review.REJECTED
    assert "处理过" in client.post(here, {"proposal": str(drop.pk), "deed": "leave"}, follow=True).content.decode()
    other = next(row for row in rows if row.pk != drop.pk)
    client.post(here, {"proposal": str(other.pk), "deed": "leave"})
    other.refresh_from_db()
    assert other.taken is False
    assert "没有这条建议" in client.post(here, {"proposal": "-1"}, follow=True).content.decode()
    change = Proposal.objects.create(
        report=report, item=first(report), deed="change", layer="commitments", fields={"kind": "event", "lead": None}
    )
    text = client.get(f"{here}?page=99").content.decode()
    assert "活动赛会" in text
    client.post(here, {"proposal": str(change.pk), "deed": "take"})
    assert first(report).fields()["kind"] == "event"


def test_a_long_report_is_shown_fast(cast: Cast) -> None:
    """70,000 characters and more than 400 items."""
    body = TEXT[TEXT.index("三、2026年重点工作") : TEXT.index("四、加强政府自身建设")]
    text = TEXT.replace("四、加强政府自身建设", body * 19 + "四、加强政府自身建设")
    report = keep_register(register=register(text), text=text, place=cast.place, by=actor(cast.inspector), on=NEW_YEAR)
    assert report.items.count() > 400
    client, worst = client_of(cast.inspector), 0.0
    client.get(f"/reports/{report.pk}/")
    for address in ids(report)[:8]:
        with CaptureQueriesContext(connection) as asked:
            times = []
            for _ in range(3):
                began = time.perf_counter()
                assert client.get(address).status_code == 200
                times.append(time.perf_counter() - began)
        assert len(asked) <= 3 * MOST_QUERIES
        worst = max(worst, min(times))
    assert worst < 0.4, "0.1 s on a quiet machine; the bound here is for a busy one"


def test_a_missed_promise_is_taken_up_by_its_words(cast: Cast, report: Report) -> None:
    client = client_of(cast.inspector)
    item = report.items.filter(layer="commitments").exclude(read__quantities=[]).first()
    assert item is not None
    piece = review_text.piece_at(review_text.pieces_of(report), item.start)
    assert piece is not None
    here, words = f"/reports/{report.pk}/parts/{piece.id}/add/", item.quote()

    def told(typed: str) -> str:
        return client.post(here, {"words": typed}, follow=True).content.decode()

    assert f"已经是条目{item.key}" in told(words)
    assert "没有这几个字" in told("这句话报告里没有")
    assert "至少两个字" in told("一")
    text = report.text[piece.start : piece.end]
    often = next(
        pair for pair in map("".join, zip(text, text[1:], strict=False)) if pair.strip() and text.count(pair) > 1
    )
    assert "次，请多抄几个字" in told(often)
    shorter = words[1:-1]
    assert "已补登" in told(shorter[:2] + " \n" + shorter[2:])
    made = report.items.latest("pk")
    assert (made.quote(), made.review, made.read, made.layer) == (shorter, Review.ACCEPTED, None, "commitments")
    assert set(made.fields()["quantities"]) <= set(item.fields()["quantities"])
    assert "已立项" in client.post(f"/reports/{report.pk}/draft/", follow=True).content.decode()
    assert Commitment.objects.get(item=made).quote == shorter
    assert client.post(f"/reports/{report.pk}/parts/nowhere/add/").status_code == 404
