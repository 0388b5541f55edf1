"""What the API says when it refuses, beside what the loop says."""

from __future__ import annotations

from datetime import date

from bihuan.refusals import NotAllowed, NotYours


def scope_missing(scope: str) -> NotYours:
    return NotYours(
        f"令牌没有“{scope}”权限，请换一个有此权限的令牌。", f"The token lacks the scope {scope}; use one that has it."
    )


def vacant_post(post: str) -> NotYours:
    return NotYours(
        f"{post}现在无人任职，请先办理任职再用这个令牌。",
        f"Nobody holds {post} now; have it filled, then use the token.",
    )


def no_post() -> NotYours:
    return NotYours(
        "您现在没有岗位，请联系管理员办理任职。", "You hold no post now; ask an administrator to give you one."
    )


def not_your_place() -> NotYours:
    return NotYours("这不是您所在地方的事，请由当地办理。", "This belongs to another place; its own people handle it.")


def for_roles(zh: str, en: str) -> NotYours:
    return NotYours(f"这由{zh}办理，请交给他们。", f"This is for {en}; ask them.")


def key_used_otherwise() -> NotAllowed:
    return NotAllowed(
        "这个 Idempotency-Key 已用于另一个请求，请换一个。",
        "This Idempotency-Key was used for another request; take a new one.",
    )


def no_such(zh: str, en: str) -> NotAllowed:
    return NotAllowed(f"没有这个{zh}，请核对编号。", f"There is no such {en}; check its number.")


def day_to_come(day: date) -> NotAllowed:
    return NotAllowed(
        f"{day}还没有到，请选今天或以前的日期。", f"{day} is still to come; choose today or an earlier day."
    )


def wrong_address() -> NotAllowed:
    return NotAllowed(
        "推送地址要以 http:// 或 https:// 开头，不带用户名和密码，请改正。",
        "The address must begin with http:// or https:// and hold no user name or password; mend it.",
    )


def not_json() -> NotAllowed:
    return NotAllowed(
        "内容不是登记册 JSON，请先用 bihuan read 生成。", "This is no register JSON; make one with bihuan read."
    )
