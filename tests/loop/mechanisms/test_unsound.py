"""A file that does not fit is refused with one sentence that names the place."""

from __future__ import annotations

import pytest

from bihuan.loop.mechanisms.mechanism import mechanism_from
from tests.loop.mechanisms.test_invented import TREES

PAPERS = '[papers]\nlabel = ["材料", "papers"]\nlimit_days = 5\n\n[open]'
LISTING = '[[listing]]\nid = "kind"\nlabel = ["名单", "list"]\nlongest_days = 9\n\n[[ledger]]'

CASES = [
    ('id = "trees"', 'id = "trees', "the mechanism is no TOML"),
    ('id = "trees"', "", "a mechanism without id: “id” is missing"),
    ('id = "trees"', 'id = "Trees"', "Trees, id: an id of small letters"),
    ('case = ["树木", "tree"]', 'case = ["树木"]', "trees, case: a pair of texts"),
    ('case = ["树木", "tree"]', 'case = ["树木", " "]', "trees, case: a text is wanted"),
    ('ladder = "default"', 'lader = "default"', "trees: no such key “lader”"),
    ('ladder = "default"', 'ladder = "default"\nversion = "1"', "trees: no such key “version”"),
    ('ladder = "default"', 'ladder = "default"\nlife = "short"', "trees, life: no life “short”"),
    ('ladder = "default"', 'ladder = "default"\nlife = "commitment"', "trees, life: a commitment has its own stages"),
    ('[roles]\n', '[roles]\nfriend = ["朋友", "a friend"]\n', "trees, roles: there is no part “friend”"),
    ('[roles]\n', '[roles]\nleader = ["领导", "a leader"]\n', "trees, roles: “leader” takes no step"),
    ('[open]', '[opening]', "trees: no such key “opening”"),
    ('[open]\n', '[open]\nfrom = ["free"]\n', "trees, open: “from” is not said here"),
    ('id = "adopt"', 'id = "open"', "trees, open: it wants a stage to open a case at, and no other step of this id"),
    ('label = ["待认养", "free"]', "", "trees, stage “free”: “label” is missing"),
    ('limit_days = 10', 'limit_days = "10"', "trees, stage “free”, limit_days: a whole number"),
    ('limit_days = 10', 'limit_days = 10\nend = 1', "trees, stage “free”, end: true or false is wanted, not 1"),
    ('id = "adopted"', 'id = "free"', "trees, stage: “free” stands twice"),
    ('end = true', 'end = true\nlimit_days = 3', "trees, stage “grown”: an end has no limit"),
    ('end = true', "", "trees, stage: none is an end"),
    ('limit_by.kind = { young = 5 }', 'limit_by.kind = { tall = 5 }', "trees, stage “adopted”, limit_by: it takes one"),
    ('limit_by.kind = { young = 5 }', 'limit_by = 5', "trees, stage “adopted”, limit_by: a table is wanted"),
    ('to = "grown"', 'to = "gone"', "trees, step “end”: there is no stage “gone”"),
    ('from = ["free"]\nto', 'from = ["fre"]\nto', "trees, step “adopt”: there is no stage “fre”"),
    ('from = ["adopted"]\nto = "grown"', 'from = ["grown"]\nto = "free"', "trees, stage “grown”: no step leads there"),
    ('to = "grown"', 'to = "free"', "trees, stage “grown”: no step leads there"),
    ('from = ["free"]\nto', 'from = []\nto', "trees, step “adopt”: it begins at no stage"),
    ('by = ["named_unit"]', 'by = []', "trees, step “advise”: nobody may take it"),
    ('by = ["named_unit"]', 'by = ["mayor"]', "trees, step “advise”: “mayor” has no role"),
    ('by = ["named_unit"]', 'by = "named_unit"', "trees, step “advise”, by: a list is wanted"),
    ('"evidence"]', '"evidense"]', "trees, step “end”: there is no check “evidense”; there are reason"),
    ('"another_person:water"', '"another_person:rain"', "step “end”: the check “another_person” is about no step “rain”"),
    ('"another_person:water"', '"another_person"', "step “end”: the check “another_person” is about no step “”"),
    ('"another_person:water"', '"satisfied:kind"', "wants a field with good values, and “kind” has none"),
    ('"another_person:water"', '"parts_add_up:water"', "wants a ledger with a part, and “water” has none"),
    ('"another_person:water"', '"papers_all"', "the check “papers_all” wants a table of papers"),
    ('"another_person:water"', '5', "trees, step “end”, needs: a text is wanted, not 5"),
    ('does = ["add:water"]', 'does = ["drink:water"]', "step “water”: there is no effect “drink”"),
    ('does = ["add:water"]', 'does = ["add:beer"]', "step “water”: the effect “add” is about no ledger “beer”"),
    ('does = ["add:water"]', 'does = ["add:water", "bound:water"]', "step “water”: it does two things to the same part"),
    ('does = ["add:water"]', "", "trees, ledger “water”: no step adds to it"),
    ('carries = ["kind"]', 'carries = ["kind", "age"]', "trees, open: “age” is neither a common key nor a field"),
    ('id = "kind"', 'id = "words"', "trees, stage “adopted”, limit_by"),
    ('[[ledger]]', '[[field]]\nid = "words"\nlabel = ["话", "words"]\n[[ledger]]', "field “words”: this is a common key"),
    ('[[ledger]]', '[[field]]\nid = "age"\nlabel = ["龄", "age"]\n[[ledger]]', "field “age”: no step carries it"),
    ('id = "kind"', 'id = "kind"\nkind = "smell"', "trees, field “kind”: no kind “smell”; there are text"),
    ('id = "kind"', 'id = "kind"\nkind = "day"', "trees, field “kind”: what has values is a text"),
    ('id = "kind"', 'id = "kind"\ngood = ["tall"]', "trees, field “kind”, good: it names what is no value"),
    ('bound = "goal"', 'bound = "wish"', "trees, ledger “water”: bound is cap or goal"),
    ('bound = "goal"', 'bound = "goal"\npart = "soil"', "trees, ledger “water”: its part “soil” is no field"),
    ('value = "30"', "", "trees, ledger “water”: no step sets its goal"),
    ('value = "30"', "value = 30", "trees, ledger “water”, value: a number between quotes is wanted, not 30"),
    ('value = "30"', 'value = "0"', "trees, ledger “water”: its value must be above zero"),
    ('passes = ["healthy"]', "passes = []", "trees, parallel “advice”, passes: it names one or more of its outcomes"),
    ('does = ["decide:advice"]', "", "trees, parallel “advice”: one step gives its items, another decides them"),
    ('[open]', PAPERS, "trees, papers: one step promises them, another delivers them"),
    ('[[ledger]]', LISTING, "trees, listing “kind”: a step lists someone"),
    ('[[ledger]]', LISTING.replace('"kind"', '"name"'), "trees, listing “name”: there is no field of texts of this id"),
    ('light = "yellow"', 'light = "blue"', "trees, light “dry”: a rule gives red or yellow"),
    ('when = "overdue"', 'when = "thirsty"', "trees, light “dry”: there is no condition “thirsty”"),
    ('of = "advice"', 'of = "water"', "trees, light “wait”: “item_overdue” is about no parallel “water”"),
    ('超时{days}', '超时{hours}', "trees, light “wait”, because: its facts are item, days, due"),
    ('超时{days}', '超时{days:d}', "trees, light “wait”, because: its facts are item, days, due"),
    ('超时{days}', '超时{days', "trees, light “wait”, because: its facts are item, days, due"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), CASES)
def test_one_sentence_names_the_place(old: str, new: str, says: str) -> None:
    assert old in TREES
    with pytest.raises(ValueError) as error:  # noqa: PT011 - its words are looked at below
        mechanism_from(TREES.replace(old, new, 1))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_way_that_never_ends_is_found() -> None:
    stuck = TREES + '\n[[stage]]\nid = "lost"\nlabel = ["失踪", "lost"]\n\n[[step]]\nid = "lose"\n'
    stuck += 'label = ["丢失", "lose"]\nfrom = ["free"]\nto = "lost"\nby = ["citizen"]\n'
    with pytest.raises(ValueError, match="trees, stage “lost”: no steps lead from there to an end"):
        mechanism_from(stuck)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("", "pack: a mechanism that lives as commitments names its rule pack"),
        ('pack = "x"\n[open]\nby = []', "open: "),
    ],
)
def test_what_lives_as_commitments_says_little(more: str, says: str) -> None:
    head = 'id = "tasks"\nlabel = ["事", "task"]\ncase = ["事", "task"]\nsource = "x"\nladder = "default"\n'
    with pytest.raises(ValueError, match=says):
        mechanism_from(head + 'life = "commitment"\n' + more)


def test_nothing_is_no_mechanism() -> None:
    head = 'id = "tasks"\nlabel = ["事", "task"]\ncase = ["事", "task"]\nsource = "x"\nladder = "default"\n'
    with pytest.raises(ValueError, match="tasks, stage: there is none"):
        mechanism_from(head)
    with pytest.raises(ValueError, match="tasks, open: it is not said who opens a case"):
        mechanism_from(head + '[[stage]]\nid = "a"\nlabel = ["甲", "a"]\nend = true\n')
