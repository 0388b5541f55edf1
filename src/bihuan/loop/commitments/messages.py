"""What the loop says when it refuses: what stands against it, and what would make it allowed. Shown to people, used in tests."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bihuan.loop.commitments.labels import codes, label, listed
from bihuan.refusals import NotAllowed, NotYours


def drafted_already() -> NotAllowed:
    return NotAllowed("这件事已经立项，请打开已有的承诺。", "This is drafted already; open the commitment there is.")


def not_drafted() -> NotAllowed:
    return NotAllowed(
        "这件事还没有立项，请先从登记册立项。", "This is not drafted yet; draft it from the register first."
    )


def not_your_part(act: str, part: str, by: Iterable[str]) -> NotAllowed:
    what, who, mine = label("act", act), listed("part", by), label("part", part)
    return NotYours(
        f"{mine[0]}不能“{what[0]}”，请由{who[0]}办理。", f"It is not for {mine[1]} to {what[1]}; ask {who[1]}."
    )


def not_from_here(act: str, status: str, frm: Iterable[str]) -> NotAllowed:
    what, now, where = label("act", act), label("status", status), listed("status", frm)
    return NotAllowed(
        f"这件事现在是“{now[0]}”，只有在“{where[0]}”时才能“{what[0]}”。",
        f"This is {now[1]}; one can {what[1]} only while it is {where[1]}.",
    )


def carries_too_little(act: str, missing: Iterable[str]) -> NotAllowed:
    what, keys = label("act", act), listed("key", missing)
    return NotAllowed(f"“{what[0]}”还缺少{keys[0]}，请补充。", f"To {what[1]} one must give: {keys[1]}.")


def strange_signs() -> NotAllowed:
    return NotAllowed(
        "文字里有不能保存的控制字符，请去掉后重填。",
        "The text holds signs that cannot be kept; take them off and send it again.",
    )


def needs_reason(act: str) -> NotAllowed:
    what = label("act", act)
    return NotAllowed(f"“{what[0]}”要写明理由。", f"To {what[1]} one must give the reason.")


def task_without_words(task: str) -> NotAllowed:
    return NotAllowed(
        f"任务“{task}”没有内容或编号重复，请补充内容、改编号。",
        f"Task “{task}” has no words or stands twice; write it, or number it anew.",
    )


def task_hangs_in_the_air(task: str, above: str) -> NotAllowed:
    return NotAllowed(
        f"任务“{task}”的上级“{above}”不在它前面，请先列上级任务。",
        f"Task “{task}” is a part of “{above}”, which does not stand before it; list that first.",
    )


def needs_lead() -> NotAllowed:
    return NotAllowed("交办之前请先确定牵头单位。", "Name the lead unit before assigning.")


def needs_deadline() -> NotAllowed:
    return NotAllowed("交办之前请先确定完成时限。", "Set the deadline before assigning.")


def needs_criterion() -> NotAllowed:
    return NotAllowed(
        "这项承诺没有数字也没有看得见的终点，交办之前请先写明验收标准。",
        "This promise has no number and no end to see; write an acceptance criterion before assigning.",
    )


def lead_supports_itself() -> NotAllowed:
    return NotAllowed(
        "牵头单位不能同时是配合单位，请去掉其中一个。", "The lead unit cannot support itself; take it off one list."
    )


def milestone_too_late(name: str, due: str) -> NotAllowed:
    return NotAllowed(
        f"节点“{name}”晚于完成时限{due}，请改早或先改时限。",
        f"Milestone “{name}” is later than the deadline {due}; move it, or the deadline first.",
    )


def no_such_target(name: str, there: Iterable[str]) -> NotAllowed:
    rows = list(there)
    zh = f"请从现有的里选择：{'、'.join(rows)}" if rows else "请先确定指标"
    en = f"there are: {', '.join(rows)}" if rows else "set one first"
    return NotAllowed(f"没有指标“{name}”，{zh}。", f"There is no target “{name}”; {en}.")


def share_is_no_number() -> NotAllowed:
    return NotAllowed("分解数里有一个不是数字，请改正。", "One of the shares is no number; correct it.")


def shares_do_not_add_up(total: Decimal, whole: Decimal, unit: str) -> NotAllowed:
    return NotAllowed(
        f"各单位分解数合计{total}{unit}，与总数{whole}{unit}不符，请调整分解数。",
        f"The shares make {total} {unit}, the whole is {whole} {unit}; change the shares.",
    )


def report_is_empty() -> NotAllowed:
    return NotAllowed("进展报告是空的，请写一句做到哪里了。", "The report is empty; write how far it got.")


def needs_evidence(act: str) -> NotAllowed:
    what = label("act", act)
    return NotAllowed(f"“{what[0]}”要有佐证材料，请先上传。", f"To {what[1]} one needs evidence; upload it first.")


def no_such_stage(stage: str) -> NotAllowed:
    return NotAllowed(
        f"没有“{stage}”这个项目阶段，请从阶段表里选择。", f"“{stage}” is no project stage; choose one of the ladder."
    )


def stage_goes_back(project: str, now: str, stage: str) -> NotAllowed:
    return NotAllowed(
        f"“{project}”已到“{now}”，退回“{stage}”要写明理由。",
        f"“{project}” is at {now}; to set it back to {stage} give the reason.",
    )


def no_such_milestone(name: str) -> NotAllowed:
    return NotAllowed(
        f"没有节点“{name}”，请从节点表里选择。", f"There is no milestone “{name}”; choose one of the list."
    )


def milestone_reached_already(name: str, on: str) -> NotAllowed:
    return NotAllowed(
        f"节点“{name}”已于{on}完成，不必再报。", f"Milestone “{name}” was reached on {on}; nothing is to be done."
    )


def no_open_instruction() -> NotAllowed:
    return NotAllowed(
        "没有这条待答复的批示，请从待答复的批示里选择。",
        "No such instruction waits for an answer; choose one that does.",
    )


def blocks_itself() -> NotAllowed:
    return NotAllowed(
        "堵点要指向另一个单位，自己的困难请写进进展报告。",
        "A blocker points at another unit; write one's own trouble in the report.",
    )


def no_open_blocker() -> NotAllowed:
    return NotAllowed("没有这个未消除的堵点，请从未消除的堵点里选择。", "No such blocker is open; choose one that is.")


def not_your_blocker() -> NotAllowed:
    return NotAllowed(
        "这个堵点不指向贵单位，请由被指的单位或牵头单位消除。",
        "This blocker points at another unit; that unit or the lead unit may remove it.",
    )


def asked_too_late(due: str) -> NotAllowed:
    return NotAllowed(
        f"延期要在时限{due}之前申请，现已过期，请在进展报告里说明原因。",
        f"An extension is asked for before {due}; it has passed, give the cause in the report.",
    )


def extension_not_later(due: str) -> NotAllowed:
    return NotAllowed(
        f"新的时限要晚于现在的时限{due}，请改日期。", f"The new date must be later than {due}; change it."
    )


def extension_pending(to: str) -> NotAllowed:
    return NotAllowed(f"延至{to}的申请还在办理，请等它办完。", f"The extension to {to} is being handled; wait for it.")


def no_extension_asked() -> NotAllowed:
    return NotAllowed(
        "没有待办的延期申请，请由牵头单位先申请。", "No extension is asked for; the lead unit asks first."
    )


def extension_not_checked() -> NotAllowed:
    return NotAllowed(
        "延期申请还没有审核，请由督查室先审核。",
        "The extension is not checked yet; the supervision office checks first.",
    )


def needs_another_person() -> NotAllowed:
    return NotAllowed("前后两步要由不同的人办理，请换一位。", "The two steps take two people; let another do this one.")


def target_not_observed(measure: str) -> NotAllowed:
    return NotAllowed(f"“{measure}”还没有报送数据，请先报送。", f"“{measure}” has no figure yet; hand it in first.")


def target_not_reached(measure: str, actual: str, value: str, unit: str) -> NotAllowed:
    return NotAllowed(
        f"“{measure}”现为{actual}{unit}，未达到{value}{unit}，达到之后或调整指标之后才能报告办结。",
        f"“{measure}” is {actual} {unit}, not {value} {unit}; claim completion once it is reached or the target is changed.",
    )


def still_blocked(words: str) -> NotAllowed:
    return NotAllowed(
        f"还有堵点没有消除（{words}），请先消除。", f"A blocker is still open ({words}); remove it first."
    )


def no_part_in_it() -> NotAllowed:
    return NotYours(
        "您现在没有可以办理这件事的岗位，请由任职的人办理或先办理任职。",
        "You hold no post that may act on this; let its holder act, or have the post handed over first.",
    )


def day_goes_back(last: str) -> NotAllowed:
    return NotAllowed(
        f"这件事在{last}已有记录，后办的事不能早于那一天，请改日期。",
        f"Its last entry is of {last}, and nothing later counts for an earlier day; change the date.",
    )


def name_is_taken(act: str, name: str) -> NotAllowed:
    what = label("act", act)
    return NotAllowed(
        f"“{what[0]}”的编号“{name}”已经用过，请换一个。", f"The name “{name}” is taken; {what[1]} under another."
    )


def no_open_notice(names: list[str]) -> NotAllowed:
    if not names:
        return NotAllowed("没有待答复的督办单，不必答复。", "There is no open notice; nothing is to be answered.")
    return NotAllowed(
        f"没有这张督办单，待答复的是{'、'.join(names)}，请从中选择。",
        f"There is no such notice; choose one of those still open: {', '.join(names)}.",
    )


def objection_pending() -> NotAllowed:
    return NotAllowed(
        "对这件事的异议正在复核，请等复核完。", "An objection to this is under review; wait for its outcome."
    )


def nothing_to_object_to(against: str, known: list[str]) -> NotAllowed:
    return NotAllowed(
        f"没有“{against}”可提异议，要针对{'、'.join(known)}之一。",
        f"There is no “{against}” to object to; it can be against {', '.join(known)}.",
    )


def no_open_objection() -> NotAllowed:
    return NotAllowed(
        "没有待复核的这项异议，请从待复核的里选择。", "No such objection waits for review; choose one that does."
    )


def no_open_dispute() -> NotAllowed:
    return NotAllowed(
        "没有待答复的这项质疑，请从待答复的里选择。", "No such dispute waits for an answer; choose one that does."
    )


def no_such_code(kind: str, code: str) -> NotAllowed:
    what, known = label("key", kind), codes(kind)
    return NotAllowed(
        f"{what[0]}没有“{code}”，请从{'、'.join(label(kind, c)[0] for c in known)}里选择。",
        f"There is no {what[1]} “{code}”; choose one of {', '.join(known)}.",
    )


def value_is_no_number(value: str) -> NotAllowed:
    return NotAllowed(f"“{value}”不是数，请填阿拉伯数字。", f"“{value}” is no number; write digits.")
