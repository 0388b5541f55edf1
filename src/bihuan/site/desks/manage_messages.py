"""What the pages of administration say when they refuse."""

from __future__ import annotations

from bihuan.refusals import NotAllowed


def not_a_day() -> NotAllowed:
    return NotAllowed("日期没有填或填得不对，请重新选择。", "The day is missing or does not fit; choose it again.")


def not_a_number(label: str) -> NotAllowed:
    return NotAllowed(f"“{label}”要填数字，请改正。", f"“{label}” takes a number; mend it.")


def not_chosen(label: str) -> NotAllowed:
    return NotAllowed(f"“{label}”还没有选，请选择。", f"“{label}” is not chosen; choose it.")


def no_toml(line: str) -> NotAllowed:
    return NotAllowed(
        f"第{line}行不合 TOML 的写法，请检查引号、括号和等号。",
        f"Line {line} is no TOML; look at its quotes, brackets and equals signs.",
    )


def toml_ends() -> NotAllowed:
    return NotAllowed("内容在中途断了，请补全引号或括号。", "The TOML ends midway; close its quotes and brackets.")


def key_missing(key: str) -> NotAllowed:
    return NotAllowed(f"缺少“{key}”，请补上。", f"The key {key} is missing; add it.")


def wrong_kind(key: str) -> NotAllowed:
    return NotAllowed(
        f"“{key}”的值类型不对，请对照说明改正。", f"The value of {key} is of the wrong kind; see the reference."
    )


def wrong_words(rule: str) -> NotAllowed:
    return NotAllowed(
        f"规则“{rule}”的说明里有不认识的花括号，请对照说明改正。",
        f"The sentences of the rule {rule} hold braces that mean nothing; see the reference.",
    )


def does_not_fit(error: str) -> NotAllowed:
    return NotAllowed(f"规则有误：{error}，请改正后再试。", f"The rules do not fit: {error}; mend them and try again.")


def rules_too_long(most: int) -> NotAllowed:
    return NotAllowed(f"规则太长，请写在{most:,}字以内。", f"The rules are too long; {most:,} signs at most, please.")


def wrong_password() -> NotAllowed:
    return NotAllowed("原密码不对，请重新输入。", "The present password is wrong; enter it again.")


def passwords_differ() -> NotAllowed:
    return NotAllowed("两次输入的新密码不同，请重新输入。", "The two new passwords differ; enter them again.")


def weak_password() -> NotAllowed:
    return NotAllowed(
        "新密码要有十位以上，不能太常见，也不能与用户名相近，请换一个。",
        "The new password takes ten signs or more, none too common and unlike the user name; choose another.",
    )


def too_many_entries(most: int) -> NotAllowed:
    return NotAllowed(
        f"历史超过{most:,}条，请在服务器上运行 bihuan verify。",
        f"The history has more than {most:,} entries; run bihuan verify on the server.",
    )
