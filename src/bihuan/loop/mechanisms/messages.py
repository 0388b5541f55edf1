"""What a mechanism says when it refuses: what stands against a step, and what would make it allowed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from bihuan.loop.mechanisms.labels import joined, key_label, label, part_label
from bihuan.loop.mechanisms.shape import Ledger, Listing, Mechanism, Parallel, Step, Words
from bihuan.refusals import NotAllowed, NotYours


def goes_as_commitment(m: Mechanism) -> NotAllowed:
    return NotAllowed(
        f"{m.label[0]}按承诺的办法办理，请到承诺页面办理。",
        f"A {m.case[1]} goes the way of the commitments; act on the commitment itself.",
    )


def opened_already(m: Mechanism) -> NotAllowed:
    return NotAllowed(
        f"这个{m.case[0]}已经建档，请打开已有的。", f"This {m.case[1]} is open already; use the one there is."
    )


def not_opened(m: Mechanism) -> NotAllowed:
    return NotAllowed(f"这个{m.case[0]}还没有建档，请先建档。", f"This {m.case[1]} is not open yet; open it first.")


def other_version(m: Mechanism, version: str) -> NotAllowed:
    return NotAllowed(
        f"这个{m.case[0]}按{version}版机制办理，现在用的是{m.version}版，请改用原来的版本。",
        f"This {m.case[1]} goes by version {version} of its mechanism, not {m.version}; use the version it began with.",
    )


def no_such_step(step: str, able: Iterable[Step]) -> NotAllowed:
    zh, en = joined(row.label for row in able)
    return NotAllowed(
        f"没有“{step}”这一步，{f'现在可以：{zh}' if zh else '现在没有可办的步骤，不必再办'}。",
        f"There is no step “{step}”; {f'one can now {_or(en)}' if en else 'nothing is left to be done'}.",
    )


def _or(en: str) -> str:
    return " or ".join(en.rsplit(", ", 1))


def not_your_part(m: Mechanism, step: Step, part: str) -> NotAllowed:
    who, mine = joined(part_label(m, row) for row in step.by), part_label(m, part)
    return NotYours(
        f"{mine[0]}不能“{step.label[0]}”，请由{who[0]}办理。",
        f"It is not for {mine[1]} to {step.label[1]}; ask {_or(who[1])}.",
    )


def not_from_here(m: Mechanism, step: Step, stage: str) -> NotAllowed:
    now, where = m.stages[stage].label, joined(m.stages[row].label for row in step.frm)
    return NotAllowed(
        f"这个{m.case[0]}现在是“{now[0]}”，只有在“{where[0]}”时才能“{step.label[0]}”。",
        f"This {m.case[1]} is at “{now[1]}”; one can {step.label[1]} only at “{_or(where[1])}”.",
    )


def day_goes_back(last: str) -> NotAllowed:
    return NotAllowed(
        f"这件事在{last}已有记录，后办的事不能早于那一天，请改日期。",
        f"Its last entry is of {last}, and nothing later counts for an earlier day; change the date.",
    )


def strange_signs() -> NotAllowed:
    return NotAllowed(
        "文字里有不能保存的控制字符，请去掉后重填。",
        "The text holds signs that cannot be kept; take them off and send it again.",
    )


def carries_too_little(m: Mechanism, step: Step, missing: Iterable[str]) -> NotAllowed:
    keys = joined(key_label(m, key) for key in missing)
    return NotAllowed(f"“{step.label[0]}”还缺少{keys[0]}，请补充。", f"To {step.label[1]} one must give: {keys[1]}.")


def no_such_key(m: Mechanism, step: Step, key: str, known: Iterable[str]) -> NotAllowed:
    rows = list(known)
    zh, _ = joined(key_label(m, row) for row in rows)
    return NotAllowed(
        f"“{step.label[0]}”没有“{key}”这一栏，可以填的是{zh}。",
        f"There is no “{key}” to give here; to {step.label[1]} one can give: {', '.join(rows)}.",
    )


def not_of_kind(m: Mechanism, key: str, kind: str) -> NotAllowed:
    what, fit = key_label(m, key), label("kind", kind)
    return NotAllowed(f"{what[0]}要填{fit[0]}，请改正。", f"The field “{what[1]}” takes {fit[1]}; correct it.")


def no_such_value(what: Words, value: str, known: Mapping[str, Words]) -> NotAllowed:
    zh, _ = joined(known.values())
    return NotAllowed(
        f"{what[0]}没有“{value}”，请从{zh}里选择。",
        f"There is no {what[1]} “{value}”; choose one of {', '.join(known)}.",
    )


def needs_reason(step: Step) -> NotAllowed:
    return NotAllowed(f"“{step.label[0]}”要写明理由。", f"To {step.label[1]} one must give the reason.")


def needs_evidence(step: Step) -> NotAllowed:
    return NotAllowed(
        f"“{step.label[0]}”要有佐证材料，请先上传。", f"To {step.label[1]} one needs evidence; upload it first."
    )


def needs_another_person(before: Step, step: Step) -> NotAllowed:
    return NotAllowed(
        f"“{before.label[0]}”和“{step.label[0]}”要由不同的人办理，请换一位。",
        f"To {before.label[1]} and to {step.label[1]} takes two people; let another do this one.",
    )


def needs_sponsor(step: Step) -> NotAllowed:
    return NotAllowed(
        f"“{step.label[0]}”之前请先确定包联领导。", f"There is no sponsor yet; name one, and then {step.label[1]}."
    )


def needs_unit(step: Step) -> NotAllowed:
    return NotAllowed(
        f"“{step.label[0]}”之前请先确定承办单位。", f"There is no lead unit yet; name one, and then {step.label[1]}."
    )


def not_linked(m: Mechanism) -> NotAllowed:
    return NotAllowed(
        f"这个{m.case[0]}还没有对应的承诺，请先关联承诺。",
        f"This {m.case[1]} belongs to no commitment yet; link it to one first.",
    )


def not_deployed(step: Step, commitment: str) -> NotAllowed:
    return NotAllowed(
        f"承诺“{commitment}”还没有交办，请先交办，再“{step.label[0]}”。",
        f"Commitment “{commitment}” is not deployed; assign it first, and then {step.label[1]}.",
    )


def not_all_passed(p: Parallel, waiting: Iterable[str]) -> NotAllowed:
    names = list(waiting)
    if not names:
        return NotAllowed(
            f"{p.label[0]}还没有一项交出，请先交给有关单位。",
            f"Nothing is given out yet under “{p.label[1]}”; give each item to its unit first.",
        )
    return NotAllowed(
        f"{p.label[0]}还差{'、'.join(names)}，请等这些都通过。",
        f"Under “{p.label[1]}” these have not passed: {', '.join(names)}; wait until they have.",
    )


def item_given(p: Parallel, item: str) -> NotAllowed:
    return NotAllowed(
        f"{p.label[0]}里的“{item}”已经交出，请等办理结果或换一个名称。",
        f"“{item}” is given out already under “{p.label[1]}”; wait for its outcome or take another name.",
    )


def no_open_item(p: Parallel, there: Iterable[str]) -> NotAllowed:
    names = list(there)
    if not names:
        return NotAllowed(
            f"{p.label[0]}里没有待办的子项，请先交出一项。",
            f"Nothing waits under “{p.label[1]}”; give an item to a unit first.",
        )
    return NotAllowed(
        f"{p.label[0]}里没有这个待办的子项，请从{'、'.join(names)}里选择。",
        f"No such item waits under “{p.label[1]}”; choose one of those that do: {', '.join(names)}.",
    )


def not_your_item(item: str) -> NotAllowed:
    return NotAllowed(
        f"“{item}”没有交给贵单位，请由承办它的单位办理。",
        f"“{item}” was given to another unit; let that unit decide it.",
    )


def no_bound(row: Ledger) -> NotAllowed:
    return NotAllowed(
        f"{row.label[0]}还没有确定总数，请先确定。", f"The {_bound(row)} of {row.label[1]} is not set; set it first."
    )


def _head(row: Ledger) -> str:
    """Its words where a sentence begins."""
    return row.label[1][0].upper() + row.label[1][1:]


def _bound(row: Ledger) -> str:
    return "cap" if row.bound == "cap" else "goal"


def bound_not_above_zero(row: Ledger) -> NotAllowed:
    return NotAllowed(
        f"{row.label[0]}的总数要大于零，请改正。",
        f"The {_bound(row)} of {row.label[1]} must be above zero; correct it.",
    )


def bound_below_total(row: Ledger, total: Decimal) -> NotAllowed:
    return NotAllowed(
        f"{row.label[0]}已有{total:f}{row.unit[0]}，总数不能更低，请改数。",
        f"{_head(row)}: {total:f} {row.unit[1]} are used already; the cap cannot be lower, change it.",
    )


def shares_do_not_add_up(row: Ledger, total: Decimal, whole: Decimal) -> NotAllowed:
    return NotAllowed(
        f"{row.label[0]}的分解数合计{total:f}{row.unit[0]}，总数是{whole:f}{row.unit[0]}，请调整分解数。",
        f"{_head(row)}: the shares make {total:f} {row.unit[1]}, the whole is {whole:f} {row.unit[1]}; change the shares.",
    )


def share_below_used(row: Ledger, part: str, used: Decimal) -> NotAllowed:
    return NotAllowed(
        f"“{part}”的{row.label[0]}已有{used:f}{row.unit[0]}，分解数不能更低，请调整。",
        f"{_head(row)}: {part} used {used:f} {row.unit[1]} already; its share cannot be lower, change it.",
    )


def not_split(row: Ledger) -> NotAllowed:
    return NotAllowed(
        f"{row.label[0]}还没有分解，请先分解并核对合计。", f"{_head(row)}: not split yet; split the whole first."
    )


def value_is_zero(row: Ledger) -> NotAllowed:
    return NotAllowed(f"{row.label[0]}的数值不能是零，请改正。", f"{_head(row)}: the value cannot be zero; correct it.")


def goes_below_zero(row: Ledger, part: str, total: Decimal) -> NotAllowed:
    return NotAllowed(
        f"{part}{row.label[0]}现为{total:f}{row.unit[0]}，冲减后会小于零，请改数。",
        f"{_head(row)}{f' of {part}' if part else ''}: {total:f} {row.unit[1]} now, and the correction would pass zero; make it smaller.",
    )


def over_cap(row: Ledger, part: str, left: Decimal) -> NotAllowed:
    return NotAllowed(
        f"{part}{row.label[0]}只剩{left:f}{row.unit[0]}，不能超出，请改数或先调整总数。",
        f"{_head(row)}{f' of {part}' if part else ''}: only {left:f} {row.unit[1]} are left; give less, or have the cap changed first.",
    )


def no_such_share(row: Ledger, part: str, there: Iterable[str]) -> NotAllowed:
    names = list(there)
    return NotAllowed(
        f"{row.label[0]}没有分给“{part}”，请从{'、'.join(names)}里选择或重新分解。",
        f"{_head(row)}: nothing is allotted to {part}; choose one of {', '.join(names)}, or split anew.",
    )


def goal_not_reached(row: Ledger, part: str, total: Decimal, goal: Decimal) -> NotAllowed:
    return NotAllowed(
        f"{part}{row.label[0]}现为{total:f}{row.unit[0]}，未到{goal:f}{row.unit[0]}，达到之后才能办。",
        f"{_head(row)}{f' of {part}' if part else ''}: {total:f} {row.unit[1]} of {goal:f}; it may be done once that is reached.",
    )


def paper_known(paper: str) -> NotAllowed:
    return NotAllowed(
        f"材料“{paper}”已经承诺补交，请换一项或直接补交。",
        f"“{paper}” is promised already; promise another, or deliver it.",
    )


def paper_day_wrong(first: str, last: str) -> NotAllowed:
    return NotAllowed(
        f"补交日期要在{first}至{last}之间，请改日期。",
        f"The paper must be promised for a day from {first} to {last}; change it.",
    )


def no_open_paper(there: Iterable[str]) -> NotAllowed:
    names = list(there)
    if not names:
        return NotAllowed("没有待补交的材料，不必补交。", "No paper is missing; nothing is to be delivered.")
    return NotAllowed(
        f"没有这项待补交的材料，请从{'、'.join(names)}里选择。",
        f"No such paper is missing; choose one of those that are: {', '.join(names)}.",
    )


def papers_missing(names: Iterable[str]) -> NotAllowed:
    rows = list(names)
    return NotAllowed(
        f"还有材料没有补交（{'、'.join(rows)}），请先补交。",
        f"Papers are still missing ({', '.join(rows)}); deliver them first.",
    )


def not_judged(what: Words) -> NotAllowed:
    return NotAllowed(f"还没有{what[0]}，请先征求评价。", f"The {what[1]} is not known yet; ask for it first.")


def not_satisfied(what: Words, value: Words) -> NotAllowed:
    return NotAllowed(
        f"{what[0]}是“{value[0]}”，请重新办理，满意之后才能办这一步。",
        f"The {what[1]} is “{value[1]}”; do the work again, this step waits for a better one.",
    )


def satisfied_already(what: Words, value: Words) -> NotAllowed:
    return NotAllowed(
        f"{what[0]}是“{value[0]}”，不必重新办理，请办结。",
        f"The {what[1]} is “{value[1]}”; nothing is to be redone, close it.",
    )


def is_listed(row: Listing, name: str, until: str) -> NotAllowed:
    return NotAllowed(
        f"“{name}”在{row.label[0]}上，到{until}为止，请等到期或先移出。",
        f"“{name}” is on the {row.label[1]} up to {until}; wait until it runs out, or have it taken off first.",
    )


def nobody_to_list(m: Mechanism, row: Listing) -> NotAllowed:
    what = key_label(m, row.id)
    return NotAllowed(
        f"还不知道{row.label[0]}要列谁，请先填写{what[0]}。",
        f"Nobody is named for the {row.label[1]}; fill in “{what[1]}” first.",
    )


def listed_too_long(row: Listing, first: str, last: str) -> NotAllowed:
    return NotAllowed(
        f"列入{row.label[0]}的截止日期要在{first}至{last}之间，请改日期。",
        f"An entry in the {row.label[1]} must end on a day from {first} to {last}; change it.",
    )


def not_listed_now(row: Listing) -> NotAllowed:
    return NotAllowed(
        f"现在不在{row.label[0]}上，不必移出。",
        f"Nothing of this stands on the {row.label[1]}; nothing is to be taken off.",
    )


def no_clock() -> NotAllowed:
    return NotAllowed(
        "现在这个阶段没有时限，不必延期，请直接办理。", "This stage has no limit; nothing is to be extended, go on."
    )


def asked_too_late(due: str) -> NotAllowed:
    return NotAllowed(
        f"延期要在时限{due}之前申请，现已过期，请在办理时说明原因。",
        f"An extension is asked for before {due}; it has passed, give the cause when you act.",
    )


def extension_not_later(due: str) -> NotAllowed:
    return NotAllowed(
        f"新的时限要晚于现在的时限{due}，请改日期。", f"The new date must be later than {due}; change it."
    )
