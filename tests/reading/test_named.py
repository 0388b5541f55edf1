"""The weights that tell a name from plain words: the file, the sum, and what each side of it sees."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files

from bihuan.reading.projects.found import Stage
from bihuan.reading.projects.names import may_be_names, names_in
from bihuan.reading.projects.signs import Item, Setting, weigh
from bihuan.reading.words.named import WEIGHTS, Weights
from bihuan.reading.words.pairs import pairs_of

ROWS = files("bihuan.reading.words").joinpath("named.tsv").read_text(encoding="utf-8").splitlines()
TABLES = (
    "least",
    "pair",
    "end",
    "start",
    "stage",
    "stage_end",
    "stage_start",
    "kind",
    "setting",
    "flag",
    "shaped_end",
    "staged_end",
)
TABLES += ("last", "beside", "shape", "length", "body", "head_share")


def setting(words: str, kind: str = "", *, strong: bool = True) -> Setting:
    return Setting(kind, words, Stage((0, len(words)), strong, before=True), past=False)


def items(*words: str) -> list[Item]:
    return [Item(word, pairs_of(word), (0, len(word)), first=False) for word in words]


def alone(table: str, key: str, weight: int) -> Weights:
    """Weights of which only one is any."""
    empty: dict[str, dict[str, int]] = {name: {} for name in TABLES}
    return Weights({**empty, "least": {"": 1}, table: {key: weight}})


def test_the_file_is_in_order_and_holds_each_sign_once() -> None:
    signs = [row.rsplit("\t", 1)[0] for row in ROWS]
    assert signs == sorted(signs)
    assert [sign for sign, times in Counter(signs).items() if times > 1] == []
    assert {row.split("\t")[0] for row in ROWS} == set(TABLES)


def test_every_sign_of_an_item_is_weighed() -> None:
    bridge = items("青岚湾大桥二期")
    for table, key in (
        ("pair", "大桥"), ("end", "二期"), ("start", "青岚湾"), ("staged_end", "期建设"), ("stage", "开工建设"), ("stage_end", "建设"), ("stage_start", "开工"),
        ("kind", ""), ("setting", "12"), ("flag", "plan"), ("flag", "period"), ("length", "3"),
    ):  # fmt: skip
        assert weigh(bridge, setting("开工建设"), alone(table, key, 7)) == [7], (table, key)


def test_what_is_listed_beside_an_item_counts() -> None:
    listed = items("青岚", "云州大桥")
    assert weigh(listed, setting("建设"), alone("last", "大桥", 7)) == [7, 7]
    assert weigh(listed[:1], setting("建设"), alone("last", "青岚", 7)) == [0]


def test_it_tells_names_from_plain_words() -> None:
    assert names_in(items("青岚湾跨海大桥", "岚溪抽水蓄能电站"), setting("建成投用", "项目")) == [True, True]
    assert names_in(items("老旧小区", "供热管网"), setting("改造", strong=False)) == [False, False]


def test_plain_words_are_not_looked_at_twice() -> None:
    assert not may_be_names(items("老旧小区"), setting("改造", strong=False))
    assert may_be_names(items("老旧小区"), setting("改造", "项目", strong=False))
    assert may_be_names(items("老旧小区", "云州大桥"), setting("改造", strong=False))


def test_things_of_one_list_are_of_one_kind_mostly() -> None:
    alone_, listed = items("云州水厂")[0], items("青岚湾跨海大桥", "岚溪抽水蓄能电站", "云州水厂")
    told = setting("打造", strong=False)
    totals = weigh(listed, told, WEIGHTS)
    mean = sum(totals) / len(totals)
    assert names_in(listed, told) == [0.6 * total + 0.4 * mean >= WEIGHTS.least for total in totals]
    assert names_in([alone_], told) == [weigh([alone_], told, WEIGHTS)[0] >= WEIGHTS.least]


def test_a_name_reaches_the_least() -> None:
    assert WEIGHTS.least == next(int(row.rsplit("\t", 1)[1]) for row in ROWS if row.startswith("least"))
    assert names_in(items("岚"), setting("", strong=False)) == [False]
