"""The register kept: what was read stays, what people made of it stands beside, a corrected file proposes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bihuan.history.append import Actor
from bihuan.history.models import Entry
from bihuan.loop.commitments.verify import verify
from bihuan.reading import read_report
from bihuan.refusals import NotAllowed
from bihuan.register import messages
from bihuan.register.keep import keep_register, read_and_keep
from bihuan.register.models import Item, Proposal, Report, Review
from bihuan.register.review import accept, accept_section, correct, merge, reject, split, take
from tests.loop.cast import Cast, gather

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 1)
TEXT = (
    "青岚市政府工作报告\n各位代表：\n一、2025年工作回顾\n全市地区生产总值增长5.1%。\n二、2026年重点工作\n"
    "（一）壮大产业。建成投产云杉新材料二期，新增规上企业20家以上，推动产业链协同发展。\n"
    "（二）改善民生。新建幼儿园6所、投用3所，改造老旧小区12个。\n"
)
CORRECTED = (
    TEXT.replace("20家以上", "25家以上")
    .replace("，推动产业链协同发展", "")
    .replace("改造老旧小区12个", "改造老旧小区12个，新建口袋公园8个")
)


@pytest.fixture
def cast() -> Cast:
    return gather()


def actor(cast: Cast) -> Actor:
    by = cast.inspector
    return Actor(by.person.pk, by.post.pk, by.post.unit_id, by.post.role)


def kept(cast: Cast, text: str = TEXT, corrects: Report | None = None) -> Report:
    return read_and_keep(text=text, name="q.txt", place=cast.place, by=actor(cast), on=DAY, corrects=corrects)


def promise(report: Report, words: str) -> Item:
    return next(item for item in report.items.filter(layer="commitments") if words in item.quote())


def entries(report: Report) -> int:
    return Entry.objects.filter(subject=report.subject).count()


def test_it_keeps_every_item_with_its_very_words(cast: Cast) -> None:
    report = kept(cast)
    register = read_report(TEXT, "q.txt").to_dict()
    for layer in ("quantities", "projects", "commitments"):
        rows = {item.key: item for item in report.items.filter(layer=layer)}
        assert {row["id"]: row["quote"] for row in register[layer]} == {key: item.quote() for key, item in rows.items()}
    assert (report.year, entries(report)) == (2026, 1)
    assert verify().faults == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"format": "other/1"}, messages.not_a_register()),
        ({"source": {"sha256": "0" * 64}}, messages.other_text()),
    ],
)
def test_it_refuses_what_is_no_register_of_this_text(cast: Cast, change: dict[str, Any], why: NotAllowed) -> None:
    register = read_report(TEXT, "q.txt").to_dict() | change
    with pytest.raises(NotAllowed) as refused:
        keep_register(register=register, text=TEXT, place=cast.place, by=actor(cast), on=DAY)
    assert str(refused.value) == str(why)
    assert not Report.objects.exists()


def test_it_refuses_a_span_that_lies_elsewhere_and_a_file_kept_already(cast: Cast) -> None:
    register = read_report(TEXT, "q.txt").to_dict()
    register["commitments"][0] = register["commitments"][0] | {"quote": "别的话"}
    with pytest.raises(NotAllowed, match="位置与文本不符"):
        keep_register(register=register, text=TEXT, place=cast.place, by=actor(cast), on=DAY)
    kept(cast)
    with pytest.raises(NotAllowed, match="已经作为"):
        kept(cast)


def test_it_keeps_what_a_person_corrects_beside_what_was_read(cast: Cast) -> None:
    item = promise(kept(cast), "新增规上企业")
    span, read = (item.start, item.end), item.read
    correct(item=item, changes={"theme": "livelihood"}, by=actor(cast), on=DAY, reason="主题有误")
    item.refresh_from_db()
    assert (item.start, item.end, item.read) == (*span, read)
    assert (item.fields()["theme"], item.review) == ("livelihood", Review.ACCEPTED)
    with pytest.raises(NotAllowed, match="不能直接更正"):
        correct(item=item, changes={"span": [0, 1]}, by=actor(cast), on=DAY)


def test_it_splits_at_the_words_and_merges_again(cast: Cast) -> None:
    report = kept(cast)
    item = promise(report, "新建幼儿园6所")
    whole = report.text.index("新建幼儿园6所"), report.text.index("改造老旧小区") - 1
    Item.objects.filter(pk=item.pk).update(start=whole[0], end=whole[1])
    item.refresh_from_db()
    first, second = split(item=item, at=[report.text.index("投用3所")], by=actor(cast), on=DAY)
    assert (first.quote(), second.quote()) == ("新建幼儿园6所", "投用3所")
    figures = [[report.items.get(key=key).quote() for key in part.fields()["quantities"]] for part in (first, second)]
    assert figures == [["6所"], ["3所"]], "a part keeps the figures that stand in it"
    item.refresh_from_db()
    assert (item.review, first.review) == (Review.REPLACED, Review.PROPOSED)
    assert int(second.key[1:]) == int(first.key[1:]) + 1
    with pytest.raises(NotAllowed, match="已被拆分或合并"):
        accept(item=item, by=actor(cast), on=DAY)
    with pytest.raises(NotAllowed, match="拆分点"):
        split(item=first, at=[0], by=actor(cast), on=DAY)
    both = merge(items=[second, first], by=actor(cast), on=DAY)
    assert both.quote() == "新建幼儿园6所、投用3所"
    assert set(both.came_of.all()) == {first, second}
    with pytest.raises(NotAllowed, match="两个以上"):
        merge(items=[both], by=actor(cast), on=DAY)


def test_it_writes_one_entry_an_act_and_none_for_a_refused_one(cast: Cast) -> None:
    report = kept(cast)
    item = promise(report, "新增规上企业")
    with pytest.raises(NotAllowed, match="理由"):
        reject(item=item, reason=" ", by=actor(cast), on=DAY)
    assert entries(report) == 1
    reject(item=item, reason="重复", by=actor(cast), on=DAY)
    accept(item=item, by=actor(cast), on=DAY)
    section = next(row["id"] for row in report.sections if "改善民生" in row["title"])
    assert accept_section(report=report, section=section, by=actor(cast), on=DAY) > 2
    with pytest.raises(NotAllowed, match="没有章节"):
        accept_section(report=report, section="s99", by=actor(cast), on=DAY)
    assert entries(report) == 4
    assert verify().faults == []


def test_it_proposes_what_a_corrected_file_would_change(cast: Cast) -> None:
    report = kept(cast)
    mine = promise(report, "改造老旧小区")
    correct(item=mine, changes={"theme": "city"}, by=actor(cast), on=DAY)
    before = list(report.items.order_by("pk").values())
    kept(cast, CORRECTED, corrects=report)
    assert list(report.items.order_by("pk").values()) == before
    told = {
        (p.deed, p.fields.get("quote") or (p.item.quote() if p.item else ""))
        for p in report.proposals.filter(layer="commitments")
    }
    assert ("add", "新建口袋公园8个") in told
    assert ("drop", "推动产业链协同发展") in told
    gone = report.proposals.get(layer="commitments", deed="drop", item=promise(report, "推动产业链"))
    take(proposal=gone, by=actor(cast), on=DAY)
    assert promise(report, "推动产业链").review == Review.REJECTED
    with pytest.raises(NotAllowed, match="已经处理过"):
        take(proposal=gone, by=actor(cast), on=DAY, wanted=False)
    assert Proposal.objects.filter(taken__isnull=True).exists()
