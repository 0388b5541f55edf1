"""The example year's cases: tickets, a project, a proposal and the rest, each step on its day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from bihuan.demo.deploying import Deployed
from bihuan.demo.evidence import file_of
from bihuan.demo.files import table
from bihuan.loop.cases.models import Case
from bihuan.loop.cases.perform import open_case, take


def deeds(deployed: Deployed) -> Iterator[tuple[date, Callable[[], object]]]:
    """What happens on which day."""
    for row in table("cases")["case"]:
        told = _Told(deployed, row)
        yield row["on"], told.begin
        for step in row["steps"]:
            yield step["on"], partial(told.go_on, step)


class _Told:
    """One case of the files, once it is opened."""

    def __init__(self, deployed: Deployed, row: dict[str, Any]) -> None:
        self.deployed = deployed
        self.row = row
        self.case: Case | None = None

    def begin(self) -> None:
        row, city = self.row, self.deployed.city
        self.case = open_case(
            place=city.place, mechanism=row["mechanism"], data=self._data(row), by=city.holder(row["by"], row["on"]), on=row["on"],
            key=row.get("key", ""),
        )  # fmt: skip

    def go_on(self, step: dict[str, Any]) -> None:
        if self.case is None:
            raise ValueError(f"{self.row['mechanism']} of {self.row['on']}: its first step comes before it is opened")
        by = self.deployed.city.holder(step["by"], step["on"])
        take(self.case, step["step"], by=by, on=step["on"], data=self._data(step), reason=step.get("reason", ""))

    def _data(self, row: dict[str, Any]) -> dict[str, Any]:
        """The data with units, posts, promises and files for their names."""
        data, city = dict(row.get("data", {})), self.deployed.city
        if "unit" in data:
            data["unit"] = city.units[data["unit"]].pk
        if "post" in data:
            data["post"] = city.posts[data["post"]].pk
        if "evidence" in data:
            data["evidence"] = [file_of(data["evidence"], f"{self.row['mechanism']} {row['on']} {data['evidence']}")]
        if "about" in row:
            data["commitment"] = self.deployed.find(row["about"]).pk
        return data
