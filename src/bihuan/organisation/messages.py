"""What this room says when it refuses."""

from __future__ import annotations

from datetime import date

from bihuan.refusals import NotAllowed, NotYours


def for_administrators() -> NotYours:
    """Somebody whose post does not look after this."""
    return NotYours("这由管理员办理，请交给他们。", "This is for an administrator; ask them.")


def already_holds(person: str, post: str) -> NotAllowed:
    """A hand-over to the same person."""
    return NotAllowed(
        f"{person}已经任{post}，请选择另一位接任者。", f"{person} holds {post} already; choose another successor."
    )


def hand_over_too_early(post: str, since: date) -> NotAllowed:
    """A hand-over before the present holder began."""
    return NotAllowed(
        f"{post}的现任自{since}起任职，请选择之后的日期。",
        f"The present holder of {post} began on {since}; choose a later day.",
    )


def held_until(post: str, until: date) -> NotAllowed:
    """A hand-over into the time of somebody who left."""
    return NotAllowed(
        f"{post}在{until}以前有人任职，请选择这天或之后的日期。",
        f"{post} was held until {until}; choose that day or a later one.",
    )


def acted_since(person: str, post: str, last: date) -> NotAllowed:
    """A hand-over into days on which the present holder acted."""
    return NotAllowed(
        f"{person}在{last}还以{post}办过事，请选择之后的日期。",
        f"{person} still acted from {post} on {last}; choose a later day.",
    )


def not_active(person: str) -> NotAllowed:
    """A post for somebody who cannot log in."""
    return NotAllowed(
        f"{person}的账号已停用，请先恢复账号。", f"{person} can no longer log in; make the account active first."
    )


def ended_already(post: str, until: date) -> NotAllowed:
    """A tenure that has its end."""
    return NotAllowed(
        f"{post}的这段任职到{until}为止，不必再办。",
        f"This tenure of {post} ends on {until} already; nothing is left to do.",
    )


def begun_already(person: str, since: date) -> NotAllowed:
    """A hand-over that can no longer be undone."""
    return NotAllowed(
        f"{person}自{since}起已经任职，不能撤回，请再办一次交接。",
        f"{person} has held the post since {since}, which cannot be taken back; hand it over once more.",
    )


def last_admin() -> NotAllowed:
    """Nobody could administer any more."""
    return NotAllowed(
        "这是最后一位管理员，请先让另一位管理员任职。",
        "This is the last administrator; let another hold such a post first.",
    )


def not_yourself() -> NotAllowed:
    """An administrator on their own account."""
    return NotAllowed(
        "不能停用自己的账号，请另一位管理员办理。", "You cannot deactivate yourself; ask another administrator."
    )


def held_elsewhere(person: str, place: str) -> NotYours:
    """An account that another place relies on."""
    return NotYours(
        f"{person}还在{place}任职，请由当地管理员办理。",
        f"{person} also holds a post of {place}; ask an administrator there.",
    )


def slug_taken(slug: str) -> NotAllowed:
    return NotAllowed(f"代码“{slug}”已经用了，请换一个。", f"The code “{slug}” is taken; choose another.")


def not_a_slug(slug: str) -> NotAllowed:
    return NotAllowed(
        f"代码“{slug[:20]}”要用小写字母、数字、“-”和“_”，请改正。",
        f"The code “{slug[:20]}” may hold small letters, digits, “-” and “_” alone; mend it.",
    )


def not_a_username(username: str) -> NotAllowed:
    return NotAllowed(
        f"用户名“{username[:20]}”要用两个以上小写字母、数字、“.”“-”“_”，请改正。",
        f"The user name “{username[:20]}” takes two or more small letters, digits, “.”, “-” and “_”; mend it.",
    )


def username_taken(username: str) -> NotAllowed:
    return NotAllowed(
        f"用户名“{username}”已经有了，请换一个。", f"The user name “{username}” is taken; choose another."
    )


def no_name() -> NotAllowed:
    return NotAllowed("还没有填名称，请填写。", "The name is missing; enter it.")


def too_long(words: str, most: int) -> NotAllowed:
    return NotAllowed(f"“{words}…”太长，请写在{most}字以内。", f"“{words}…” is too long; {most} signs at most, please.")


def too_many_duties(most: int) -> NotAllowed:
    return NotAllowed(f"职责太多，请写在{most}条以内。", f"There are too many duties; {most} at most, please.")


def parent_elsewhere(unit: str, place: str) -> NotAllowed:
    return NotAllowed(f"{unit}不在{place}，请选择{place}的单位。", f"{unit} is no unit of {place}; choose one that is.")


def leaders_only() -> NotAllowed:
    return NotAllowed("只有领导岗位才有分管单位，请去掉分管单位。", "Only a leader's post covers units; take them off.")


def no_such_unit(slug: str) -> NotAllowed:
    return NotAllowed(f"没有代码为“{slug[:20]}”的单位，请核对。", f"No unit has the code “{slug[:20]}”; check it.")


def not_changed(day: date) -> NotAllowed:
    return NotAllowed(f"{day}本来就没有改过，不必恢复。", f"{day} was not changed; there is nothing to clear.")


def no_parts_here(place: str) -> NotAllowed:
    """A part of a county."""
    return NotAllowed(
        f"{place}已是县级，下面请设单位而不是地区。", f"{place} is a county; make units under it, not places."
    )
