"""The year as it was lived: every deed of the example's storylines on its day, done by the acts that people use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from bihuan.demo import cases, feedback
from bihuan.demo.deploying import QUARTERS, Deployed
from bihuan.demo.evidence import file_of
from bihuan.demo.files import YEAR, table
from bihuan.demo.quotes import quoted
from bihuan.loop.advance import acts
from bihuan.loop.commitments.models import Commitment
from bihuan.loop.commitments.perform import By
from bihuan.loop.commitments.roots import seal
from bihuan.loop.commitments.words import Status
from bihuan.loop.deploy import acts as deploying
from bihuan.organisation.models import Post

LATER = {"remind", "ask_hold", "ask_suspension", "ask_target_change", "hand_over"}
"""Kinds of events that are told by other rooms, or by the loading of the cast."""
_DONE = (
    "按月度计划推进，专班碰头{n}次", "新走访{n}家相关单位，问题逐条登记", "到现场核对{n}处，进度与计划相符", "台账补录{n}条，责任落实到人",
    "与财政衔接资金{n}批，手续在办", "完成{n}份材料初审，退回修改两份", "组织培训{n}场，基层同志参加", "对照清单销账{n}项，余下的排了时间",
)  # fmt: skip
_NEXT = (
    "下月转入验收准备",
    "下月重点抓要素保障",
    "雨天误工两天，下月补上",
    "没有需要协调的事项",
    "下月向分管领导汇报一次",
)


def quiet_words(row: Commitment, month: int) -> str:
    """What a unit writes of a month in which nothing special happened."""
    number = row.pk * 7 + month * 5
    done = _DONE[number % len(_DONE)].format(n=2 + number % 11)
    return f"{month}月：{quoted(row.quote, 12)}{done}，{_NEXT[number % len(_NEXT)]}。"


class Deed(NamedTuple):
    """Something that happens on a day; `order` within it."""

    day: date
    order: int
    do: Callable[[], object]


def play(deployed: Deployed, until: date, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Let everything up to a day happen, in order, and seal each day that had a deed. How many deeds there were."""
    deeds = sorted((d for d in _deeds(deployed) if d.day <= until), key=lambda d: (d.day, d.order))
    for i, deed in enumerate(deeds):
        deed.do()
        if i + 1 == len(deeds) or deeds[i + 1].day != deed.day:
            seal(deed.day)
            progress(i + 1, len(deeds))
    return len(deeds)


def _deeds(deployed: Deployed) -> Iterator[Deed]:
    year = table("year")
    told = {row["quote"]: row for row in year["story"]}
    own_receipt = {e["quote"] for e in year["event"] if e["kind"] == "acknowledge"}
    for row in deployed.commitments:
        if row.code not in deployed.leads:
            continue
        story = next((s for quote, s in told.items() if quote in row.quote), None)
        if not any(quote in row.quote for quote in own_receipt):
            yield Deed(_receipt_day(row, year["year"]), 0, _Acknowledge(deployed, row))
        yield from _storyline(deployed, row, story, year) if story else _quiet_line(deployed, row)
    for event in year["event"]:
        if event["kind"] not in LATER:
            yield Deed(event["on"], 3, _told(deployed, event))
    for event in table("feedback")["event"]:
        yield Deed(event["on"], 4, _told(deployed, event))
    yield from (Deed(day, 5, do) for day, do in cases.deeds(deployed))


def _told(deployed: Deployed, event: dict[str, Any]) -> Callable[[], object]:
    """What an event of the files does on its day."""
    by, on, kind = deployed.city.holder(event["by"], event["on"]), event["on"], event["kind"]
    if kind in feedback.OF_PLACE:
        return partial(feedback.OF_PLACE[kind], deployed.city.place, by, on)
    if kind in feedback.TOLD:
        return partial(feedback.TOLD[kind], deployed.find(event["quote"]), event, by, on)
    return _Event(deployed, event)


def _receipt_day(row: Commitment, year: dict[str, Any]) -> date:
    """Within the limit, one after the other."""
    span = (year["acknowledge_by"] - year["issued"]).days
    return year["issued"] + timedelta(days=row.pk % (span + 1))  # type: ignore[no-any-return]


def _storyline(deployed: Deployed, row: Commitment, story: dict[str, Any], year: dict[str, Any]) -> Iterator[Deed]:
    first, report_day = year["year"]["first_report"], year["year"]["report_day"]
    silent = set(story.get("silent", []))
    late = {e["month"]: e for e in year["event"] if e["kind"] == "late_report" and e["quote"] in row.quote}
    ends = story.get("completed")
    for month in range(first, 13):
        if month in silent or month in late or (ends and month > ends.month):
            continue
        own = next((r for r in story["reports"] if r["on"].month == month), None)
        day = own["on"] if own else date(YEAR, month, report_day - row.pk % 4)
        if ends and day > ends:
            day = ends
        yield Deed(day, 1, _Report(deployed, row, story, month, own))
    if ends:
        yield Deed(ends, 2, _Complete(deployed, row, story))
        yield Deed(ends + timedelta(days=6), 2, _Verify(deployed, row))
    if ends and story.get("closed"):
        yield Deed(max(story["closed"], ends + timedelta(days=7)), 2, _Close(deployed, row))


def _quiet_line(deployed: Deployed, row: Commitment) -> Iterator[Deed]:
    """One without a storyline reports each month; at a quarter's end it reaches the milestone it has."""
    for month in range(3, 13):
        on = date(YEAR, month, 28 - row.pk % 5)
        yield Deed(on, 1, _Month(deployed, row, on))


class _Deed:
    """What all deeds share: whom it is done to, and by whom."""

    def __init__(self, deployed: Deployed, row: Commitment) -> None:
        self.deployed = deployed
        self.row = row

    def unit(self, day: date) -> By:
        """Who answers for the lead unit on that day."""
        city = self.deployed.city
        return city.holder(city.by_unit[self.deployed.leads[self.row.code]], day)

    def inspector(self, day: date, *, second: bool = False) -> By:
        """Someone of the supervision office."""
        return self.deployed.city.holder("ducha-director" if second else "ducha-deputy", day)

    def is_open(self) -> bool:
        """Whether units work on it."""
        return self.row.status in (Status.UNDER_WAY, Status.ON_HOLD)


class _Acknowledge(_Deed):
    def __call__(self) -> None:
        day = _receipt_day(self.row, table("year")["year"])
        if self.row.status == Status.ASSIGNED:
            deploying.acknowledge(self.row, by=self.unit(day), on=day)


class _Report(_Deed):
    """A month's report with its figures; the evidence of what the storyline tells."""

    def __init__(
        self, deployed: Deployed, row: Commitment, story: dict[str, Any], month: int, own: dict[str, Any] | None
    ) -> None:
        super().__init__(deployed, row)
        self.story, self.month, self.own = story, month, own

    def __call__(self) -> None:
        if not self.is_open():
            return
        last = date(YEAR, self.month, 28 - self.row.pk % 4)
        day = self.own["on"] if self.own else min(last, self.story.get("completed", last))
        figure = Decimal(str(self.story["figures"][self.month - 1]))
        words = self.own["say"] if self.own else quiet_words(self.row, self.month)
        period = f"{YEAR}-{self.month:02d}"
        acts.report(
            self.row, period=period, words=words, figure=f"{figure}{self.story['unit']}", by=self.unit(day), on=day
        )
        observe_all(self.row, self.story, figure, period, self.unit(day), day)
        files = self.own.get("files", []) if self.own else []
        if files:
            evidence = [file_of(name, f"{self.row.quote}\n{words}\n{name}") for name in files]
            acts.attach(self.row, evidence=evidence, words="、".join(files), by=self.unit(day), on=day)


def observe_all(row: Commitment, story: dict[str, Any], figure: Decimal, period: str, by: By, day: date) -> None:
    """Every target of the commitment at the storyline's figure, in the target's own unit (2万人 is 20000 人)."""
    whole = Decimal(str(story.get("target", 100)))
    for name, target in row.now().targets.items():
        value = (figure * Decimal(target["value"]) / whole).normalize() if whole else figure
        acts.observe(row, target=name, value=Decimal(f"{value:f}"), period=period, source="单位台账", by=by, on=day)


class _Complete(_Deed):
    def __init__(self, deployed: Deployed, row: Commitment, story: dict[str, Any]) -> None:
        super().__init__(deployed, row)
        self.story = story

    def __call__(self) -> None:
        day = self.story["completed"]
        by = self.unit(day)
        if self.row.status != Status.UNDER_WAY:
            return
        state = self.row.now()
        for name, target in state.targets.items():
            value = Decimal(target["value"]) + (1 if target["relation"] == "more_than" else 0)
            if target["actual"] is None or Decimal(target["actual"]) < value:
                acts.observe(
                    self.row,
                    target=name,
                    value=value,
                    period=f"{YEAR}-{day.month:02d}",
                    source="竣工验收",
                    by=by,
                    on=day,
                )
        acts.attach(self.row, evidence=[file_of("验收意见.pdf", self.row.quote)], words="验收意见.pdf", by=by, on=day)
        acts.complete(self.row, words="任务完成，验收材料已上传。", by=by, on=day)


class _Verify(_Deed):
    def __call__(self) -> None:
        if self.row.status == Status.CLAIMED:
            day = date.fromisoformat(self.row.now().report["on"]) if self.row.now().report else date(YEAR, 6, 1)  # type: ignore[index]
            acts.verify(self.row, words="现场核查与材料一致。", by=self.inspector(day), on=day + timedelta(days=6))


class _Close(_Deed):
    def __call__(self) -> None:
        if self.row.status == Status.VERIFIED:
            day = date.fromisoformat(self.row.now().report["on"]) + timedelta(days=7)  # type: ignore[index]
            acts.close(self.row, by=self.inspector(day, second=True), on=day)


class _Month(_Deed):
    def __init__(self, deployed: Deployed, row: Commitment, day: date) -> None:
        super().__init__(deployed, row)
        self.day = day
        self.name = QUARTERS[(day.month - 1) // 3][0]

    def __call__(self) -> None:
        if not self.is_open():
            return
        by = self.unit(self.day)
        words = quiet_words(self.row, self.day.month)
        acts.report(self.row, period=f"{YEAR}-{self.day.month:02d}", words=words, by=by, on=self.day)
        if self.day.month % 3:
            return
        open_ones = [m for m in self.row.now().milestones if m["name"] == self.name and m["reached"] is None]
        for milestone in open_ones if self.row.status == Status.UNDER_WAY else ():
            evidence = [file_of(f"{self.name}节点材料.pdf", self.row.quote + milestone["words"])]
            acts.reach_milestone(self.row, milestone=milestone["name"], evidence=evidence, by=by, on=self.day)


class _Event(_Deed):
    """One of the year's special cases."""

    def __init__(self, deployed: Deployed, event: dict[str, Any]) -> None:
        super().__init__(deployed, deployed.find(event["quote"]))
        self.event = event

    def __call__(self) -> None:
        getattr(self, "_" + self.event["kind"])(
            self.deployed.city.holder(self.event["by"], self.event["on"]), self.event["on"]
        )

    def _assign(self, by: By, on: date) -> None:
        """Issued to another unit, after it was sent back."""
        if self.row.status != Status.RETURNED:
            return
        self.deployed.leads[self.row.code] = self.event["to"]
        post = self._post(self.event["to"])
        support = [unit for unit in self.row.now().support_units if unit != post.unit_id]
        deploying.name_lead(self.row, post=post, by=by, on=on)
        deploying.name_support(
            self.row, units=[u for u in self.deployed.city.units.values() if u.pk in support], by=by, on=on
        )
        deploying.assign(self.row, by=by, on=on)

    def _post(self, unit: str) -> Post:
        return self.deployed.city.posts[self.deployed.city.by_unit[unit]]

    def _acknowledge(self, by: By, on: date) -> None:
        deploying.acknowledge(self.row, by=by, on=on)

    def _send_back(self, by: By, on: date) -> None:
        deploying.send_back(self.row, reason=self.event["say"], by=by, on=on)

    def _late_report(self, by: By, on: date) -> None:
        story = next(
            s for s in table("year")["story"] if s["quote"] in self.row.quote or self.event["quote"] == s["quote"]
        )
        month = self.event["month"]
        figure = Decimal(str(story["figures"][month - 1]))
        period = f"{YEAR}-{month:02d}"
        acts.report(self.row, period=period, words=self.event["say"], figure=f"{figure}{story['unit']}", by=by, on=on)
        observe_all(self.row, story, figure, period, by, on)

    def _ask_extension(self, by: By, on: date) -> None:
        acts.ask_extension(self.row, to=self.event["until"], reason=self.event["say"], by=by, on=on)

    def _check(self, by: By, on: date) -> None:
        if self.row.now().extension:
            acts.check_extension(self.row, opinion=self.event["say"], by=by, on=on)

    def _grant_extension(self, by: By, on: date) -> None:
        acts.grant_extension(self.row, by=by, on=on)

    def _refuse_extension(self, by: By, on: date) -> None:
        acts.refuse_extension(self.row, reason=self.event["say"], by=by, on=on)

    def _block(self, by: By, on: date) -> None:
        unit = self.deployed.city.units[self.event["to"]]
        acts.block(self.row, blocker=self.event["to"], unit=unit, words=self.event["say"], by=by, on=on)

    def _unblock(self, by: By, on: date) -> None:
        """The unit that was pointed at says that it is out of the way."""
        mine = next(slug for slug, unit in self.deployed.city.units.items() if unit.pk == by.post.unit_id)
        acts.unblock(self.row, blocker=mine, words=self.event["say"], by=by, on=on)

    def _instruct(self, by: By, on: date) -> None:
        acts.instruct(self.row, instruction=f"{on:%m%d}", words=self.event["say"], due=self.event["due"], by=by, on=on)

    def _answer_instruction(self, by: By, on: date) -> None:
        acts.answer(
            self.row, instruction=next(iter(self.row.now().instructions)), words=self.event["say"], by=by, on=on
        )

    def _approve_target_change(self, by: By, on: date) -> None:
        name, target = next(iter(self.row.now().targets.items()))
        story = next(s for s in table("year")["story"] if s["quote"] in self.row.quote)
        value = Decimal(self.event["amount"]) * Decimal(target["value"]) / Decimal(str(story["target"]))
        acts.change_target(self.row, target=name, value=value, reason=self.event["say"], by=by, on=on)

    def _suspend(self, by: By, on: date) -> None:
        acts.suspend(self.row, reason=self.event["say"], by=by, on=on)

    def _hold(self, by: By, on: date) -> None:
        acts.hold(self.row, until=self.event["until"], reason=self.event["say"], by=by, on=on)

    def _resume(self, by: By, on: date) -> None:
        """Work goes on where nothing was suspended: a report says so."""
        if self.row.status in (Status.ON_HOLD, Status.SUSPENDED):
            acts.resume(self.row, by=self.inspector(on), on=on)
        else:
            acts.report(self.row, period=f"{on:%Y-%m}", words=self.event["say"], by=by, on=on)

    def _reopen(self, by: By, on: date) -> None:
        acts.reopen(self.row, reason=self.event["say"], by=by, on=on)

    def _complete(self, by: By, on: date) -> None:
        acts.attach(self.row, evidence=[file_of("复测报告.pdf", self.row.quote)], words="复测报告.pdf", by=by, on=on)
        acts.complete(self.row, words=self.event["say"], by=by, on=on)

    def _verify(self, by: By, on: date) -> None:
        acts.verify(self.row, words=self.event["say"], by=by, on=on)

    def _close(self, by: By, on: date) -> None:
        acts.close(self.row, by=by, on=on)
