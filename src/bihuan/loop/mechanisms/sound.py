"""Whether the parts of a mechanism fit each other. The first that does not is named in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import Formatter

from bihuan.loop.mechanisms.checks import CHECKS
from bihuan.loop.mechanisms.conditions import CONDITIONS
from bihuan.loop.mechanisms.effects import EFFECTS, carried
from bihuan.loop.mechanisms.kinds import FIELD_KINDS, KEYS
from bihuan.loop.mechanisms.labels import codes
from bihuan.loop.mechanisms.lights import LIGHTS
from bihuan.loop.mechanisms.shape import Call, Mechanism, Step


def flaws(m: Mechanism) -> Iterator[str]:
    """Each thing that is wrong, with its place."""
    if m.life not in ("stages", "commitment"):
        yield f"life: no life “{m.life}”; there are stages and commitment"
    elif m.life == "commitment":
        yield from _flaws_as_commitment(m)
    else:
        yield from _flaws_of_parts(m)
        yield from _flaws_of_stages(m)
        for step in m.steps.values():
            yield from _flaws_of_step(m, step)
        yield from _flaws_of_roles(m)
        yield from _flaws_of_fields(m)
        yield from _flaws_of_ledgers(m)
        yield from _flaws_of_rest(m)
        yield from _flaws_of_lights(m)


def _flaws_as_commitment(m: Mechanism) -> Iterator[str]:
    if m.steps or m.stages:
        yield "life: a commitment has its own stages and steps; take these out"
    if not m.pack:
        yield "pack: a mechanism that lives as commitments names its rule pack"


def _flaws_of_stages(m: Mechanism) -> Iterator[str]:
    if not m.stages:
        yield "stage: there is none"
        return
    if "open" not in m.steps:
        yield "open: it is not said who opens a case"
        return
    unknown = [
        (s.id, row) for s in m.steps.values() for row in (*s.frm, *([s.to] if s.to else [])) if row not in m.stages
    ]
    if unknown:
        yield f"step “{unknown[0][0]}”: there is no stage “{unknown[0][1]}”"
        return
    yield from (f"step “{s.id}”: it begins at no stage" for s in m.steps.values() if not s.frm and s.id != "open")
    yield from _dead_ends(m)
    for stage in m.stages.values():
        if stage.end and (stage.limit_days is not None or stage.limit_by):
            yield f"stage “{stage.id}”: an end has no limit"
        for field, limits in stage.limit_by.items():
            if len(stage.limit_by) > 1 or field not in m.fields or not set(limits) <= set(m.fields[field].values):
                yield f"stage “{stage.id}”, limit_by: it takes one field and values that this field has"


def _dead_ends(m: Mechanism) -> Iterator[str]:
    ends = {row.id for row in m.stages.values() if row.end}
    if not ends:
        yield "stage: none is an end"
        return
    ways = [(frm, s.to) for s in m.steps.values() if s.to for frm in s.frm]
    reached = _reached({m.first.id}, ways)
    ending = _reached(ends, [(to, frm) for frm, to in ways])
    yield from (f"stage “{row}”: no step leads there" for row in m.stages if row not in reached)
    yield from (f"stage “{row}”: no steps lead from there to an end" for row in m.stages if row not in ending)


def _reached(begin: Iterable[str], ways: list[tuple[str, str]]) -> set[str]:
    """All that can be come to, beginning with some."""
    reached = set(begin)
    while more := {to for frm, to in ways if frm in reached} - reached:
        reached |= more
    return reached


def _flaws_of_step(m: Mechanism, step: Step) -> Iterator[str]:
    place = "open" if step.id == "open" else f"step “{step.id}”"
    if not step.by:
        yield f"{place}: nobody may take it"
    yield from (f"{place}: “{part}” has no role in this mechanism" for part in step.by if part not in m.roles)
    wrong = [*_wrong_calls(m, step.needs, "check"), *_wrong_calls(m, step.does, "effect")]
    if wrong:
        yield f"{place}: {wrong[0]}"
        return
    for key in (*carried(m, step), *step.may_carry):
        if key not in KEYS and key not in m.fields:
            yield f"{place}: “{key}” is neither a common key nor a field of this mechanism"
    about = [call.of for call in step.does if call.of]
    if len(about) != len(set(about)):
        yield f"{place}: it does two things to the same part at once"


def _wrong_calls(m: Mechanism, calls: Iterable[Call], word: str) -> Iterator[str]:
    """Those that are in no vocabulary, or about something that is not there."""
    known = {name: row.of for name, row in CHECKS.items()} if word == "check" else {n: e.of for n, e in EFFECTS.items()}
    for call in calls:
        if call.name not in known:
            yield f"there is no {word} “{call.name}”; there are {', '.join(known)}"
        elif known[call.name] == "papers" or call.name == "papers_all":
            if m.papers is None or call.of:
                yield f"the {word} “{call.name}” wants a table of papers and nothing behind it"
        elif call.of not in _things(m, known[call.name]):
            yield f"the {word} “{call.name}” is about no {known[call.name] or 'part'} “{call.of}”"
        elif call.name in ("satisfied", "unsatisfied") and not m.fields[call.of].good:
            yield f"the {word} “{call.name}” wants a field with good values, and “{call.of}” has none"
        elif call.name in ("split", "parts_add_up") and not m.ledgers[call.of].part:
            yield f"the {word} “{call.name}” wants a ledger with a part, and “{call.of}” has none"


def _things(m: Mechanism, kind: str) -> Iterable[str]:
    """What may stand behind the colon."""
    return {
        "": ("",), "step": m.steps, "ledger": m.ledgers, "parallel": m.parallels, "field": m.fields,
        "listing": m.listings,
    }[kind]  # fmt: skip


def _flaws_of_roles(m: Mechanism) -> Iterator[str]:
    taking = {part for step in m.steps.values() for part in step.by}
    for part in m.roles:
        if part not in codes("part"):
            yield f"roles: there is no part “{part}”; there are {', '.join(codes('part'))}"
        elif part not in taking:
            yield f"roles: “{part}” takes no step"


def _flaws_of_fields(m: Mechanism) -> Iterator[str]:
    for field in m.fields.values():
        if field.id in KEYS:
            yield f"field “{field.id}”: this is a common key already"
        if field.kind not in FIELD_KINDS:
            yield f"field “{field.id}”: no kind “{field.kind}”; there are {', '.join(FIELD_KINDS)}"
        elif field.values and field.kind != "text":
            yield f"field “{field.id}”: what has values is a text"
        if not set(field.good) <= set(field.values):
            yield f"field “{field.id}”, good: it names what is no value"
        if not any(field.id in (*carried(m, step), *step.may_carry) for step in m.steps.values()):
            yield f"field “{field.id}”: no step carries it"


def _flaws_of_parts(m: Mechanism) -> Iterator[str]:
    for row in m.ledgers.values():
        if row.part and (row.part not in m.fields or m.fields[row.part].kind != "text"):
            yield f"ledger “{row.id}”: its part “{row.part}” is no field of texts"


def _flaws_of_ledgers(m: Mechanism) -> Iterator[str]:
    doing = _doing(m)
    for row in m.ledgers.values():
        if row.bound not in ("cap", "goal") or row.over not in ("refused", "alarm"):
            yield f"ledger “{row.id}”: bound is cap or goal, over is refused or alarm"
        if row.value is not None and row.value <= 0:
            yield f"ledger “{row.id}”: its value must be above zero"
        if row.value is None and Call("bound", row.id) not in doing:
            yield f"ledger “{row.id}”: no step sets its {row.bound}"
        if Call("add", row.id) not in doing:
            yield f"ledger “{row.id}”: no step adds to it"


def _flaws_of_rest(m: Mechanism) -> Iterator[str]:
    doing = _doing(m)
    for p in m.parallels.values():
        if not p.passes or not set(p.passes) <= set(p.outcomes):
            yield f"parallel “{p.id}”, passes: it names one or more of its outcomes"
        if not {Call("give", p.id), Call("decide", p.id)} <= doing:
            yield f"parallel “{p.id}”: one step gives its items, another decides them"
    if m.papers and not {Call("promise_paper"), Call("deliver_paper")} <= doing:
        yield "papers: one step promises them, another delivers them"
    for row in m.listings.values():
        if row.id not in m.fields or m.fields[row.id].kind != "text":
            yield f"listing “{row.id}”: there is no field of texts of this id to name who is listed"
        if row.longest_days < 1 or Call("list", row.id) not in doing:
            yield f"listing “{row.id}”: a step lists someone, for a day or longer"


def _doing(m: Mechanism) -> set[Call]:
    return {call for step in m.steps.values() for call in step.does}


def _flaws_of_lights(m: Mechanism) -> Iterator[str]:
    for rule in m.lights:
        if rule.light not in LIGHTS[:2]:
            yield f"light “{rule.id}”: a rule gives red or yellow"
        condition = CONDITIONS.get(rule.when)
        if condition is None:
            yield f"light “{rule.id}”: there is no condition “{rule.when}”; there are {', '.join(CONDITIONS)}"
        elif rule.of not in _things(m, condition.of):
            yield f"light “{rule.id}”: “{rule.when}” is about no {condition.of or 'part'} “{rule.of}”"
        elif not all(_names(text) <= set(condition.facts) for text in rule.because):
            yield f"light “{rule.id}”, because: its facts are {', '.join(condition.facts)}"


def _names(text: str) -> set[str]:
    """The names in braces; a form behind a name is none that a fact has."""
    try:
        holes = [(name, form, turn) for _, name, form, turn in Formatter().parse(text) if name is not None]
    except ValueError:
        return {text}
    return {f"{name}{form}{turn or ''}" for name, form, turn in holes}
