"""What cases say when they refuse, beside what their mechanisms say."""

from __future__ import annotations

from collections.abc import Iterable

from bihuan.refusals import NotAllowed, NotYours


def no_such_mechanism(name: str, known: Iterable[str]) -> NotAllowed:
    return NotAllowed(
        f"没有“{name}”这种机制，请从{'、'.join(known)}里选择。",
        f"There is no mechanism “{name}”; choose one of {', '.join(known)}.",
    )


def not_your_place() -> NotYours:
    return NotYours(
        "这不是您所在地方的事项，请由当地办理。", "This case belongs to another place; its own people handle it."
    )


def no_such_commitment() -> NotAllowed:
    return NotAllowed("没有这项承诺，请核对编号。", "There is no such commitment; check its number.")


def no_such_unit() -> NotAllowed:
    return NotAllowed("没有这个单位，请核对编号。", "There is no such unit; check its number.")


def pushed_already(key: str) -> NotAllowed:
    return NotAllowed(
        f"编号“{key}”已经推送过，请不要重复推送。", f"The key “{key}” was pushed already; do not push it again."
    )


def no_such_post() -> NotAllowed:
    return NotAllowed("没有这个岗位，请核对编号。", "There is no such post; check its number.")
